"""Who does a task with how much: posts by office, the office with most of it first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.quantity import FTE_SCALE, half_away
from integration_office.domain.share_range import ShareRange, share_range
from integration_office.ui.views.table import Column
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import fte_number


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post's share in a task (ten-thousandths), its range if it is not sure, and the planned FTE × 10⁸ it means."""

    post: PositionId
    title: str
    office: UnitId
    office_name: str
    office_fte: int
    share: int
    range: ShareRange | None
    fte: int
    competent: bool

    @property
    def place(self) -> tuple[int, str, int]:
        """The office with most of it first, in it the post with most."""
        return (-self.office_fte, self.office, -self.fte)


def who_does(state: Evaluation, task: TaskId) -> list[PostRow]:
    """The posts with a share in a task, offices and posts with most of it first."""
    row = state.tasks.row.get(task)
    if row is None:
        return []
    columns = state.assignments
    whole = state.overlap.task(task).fte
    found = []
    for at in range(int(columns.start[row]), int(columns.start[row + 1])):
        post = state.positions.ids[int(columns.position[at])]
        found.append(_row(state, post, task, whole, bool(columns.competent[at])))
    return sorted(found, key=lambda each: (*each.place, each.post))


def _row(state: Evaluation, post: PositionId, task: TaskId, whole: Mapping[UnitId, int], competent: bool) -> PostRow:
    organisation = state.organisation
    position = organisation.positions[post]
    share = next(each for each in organisation.assignments[post] if each.task == task)
    office = state.offices[position.unit]
    fte = position.terms.fte_planned * share.share
    name = organisation.units[office].name
    return PostRow(
        post=post,
        title=position.title,
        office=office,
        office_name=name,
        office_fte=whole.get(office, 0),
        share=share.share,
        range=share_range(share),
        fte=fte,
        competent=competent,
    )


def who_columns(language: Language) -> Sequence[Column[PostRow]]:
    """Office, post, share with its range, FTE, competence."""
    names = Names(language)
    share: Column[PostRow] = Column(
        language.tr("Anteil"),
        lambda row: share_text(row, names),
        lambda row: row.share,
        "100 %",
        is_number=True,
    )
    return (*_who(language), share, *_how_much(language))


SHARE, RANGE = 2, 3
"""The columns of `editable_who_columns` that can be typed over."""


def editable_who_columns(language: Language) -> Sequence[Column[PostRow]]:
    """The same, where share and range each have a column that can be typed over."""
    tr, names = language.tr, Names(language)
    share: Column[PostRow] = Column(
        tr("Anteil"),
        lambda row: names.share(row.share),
        lambda row: row.share,
        "100 %",
        is_number=True,
        edit=lambda row: names.share(row.share),
        hint=tr("Mit diesem Anteil wird gerechnet; 0 % beendet die Zuordnung"),
    )
    known: Column[PostRow] = Column(
        tr("Spanne"),
        lambda row: range_text(row, names) or "–",
        lambda row: (-1, -1) if row.range is None else (row.range.low, row.range.high),
        "100 %–100 %",
        is_number=True,
        edit=lambda row: range_text(row, names),
        hint=tr("Wenn der Anteil nicht sicher ist: zwischen welchen Werten er liegt, zum Beispiel 40 % – 60 %"),
    )
    return (*_who(language), share, known, *_how_much(language))


def _who(language: Language) -> Sequence[Column[PostRow]]:
    tr = language.tr
    return (
        Column(
            tr("Amt"),
            lambda row: row.office_name or row.office,
            lambda row: row.place,
            "Sozialamt",
            tip=lambda row: _called(row.office, row.office_name),
        ),
        Column(
            tr("Stelle"), lambda row: _called(row.post, row.title), lambda row: row.post, "0116-A11-0", stretch=True
        ),
    )


def _how_much(language: Language) -> Sequence[Column[PostRow]]:
    tr = language.tr
    return (
        Column(tr("VZÄ"), lambda row: number(row.fte, language), lambda row: row.fte, "00,00", is_number=True),
        Column(
            tr("Eignung"),
            lambda row: tr("ja") if row.competent else tr("fehlt"),
            lambda row: row.competent,
            "fehlt",
            hint=tr("Ob die Stelle eine der Kompetenzen hat, die die Aufgabe verlangt"),
        ),
    )


def range_text(row: PostRow, names: Names) -> str:
    """40 %–60 %; nothing where the share is sure."""
    return "" if row.range is None else f"{names.share(row.range.low)}–{names.share(row.range.high)}"


def share_text(row: PostRow, names: Names) -> str:
    """50 %, with its range behind it where it is not sure: 50 % (40 %–60 %)."""
    if row.range is None:
        return names.share(row.share)
    return f"{names.share(row.share)} ({names.share(row.range.low)}–{names.share(row.range.high)})"


def number(fte: int, language: Language) -> str:
    """FTE × 10⁸ as a number without unit."""
    return fte_number(half_away(fte, FTE_SCALE), language)


def _called(id: str, name: str) -> str:
    return f"{id}  {name}" if name and name != id else id
