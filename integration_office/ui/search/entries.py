"""What the command palette offers: every command of the menus, scenarios, and what is typed in the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from rapidfuzz import fuzz, utils

from integration_office.ui.looking import WHY
from integration_office.ui.search.needs import need_text
from integration_office.wording.language import Language

_GOOD_ENOUGH = 70
_LESS_IF_IMPOSSIBLE = 0.15
_PATH = " › "


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """A command; `detail` says in which menu it stands, or why it cannot be given now."""

    title: str
    detail: str
    keys: str
    is_possible: bool
    action: QAction


def commands_in(bar: QMenuBar, language: Language) -> tuple[Command, ...]:
    """Everything that can be chosen in the menus, in their order, each once."""
    found: dict[QAction, Command] = {}
    for action, path in _leaves(bar):
        if action not in found:
            found[action] = _command(action, path, language)
    return tuple(found.values())


def ranked(commands: Sequence[Command], text: str) -> list[Command]:
    """Those that fit what is typed, the best first; what cannot be given now behind others almost as good.

    Every word in title or menu is best; a misspelt or shortened title is found too.
    """
    words = text.casefold().split()
    if not words:
        return sorted(commands, key=lambda each: not each.is_possible)
    scored = []
    for place, each in enumerate(commands):
        title, whole = each.title.casefold(), f"{each.title} {each.detail}".casefold()
        if all(word in title for word in words):
            score = 170.0 if title.startswith(words[0]) else 150.0
        elif all(word in whole for word in words):
            score = 120.0
        else:
            score = fuzz.WRatio(text, each.title, processor=utils.default_process)
        if score >= _GOOD_ENOUGH:
            less = 0.0 if each.is_possible else score * _LESS_IF_IMPOSSIBLE
            scored.append((score - less, -place, each))
    return [each for *_, each in sorted(scored, key=lambda entry: entry[:2], reverse=True)]


def plain_text(action: QAction) -> str:
    """The text of an action without its letter and the dots that promise a dialog."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(" …")


def _command(action: QAction, path: str, language: Language) -> Command:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    why = "" if action.isEnabled() else action.property(WHY) or need_text(action.objectName(), language)
    return Command(plain_text(action), why or path, keys, action.isEnabled(), action)


def _leaves(menu: QMenuBar | QMenu, path: str = "") -> Iterator[tuple[QAction, str]]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _leaves(below, f"{path}{_PATH}{plain_text(action)}".removeprefix(_PATH))
        elif not action.isSeparator() and action.isVisible() and action.text():
            yield action, path
