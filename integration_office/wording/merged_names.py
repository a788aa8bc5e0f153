"""Names to propose for a unit that others are merged into, made of theirs."""

from collections.abc import Sequence
from itertools import takewhile

from integration_office.wording.language import Language
from integration_office.wording.names import Names

_HEADS = (
    *("verwaltung", "abteilung", "behörde", "zentrum", "referat", "service", "stelle", "dienst", "kasse"),
    *("hilfe", "büro", "team", "amt"),
)
"""How German names of units end; only of these is one written once: Ordnungs- und Bürgeramt."""


def merged_names(names: Sequence[str], language: Language) -> tuple[str, ...]:
    """All together, shortened where they begin or end alike; then each by itself. Each once."""
    different = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if len(different) < 2:
        return different
    return tuple(dict.fromkeys((_joint(different, language), *different)))


def _joint(names: tuple[str, ...], language: Language) -> str:
    listed = Names(language).listed
    start = _common_start(names)
    if start:
        return start + listed(tuple(name[len(start) :] for name in names), len(names))
    head = _common_head(names)
    if head:
        shortened = tuple(f"{name[: -len(head)]}-" for name in names[:-1])
        return listed((*shortened, names[-1]), len(names))
    return listed(names, len(names))


def _common_start(names: tuple[str, ...]) -> str:
    """The whole words that all names begin with, each going on behind them."""
    pairs = zip(min(names), max(names), strict=False)
    common = "".join(each for each, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = common[: common.rfind(" ") + 1]
    return start if all(name[len(start) :].strip() for name in names) else ""


def _common_head(names: tuple[str, ...]) -> str:
    """The last part of the compound that all names are, one word each."""
    return next((head for head in _HEADS if all(_is_compound_with(name, head) for name in names)), "")


def _is_compound_with(name: str, head: str) -> bool:
    return " " not in name and name.endswith(head) and len(name) > len(head) + 2
