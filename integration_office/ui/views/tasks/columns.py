"""The columns of the table of tasks, which of them can be typed over, and which rows a filter shows."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from integration_office.application.task_edits import Judgement, judgement
from integration_office.domain.quantity import half_away, rounded
from integration_office.domain.task import Task
from integration_office.ui.views.demand import demand_text, entry, fte_entry
from integration_office.ui.views.table import Column
from integration_office.ui.views.tasks.missing import missing_text
from integration_office.ui.views.tasks.rows import Missing, TaskLine
from integration_office.ui.views.who import number
from integration_office.wording.judgements import judgement_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import plain, signed

KEYS = (
    *("id", "name", "missing", "demand", "cases", "minutes", "capacity", "gap"),
    *("offices", "planned", "duties", "competences", "conflicts", "judgement"),
)
"""The columns by place."""

DEMAND_KEYS = frozenset({"demand", "cases", "minutes"})
_UNKNOWN_LAST = -math.inf
"""Sorted by rounded numbers: fractions take ten times as long to compare."""
_CHANGED = "△"


def task_columns(language: Language, minutes: Callable[[], Decimal]) -> Sequence[Column[TaskLine]]:
    """In the order of KEYS; `minutes` gives the minutes of a year that hold now."""
    return (*_first(language), *_demand(language, minutes), *_numbers(language), *_texts(language))


def _first(language: Language) -> Sequence[Column[TaskLine]]:
    tr = language.tr
    return (
        Column(tr("Kennung"), lambda row: row.task.id, lambda row: row.task.id, "011602"),
        Column(
            tr("Bezeichnung"),
            lambda row: row.task.name,
            lambda row: row.task.name.casefold(),
            "Netzwerkpflege und Stadtteil",
            edit=lambda row: row.task.name,
            share=0.26,
        ),
        Column(
            tr("Fehlt"),
            lambda row: ", ".join(missing_text(each, language) for each in row.missing) or "–",
            lambda row: (len(row.missing), row.missing),
            "Recht, Stellen, Bed",
            hint=tr("Was zur Aufgabe noch niemand gesagt hat; was das bewirkt, steht unten"),
        ),
    )


def _demand(language: Language, minutes: Callable[[], Decimal]) -> Sequence[Column[TaskLine]]:
    tr = language.tr
    return (
        Column(
            tr("Bedarf VZÄ"),
            lambda row: _demand_cell(row, language),
            lambda row: _UNKNOWN_LAST if row.demand is None else float(row.demand),
            "△ 000,00",
            is_number=True,
            tip=lambda row: demand_basis(row, language, minutes()),
            edit=lambda row: fte_entry(row.task.demand_fte, language),
            hint=tr("VZÄ, sonst Fälle × Minuten; △: diese Variante setzt einen anderen Bedarf als der Ist-Stand"),
        ),
        Column(
            tr("Fälle"),
            lambda row: _number(row.task.cases, language),
            lambda row: -1 if row.task.cases is None else row.task.cases,
            "00.000",
            is_number=True,
            edit=lambda row: entry(row.task.cases, language),
            hint=tr("Fälle im Jahr"),
        ),
        Column(
            tr("Minuten"),
            lambda row: _number(row.task.minutes, language),
            lambda row: -1 if row.task.minutes is None else row.task.minutes,
            "0.000",
            is_number=True,
            edit=lambda row: entry(row.task.minutes, language),
            hint=tr("Minuten je Fall"),
        ),
    )


def _numbers(language: Language) -> Sequence[Column[TaskLine]]:
    tr = language.tr
    return (
        Column(
            tr("Kapazität"),
            lambda row: number(row.capacity, language),
            lambda row: row.capacity,
            "000,00",
            is_number=True,
            hint=tr("Besetzte VZÄ × Anteil der fachlich geeigneten Stellen"),
        ),
        Column(
            tr("Lücke"),
            lambda row: _gap(row, language),
            lambda row: _UNKNOWN_LAST if row.gap is None else float(row.gap),
            "−000,00",
            is_number=True,
            hint=tr("Bedarf weniger Kapazität; mit Minus: mehr als gebraucht wird"),
        ),
        Column(tr("Ämter"), lambda row: str(row.offices), lambda row: row.offices, "00", is_number=True),
        Column(
            tr("VZÄ Soll"),
            lambda row: _planned(row, language),
            lambda row: row.planned,
            "00,00 (00,00–00,00)",
            is_number=True,
            hint=tr("VZÄ Soll × Anteil aller Stellen; in Klammern mit den Spannen unsicherer Anteile"),
        ),
    )


def _texts(language: Language) -> Sequence[Column[TaskLine]]:
    tr = language.tr

    def listed(header: str, of: Callable[[Task], Sequence[str]], sample: str, hint: str) -> Column[TaskLine]:
        def text(row: TaskLine) -> str:
            return "; ".join(of(row.task))

        return Column(header, text, text, sample, edit=text, hint=hint)

    several = tr("mehrere mit Semikolon trennen")
    return (
        listed(tr("Rechtsgrundlagen"), lambda task: task.duties, "T21-08-1-2; T21", several),
        listed(tr("Kompetenzen"), lambda task: task.competences, "K01; K02; K03", several),
        listed(tr("Konflikte"), lambda task: task.conflicts, "011602; 01", several),
        Column(
            tr("Urteil"),
            lambda row: judgement_text(judgement(row.task), language),
            lambda row: judgement(row.task).value,
            "Doppelstruktur",
            tip=lambda row: row.task.intended_reason,
        ),
    )


def demand_basis(row: TaskLine, language: Language, minutes: Decimal) -> str:
    """What the demand rests on, and what the Ist-Stand says where the scenario says something else."""
    tr, task = language.tr, row.task
    told = []
    counted = (
        None if task.cases is None or task.minutes is None else Task(task.id, cases=task.cases, minutes=task.minutes)
    )
    if counted is not None:
        told.append(
            tr(
                "{cases} Fälle × {minutes} Minuten ÷ {year} Minuten im Jahr = {fte}",
                cases=plain(task.cases or Decimal(), language),
                minutes=plain(task.minutes or Decimal(), language),
                year=plain(minutes, language),
                fte=demand_text(counted.demand(minutes), language),
            )
        )
    if task.demand_fte is not None and told:
        told.append(tr("Es gilt die Angabe in VZÄ; leeren Sie das Feld, damit Fälle × Minuten gelten."))
    if task.demand_fte is None and not told:
        told.append(tr("Unbekannt: VZÄ eintragen, oder Fälle und Minuten."))
    if row.own_demand:
        told.append(tr("Im Ist-Stand: {demand}", demand=demand_text(row.demand_before, language)))
    return "\n".join(told)


class Filter:
    """Which rows are wanted: a name for each, in the order they are offered."""

    def __init__(self, language: Language) -> None:
        tr = language.tr
        self.offered: tuple[tuple[str, Callable[[TaskLine], bool]], ...] = (
            (tr("alle Aufgaben"), lambda row: True),
            (tr("Bedarf fehlt"), lambda row: Missing.DEMAND in row.missing),
            (tr("Rechtsgrundlage fehlt"), lambda row: Missing.DUTY in row.missing),
            (tr("Zuordnung fehlt"), lambda row: Missing.SHARES in row.missing),
            (tr("mit Lücke"), lambda row: row.gap is not None and row.gap > 0),
            (tr("in mehreren Ämtern"), lambda row: row.offices > 1),
            (tr("mit unsicheren Anteilen"), lambda row: row.span is not None),
            (tr("gewollt oder beurteilt"), lambda row: judgement(row.task) is not Judgement.OPEN),
            (tr("mit Zielkonflikt"), lambda row: bool(row.task.conflicts)),
            (tr("mit eigenem Bedarf der Variante"), lambda row: row.own_demand),
            (tr("mit Beispieldaten"), lambda row: row.illustrative),
        )


def found_in(text: str, row: TaskLine) -> bool:
    """Whether the words somebody typed stand in the id, name, duties or competences."""
    task = row.task
    place = " ".join((task.id, task.name, *task.duties, *task.competences)).casefold()
    return all(word in place for word in text.casefold().split())


def _demand_cell(row: TaskLine, language: Language) -> str:
    text = language.tr("unbekannt") if row.demand is None else number(rounded(row.demand), language)
    return f"{_CHANGED} {text}" if row.own_demand else text


def _gap(row: TaskLine, language: Language) -> str:
    if row.gap is None:
        return "–"
    return signed(number(half_away(row.gap.numerator, row.gap.denominator), language))


def _planned(row: TaskLine, language: Language) -> str:
    text = number(row.planned, language)
    if row.span is None:
        return text
    return f"{text} ({number(row.span[0], language)}–{number(row.span[1], language)})"


def _number(value: Decimal | None, language: Language) -> str:
    return "" if value is None else plain(value, language)
