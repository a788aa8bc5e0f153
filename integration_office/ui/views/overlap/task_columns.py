"""The columns of the list of tasks in the overlap view."""

from collections.abc import Sequence

from integration_office.domain.identity import UnitId
from integration_office.ui.views.overlap.picture import TaskRow
from integration_office.ui.views.table import Column
from integration_office.ui.views.who import number
from integration_office.wording.judgements import judgement_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, percent, signed


def overlap_columns(language: Language, *, compared: bool) -> Sequence[Column[TaskRow]]:
    """With a column for the difference from the Ist-Stand where there is one."""
    tr = language.tr
    name: Column[TaskRow] = Column(
        tr("Aufgabe"),
        lambda row: f"{row.id}  {row.name}" if row.name else row.id,
        lambda row: row.id,
        "000000  Netzwerkpflege und",
        stretch=True,
    )
    offices: Column[TaskRow] = Column(
        tr("Ämter"), lambda row: str(len(row.fte)), lambda row: len(row.fte), "00", is_number=True
    )
    overlap: Column[TaskRow] = Column(
        tr("VZÄ doppelt"),
        lambda row: number(row.overlap, language),
        lambda row: row.overlap,
        "000,00",
        is_number=True,
        hint=tr("VZÄ, die außerhalb des federführenden Amtes an der Aufgabe arbeiten"),
    )
    change: Column[TaskRow] = Column(
        tr("± Ist-Stand"),
        lambda row: signed(number(row.change, language)) if row.change else "=",
        lambda row: row.change,
        "−00,00",
        is_number=True,
        hint=tr("Unterschied der doppelten VZÄ zum Ist-Stand"),
    )
    return (name, offices, overlap, *((change,) if compared else ()), *_further(language))


def _further(language: Language) -> Sequence[Column[TaskRow]]:
    tr = language.tr
    return (
        Column(
            tr("Kosten"),
            lambda row: "–" if row.cost is None else euro(row.cost, language),
            lambda row: row.cost or 0,
            "0.000.000 €",
            is_number=True,
            hint=tr("Vollkosten der Anteile außerhalb des federführenden Amtes im gezeigten Jahr"),
        ),
        Column(
            tr("Federführend"),
            lambda row: row.lead_name,
            lambda row: row.lead_name.casefold(),
            "Sozialamt",
            hint=tr("Das Amt mit den meisten VZÄ"),
        ),
        Column(
            tr("Streuung"),
            lambda row: percent(row.fragmentation, language),
            lambda row: row.fragmentation,
            "100 %",
            is_number=True,
            hint=tr("0 %: ein Amt tut alles; je höher, desto mehr Ämter teilen sich die Aufgabe"),
        ),
        Column(
            tr("Urteil"),
            lambda row: judgement_text(row.judgement, language),
            lambda row: row.judgement.value,
            "Doppelstruktur",
            tip=lambda row: row.reason,
        ),
    )


def found_in(text: str, row: TaskRow) -> bool:
    """Whether the words somebody typed stand in the name or id."""
    place = f"{row.id} {row.name}".casefold()
    return all(word in place for word in text.casefold().split())


def shared_by(pair: tuple[UnitId, UnitId], row: TaskRow) -> bool:
    """Whether both offices work on the task."""
    return all(row.fte.get(office) for office in pair)
