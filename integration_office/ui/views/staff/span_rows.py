"""Spans of control by unit beside the planner's own guardrails, and head posts that stand twice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import DoubledHead, doubled_heads
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.unit import Unit
from integration_office.ui.views.table import Column
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names


class Verdict(IntEnum):
    """Where a span lies; EMPTY: there is nothing to lead."""

    BELOW = 0
    WITHIN = 1
    ABOVE = 2
    EMPTY = 3


@dataclass(frozen=True, slots=True)
class Guardrails:
    """The planner's own bounds, both included; 0: none."""

    least: int = 0
    most: int = 0

    @property
    def is_set(self) -> bool:
        return bool(self.least or self.most)

    @property
    def is_upside_down(self) -> bool:
        return bool(self.least and self.most and self.least > self.most)

    def verdict(self, span: int) -> Verdict:
        if span == 0:
            return Verdict.EMPTY
        if self.most and span > self.most:
            return Verdict.ABOVE
        return Verdict.BELOW if span < self.least else Verdict.WITHIN


@dataclass(frozen=True, slots=True)
class SpanRow:
    """`before`: the span in the Ist-Stand (None: the unit was not there). `heads`: own posts marked as head."""

    place: int
    unit: Unit
    office: str
    span: int
    before: int | None
    units: int
    heads: tuple[PositionId, ...]
    guessed: bool

    @property
    def posts(self) -> int:
        """Own posts other than the head."""
        return self.span - self.units


@dataclass(frozen=True)
class Spans:
    rows: tuple[SpanRow, ...]
    doubled: tuple[DoubledHead, ...]
    layers: int

    @property
    def middle(self) -> int:
        """The median of the spans of units that lead anything; 0: none does."""
        found = sorted(row.span for row in self.rows if row.span)
        return found[len(found) // 2] if found else 0

    @property
    def largest(self) -> int:
        return max((row.span for row in self.rows), default=0)


def spans(effects: Effects) -> Spans:
    """Looks at every unit and post: not for the thread of the window."""
    state, before = effects.after, effects.before.spans
    heads: defaultdict[UnitId, list[PositionId]] = defaultdict(list)
    for post in state.organisation.positions.values():
        if post.is_head:
            heads[post.unit].append(post.id)
    rows = []
    for place, id in enumerate(state.organisation.preorder):
        own = tuple(heads.get(id, ()))
        guessed = any(state.organisation.positions[each].illustrative for each in own)
        office = state.organisation.units[state.offices[id]]
        units = len(state.organisation.children.get(id, ()))
        unit = state.organisation.units[id]
        rows.append(
            SpanRow(place, unit, office.name or office.id, state.spans[id], before.get(id), units, own, guessed)
        )
    return Spans(tuple(rows), doubled_heads(effects.before.organisation, state.organisation), state.layers)


class Rails:
    """Holds the guardrails that hold now, for columns that are made once."""

    def __init__(self, now: Guardrails) -> None:
        self.now = now


def span_columns(language: Language, rails: Rails) -> Sequence[Column[SpanRow]]:
    tr = language.tr

    def before(row: SpanRow) -> str:
        return tr("neu") if row.before is None else "" if row.before == row.span else str(row.before)

    def heads(row: SpanRow) -> str:
        if not row.heads:
            return tr("keine")
        text = str(len(row.heads))
        return tr("{n} (Beispiel)", n=text) if row.guessed else text

    return (
        Column(tr("Einheit"), lambda row: row.unit.name or row.unit.id, lambda row: row.place, "m" * 16, stretch=True),
        Column(
            tr("Art"),
            lambda row: unit_kind_text(row.unit.kind, language),
            lambda row: unit_kind_text(row.unit.kind, language),
            "Stabsstelle",
        ),
        Column(tr("Amt"), lambda row: row.office, lambda row: row.office.casefold(), "Sozialamt M"),
        Column(
            tr("Spanne"),
            lambda row: str(row.span),
            lambda row: row.span,
            "0000",
            is_number=True,
            hint=tr("Direkte Einheiten und eigene Stellen ohne die Leitung"),
        ),
        Column(
            tr("Leitplanke"),
            lambda row: verdict_text(row, rails.now, language),
            lambda row: (rails.now.verdict(row.span), row.span),
            "▲ über 12",
            hint=tr("Nach Ihren eigenen Werten oben; keine Norm"),
        ),
        Column(tr("Einheiten"), lambda row: str(row.units), lambda row: row.units, "000", is_number=True),
        Column(tr("Stellen"), lambda row: str(row.posts), lambda row: row.posts, "0000", is_number=True),
        Column(
            tr("Leitungen"), heads, lambda row: len(row.heads), "1 (Beispiel)", tip=lambda row: ", ".join(row.heads)
        ),
        Column(
            tr("Ist-Stand"),
            before,
            lambda row: -1 if row.before is None else row.before,
            "0000",
            is_number=True,
            hint=tr("Die Spanne im Ist-Stand, wo sie anders ist"),
        ),
    )


def verdict_text(row: SpanRow, rails: Guardrails, language: Language) -> str:
    tr = language.tr
    match rails.verdict(row.span):
        case Verdict.ABOVE:
            return tr("▲ über {most}", most=rails.most)
        case Verdict.BELOW:
            return tr("▼ unter {least}", least=rails.least)
        case Verdict.WITHIN:
            return tr("im Rahmen") if rails.is_set else ""
    return "–"


def doubled_text(doubled: DoubledHead, effects: Effects, language: Language) -> str:
    """561 „Integration“: 0102 „Leitung“ (leitete 32.4 „…“) und …"""
    tr = language.tr
    now, before = Names(language, effects.after.organisation), Names(language, effects.before.organisation)
    heads = tuple(
        now.position(head.position)
        if head.led is None
        else tr("{post} (leitete {unit})", post=now.position(head.position), unit=before.unit(head.led))
        for head in doubled.heads
    )
    text = tr("{unit}: {heads}", unit=now.unit(doubled.unit), heads=now.listed(heads))
    return f"{text} · {tr('Beispieldaten')}" if doubled.illustrative else text
