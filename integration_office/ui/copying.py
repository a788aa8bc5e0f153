"""What is selected as text with tabs, to paste into a sheet or a letter."""

from collections.abc import Iterator
from itertools import chain

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.marks import Marks
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.models.outline_texts import OutlineTexts
from integration_office.wording.effects import unit_label
from integration_office.wording.language import Language
from integration_office.wording.numbers import entry

_FORMULA = ("=", "+", "-", "@")


def table_lines(payload: Payload, figures: Evaluation, marks: Marks, language: Language) -> Iterator[str]:
    """A line of headings, then one for each unit (with all it holds) and post; numbers without groups."""
    tr, texts = language.tr, OutlineTexts(figures, marks, language)
    head = (tr("Kennung"), tr("Bezeichnung"), tr("Art oder Gruppe"), tr("Gehört zu"), tr("VZÄ"), tr("Vollkosten EUR"))
    return ("\t".join(map(_cell, row)) for row in chain((head,), _units(payload, texts), _posts(payload, texts)))


def _units(payload: Payload, texts: OutlineTexts) -> Iterator[tuple[str, ...]]:
    units = texts.figures.organisation.units
    for id in map(UnitId, payload.units):
        unit = units[id]
        above = "" if unit.parent is None else unit_label(units[unit.parent])
        yield (id, unit.name, texts.kind(id), above, *_amounts(id, None, texts))


def _posts(payload: Payload, texts: OutlineTexts) -> Iterator[tuple[str, ...]]:
    organisation = texts.figures.organisation
    for id in map(PositionId, payload.positions):
        post = organisation.positions[id]
        above = unit_label(organisation.units[post.unit])
        yield (id, post.title, str(post.grade or ""), above, *_amounts(post.unit, id, texts))


def _amounts(unit: UnitId, position: PositionId | None, texts: OutlineTexts) -> tuple[str, str]:
    fte, cost = texts.fte(unit, position), texts.cost(unit, position)
    return entry(fte, 4, texts.language), "" if cost is None else entry(cost, 2, texts.language)


def _cell(text: str) -> str:
    """On one line, and never taken for a formula."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
