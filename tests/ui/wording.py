"""A language in which every text of the program is marked and longer, and what a user reads in a window."""

import gettext
import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QWidget,
)

from integration_office.domain.plan import Plan
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.language import Language

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_LOOKED_AT = 40
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")
_TAGS = re.compile(r"<[^>]+>")
_KEYS = re.compile(r"(Ctrl|Alt|Shift|Return|Home|Backspace|PgUp|PgDown|Space|Menu)\b")
_BREAK = "\N{ZERO WIDTH SPACE}"


class _Pseudo(gettext.NullTranslations):
    """Texts 140 % as long, between marks; placeholders stay as they are."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{'~' * round(len(message) * LONGER)}{CLOSE}"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


def pseudo_language() -> Language:
    return Language("de", _Pseudo())


def unmarked(text: str, known: frozenset[str]) -> list[str]:
    """The words of a text that no translation could reach and that are no data of the plan or the law."""
    left = _KEYS.sub(" ", _TAGS.sub(" ", text.replace(_BREAK, "")))
    for phrase in sorted((each for each in known if each in left), key=len, reverse=True):
        left = left.replace(phrase, " ")
    while (shorter := _INNERMOST.sub(" ", left)) != left:
        left = shorter
    return [word for word in _WORD.findall(left) if word not in known]


def texts_in(widget: QWidget) -> Iterator[str]:
    """Everything that can be read or heard in a widget and all it holds, as far as it is shown."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisibleTo(widget):
            yield each.accessibleName()
            yield each.accessibleDescription()
            yield each.toolTip()
            yield from _own_texts(each)


def _own_texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case QHeaderView():
            return
        case QAbstractItemView():
            yield from _cells(widget)
        case PlainLabel() | QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QGroupBox():
            yield widget.title()
        case QDockWidget():
            yield widget.windowTitle()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if not isinstance(model, QAbstractItemModel):
        return
    rows = min(model.rowCount(QModelIndex()), _LOOKED_AT)
    # A list has one column and keeps how many to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    if isinstance(view, QTreeView) or hasattr(view, "horizontalHeader"):
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(columns))
    for row in range(rows):
        for column in range(columns):
            yield str(model.index(row, column).data() or "")


def data_words(plan: Plan, law: frozenset[str]) -> frozenset[str]:
    """What the plan and the law call things: no text of the program."""
    state = plan.baseline
    named = {
        *(unit.name for unit in state.units.values()),
        *(post.title for post in state.positions.values()),
        *(task.name for task in state.tasks.values()),
        *(each for post in state.positions.values() for each in post.competences),
        *plan.scenarios,
        plan.info.title,
    }
    return frozenset(each for each in named | law if each)
