"""Writes the forms that ask offices for shares: XLSX with lists to choose from, and locked what must not change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from integration_office.application.ports import Progress
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.share_range import share_range
from integration_office.domain.task import Assignment
from integration_office.domain.unit import Unit
from integration_office.exchange.rows import cleaned
from integration_office.exchange.share_form_layout import (
    FORMAT,
    HEAD_ROW,
    MARK_SHEET,
    VERSION,
    Col,
    heads,
    sheet_names,
    task_label,
)
from integration_office.exchange.share_form_words import explanation
from integration_office.exchange.targets import Counter, replace_file, replace_folder
from integration_office.wording.language import Language

BLANK_LINES = 3
"""So many empty lines follow the known shares of each post."""

_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_WIDTHS = {
    **{Col.POST: 19, Col.TITLE: 40, Col.UNIT: 30, Col.TASK: 58, Col.SHARE: 10, Col.LOW: 10, Col.HIGH: 10},
    **{Col.SUM: 10, Col.REMARK: 30},
}
_PROTECTION = {"select_locked_cells": True, "format_columns": True, "autofilter": True}


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: a post, and the share it has already (None: an empty line)."""

    post: PositionId
    share: Assignment | None


def write_share_forms(
    plan: Plan,
    offices: Sequence[UnitId],
    target: Path,
    language: Language,
    progress: Progress | None = None,
    *,
    single: bool = False,
    blank_lines: int = BLANK_LINES,
) -> tuple[Path, ...]:
    """One workbook `target` for all offices, or one for each in the folder `target`. Raises ExportRefused."""
    organisation = plan.baseline
    lines = {office: tuple(form_lines(organisation, office, blank_lines)) for office in offices}
    counter = Counter(sum(map(len, lines.values())), progress)
    book = _Book(plan, language, counter)
    if single:
        together = [line for own in lines.values() for line in own]
        replace_file(target, lambda stream: book.write(stream, tuple(lines), together))
        return (target,)
    names = dict(_file_names(organisation, offices, language))

    def fill(folder: Path) -> None:
        for office, own in lines.items():
            with (folder / names[office]).open("xb") as stream:
                book.write(stream, (office,), own)

    replace_folder(target, fill)
    return tuple(target / names[office] for office in lines)


def form_lines(organisation: Organisation, office: UnitId, blank_lines: int) -> Iterator[FormLine]:
    """The posts of an office in the order of the plan, each with its shares and some empty lines."""
    for unit in organisation.subtree(office):
        if organisation.office(unit) != office:
            continue
        for post in organisation.staff.get(unit, ()):
            for share in organisation.assignments.get(post, ()):
                yield FormLine(post, share)
            for _ in range(blank_lines):
                yield FormLine(post, None)


def _file_names(
    organisation: Organisation, offices: Sequence[UnitId], language: Language
) -> Iterator[tuple[UnitId, str]]:
    """A file name that every system takes, each once."""
    taken: set[str] = set()
    for office in offices:
        text = language.tr("Anteile {office}", office=_called(organisation.units[office]))
        stem = "".join(char if char.isalnum() or char in " -_." else " " for char in text)
        stem = " ".join(stem.split())[:80].rstrip(". ") or "Anteile"
        name, number = f"{stem}.xlsx", 2
        while name.casefold() in taken:
            name, number = f"{stem} ({number}).xlsx", number + 1
        taken.add(name.casefold())
        yield office, name


_LINE = "#D9D9D9"
_LOCKED = {"border": 1, "border_color": _LINE, "text_wrap": True, "valign": "top"}
_FIELD = {**_LOCKED, "bg_color": "#FFFBE6", "locked": False}
_TEXT, _PERCENT = {"num_format": "@"}, {"num_format": "0.00%"}
_FIRST = {"top": 2, "top_color": "#7F7F7F"}
_HEAD_HEIGHT, _LINE_HEIGHT = 32, 15


@dataclass(frozen=True)
class _LineStyles:
    """Of one line: what is locked, and what the office fills in."""

    locked: Any
    text: Any
    share: Any
    sum: Any

    @classmethod
    def of(cls, book: Workbook, more: dict[str, Any]) -> "_LineStyles":
        return cls(
            locked=book.add_format({**_LOCKED, **_TEXT, **more}),
            text=book.add_format({**_FIELD, **_TEXT, **more}),
            share=book.add_format({**_FIELD, **_PERCENT, **more}),
            sum=book.add_format({**_LOCKED, **_PERCENT, **more}),
        )


@dataclass(frozen=True)
class _Styles:
    """The first line of each post has a stronger edge above it."""

    head: Any
    title: Any
    wrapped: Any
    too_much: Any
    first: _LineStyles
    next: _LineStyles

    @classmethod
    def of(cls, book: Workbook) -> "_Styles":
        return cls(
            head=book.add_format(
                {"bold": True, "bg_color": "#E7ECF3", "bottom": 1, "text_wrap": True, "valign": "top"}
            ),
            title=book.add_format({"bold": True, "font_size": 14}),
            wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
            too_much=book.add_format({"bg_color": "#F8D7DA", "font_color": "#7A1F1F", "bold": True}),
            first=_LineStyles.of(book, _FIRST),
            next=_LineStyles.of(book, {}),
        )


def _called(unit: Unit) -> str:
    """Id and name; one where both are the same."""
    return cleaned(unit.id if unit.name in ("", unit.id) else f"{unit.id} {unit.name}")


@dataclass(frozen=True)
class _Book:
    """One form after another, of the same plan."""

    plan: Plan
    language: Language
    counter: Counter

    def write(self, stream: IO[bytes], offices: Sequence[UnitId], lines: Sequence[FormLine]) -> None:
        with TemporaryDirectory() as folder:
            book = Workbook(stream, {**_OPTIONS, "tmpdir": folder})
            styles = _Styles.of(book)
            told, answers, tasks = sheet_names(self.language)
            self._explain(book.add_worksheet(told), styles, offices)
            page = book.add_worksheet(answers)
            self._list_tasks(book.add_worksheet(tasks), styles)
            self._ask(page, styles, lines, tasks)
            self._mark(book.add_worksheet(MARK_SHEET), offices)
            page.activate()
            book.close()

    def _explain(self, page: Any, styles: _Styles, offices: Sequence[UnitId]) -> None:
        units = self.plan.baseline.units
        page.hide_gridlines(2)
        page.set_column(0, 0, 110)
        page.fit_to_pages(1, 0)
        page.write_string(0, 0, self.language.tr("Anteile der Stellen an den Aufgaben"), styles.title)
        named = ", ".join(_called(units[each]) for each in offices[:5])
        more = f" (+{len(offices) - 5})" if len(offices) > 5 else ""
        page.write_string(1, 0, f"{cleaned(self.plan.info.title)} · {named}{more}", styles.wrapped)
        for row, text in enumerate(explanation(self.language), start=3):
            page.write_string(row, 0, text, styles.wrapped)
        page.protect("", _PROTECTION)

    def _list_tasks(self, page: Any, styles: _Styles) -> None:
        page.set_column(0, 0, 90)
        page.write_string(0, 0, self.language.tr("Aufgaben, aus denen gewählt werden kann"), styles.head)
        for row, task in enumerate(self.plan.baseline.tasks.values(), start=1):
            page.write_string(row, 0, task_label(task), styles.next.locked)
        page.protect("", _PROTECTION)

    def _ask(self, page: Any, styles: _Styles, lines: Sequence[FormLine], tasks: str) -> None:
        first, last = HEAD_ROW + 1, HEAD_ROW + max(1, len(lines))
        for column, width in _WIDTHS.items():
            page.set_column(column, column, width)
        page.write_string(0, 0, self.language.tr("Anteile der Stellen an den Aufgaben"), styles.title)
        page.write_string(1, 0, self.language.tr("Bitte nur die hellgelben Felder ausfüllen."))
        page.set_row(HEAD_ROW, _HEAD_HEIGHT)
        for column, text in heads(self.language).items():
            page.write_string(HEAD_ROW, column, text, styles.head)
        for row, (line, block) in enumerate(zip(lines, _blocks(lines), strict=True), start=first):
            self._write_line(page, styles, row, line, block)
            self.counter.count()
        self._check(page, styles, tasks, first, last)
        page.freeze_panes(HEAD_ROW + 1, Col.TASK)
        page.autofilter(HEAD_ROW, 0, last, Col.REMARK)
        page.ignore_errors({"number_stored_as_text": f"A1:I{last + 1}"})
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD_ROW)
        page.protect("", _PROTECTION)

    def _write_line(self, page: Any, styles: _Styles, row: int, line: FormLine, block: tuple[int, int]) -> None:
        own = styles.first if row == HEAD_ROW + 1 + block[0] else styles.next
        baseline, share = self.plan.baseline, line.share
        post = baseline.positions[line.post]
        texts = (post.id, cleaned(post.title), _called(baseline.units[post.unit]))
        page.set_row(row, _LINE_HEIGHT)
        for column, text in zip((Col.POST, Col.TITLE, Col.UNIT), texts, strict=True):
            page.write_string(row, column, text, own.locked)
        page.write_string(row, Col.TASK, "" if share is None else task_label(baseline.tasks[share.task]), own.text)
        for column, value in zip((Col.SHARE, Col.LOW, Col.HIGH), _parts(share), strict=True):
            if value is None:
                page.write_blank(row, column, None, own.share)
            else:
                page.write_number(row, column, value / FTE_SCALE, own.share)
        page.write_formula(row, Col.SUM, _sum_formula(block), own.sum, self._sum(line.post))
        page.write_string(row, Col.REMARK, "", own.text)

    def _sum(self, post: PositionId) -> float:
        return sum(each.share for each in self.plan.baseline.assignments.get(post, ())) / FTE_SCALE

    def _check(self, page: Any, styles: _Styles, tasks: str, first: int, last: int) -> None:
        """What may be typed: a task of the list, shares from 0 to 1; a post with more than the whole turns red."""
        tr, count = self.language.tr, max(1, len(self.plan.baseline.tasks))
        quoted = tasks.replace("'", "''")
        page.data_validation(
            first,
            Col.TASK,
            last,
            Col.TASK,
            {
                "validate": "list",
                "source": f"='{quoted}'!$A$2:$A${count + 1}",
                "error_title": tr("Aufgabe unbekannt"),
                "error_message": tr("Bitte eine Aufgabe aus der Liste wählen."),
            },
        )
        page.data_validation(
            first,
            Col.SHARE,
            last,
            Col.HIGH,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": 1,
                "error_title": tr("Kein Anteil"),
                "error_message": tr("Bitte 0 % bis 100 % eintragen."),
            },
        )
        limit = {"type": "cell", "criteria": ">", "value": 1.00004, "format": styles.too_much}
        page.conditional_format(first, Col.SUM, last, Col.SUM, limit)

    def _mark(self, page: Any, offices: Sequence[UnitId]) -> None:
        rows = (("format", FORMAT), ("version", str(VERSION)), ("plan", cleaned(self.plan.info.title)))
        for row, (key, value) in enumerate((*rows, *(("office", office) for office in offices))):
            page.write_string(row, 0, key)
            page.write_string(row, 1, cleaned(value))
        page.protect("", _PROTECTION)
        page.hide()


def _parts(share: Assignment | None) -> tuple[int | None, int | None, int | None]:
    """Share, low, high in ten-thousandths."""
    if share is None:
        return (None, None, None)
    known = share_range(share)
    return (share.share, *((None, None) if known is None else (known.low, known.high)))


def _blocks(lines: Sequence[FormLine]) -> list[tuple[int, int]]:
    """For each line the first and last line of its post; they stand together, and a locked sheet is not sorted."""
    first: dict[PositionId, int] = {}
    last: dict[PositionId, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(line.post, place)
        last[line.post] = place
    return [(first[line.post], last[line.post]) for line in lines]


def _sum_formula(block: tuple[int, int]) -> str:
    top, bottom = (xl_rowcol_to_cell(HEAD_ROW + 1 + place, Col.SHARE) for place in block)
    return f"=SUM({top}:{bottom})"
