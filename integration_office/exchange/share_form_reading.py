"""Reads forms that offices have filled in: every line checked, all problems told at once, or the answers as a whole."""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from integration_office.application.ports import Progress
from integration_office.application.share_answers import answer
from integration_office.domain.errors import DomainError, SharesAboveOne, UnknownPosition, UnknownTask
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Assignment
from integration_office.exchange.broken_formulas import BrokenCells, broken_formulas
from integration_office.exchange.cells import BrokenCell, Cell, CellRefused, as_id, as_share, as_text, is_blank
from integration_office.exchange.faults import Fault
from integration_office.exchange.files import read_bytes
from integration_office.exchange.findings import Defect, Findings, Place
from integration_office.exchange.share_form_layout import (
    FORMAT,
    HEAD_ROW,
    MARK_SHEET,
    VERSION,
    Col,
    TaskLabels,
    answer_sheets,
    heads,
)
from integration_office.exchange.share_form_words import FormDefect, FormFault
from integration_office.exchange.workbook_source import ZIP_MAGIC, foreign_fault, with_broken
from integration_office.wording.language import Language

_DAMAGE = (CalamineError, BadZipFile, zlib.error, ElementTree.ParseError, OSError, ValueError, EOFError, RuntimeError)
_ASKED = (Col.SHARE, Col.LOW, Col.HIGH)
Row = Sequence[Cell]


@dataclass(frozen=True)
class ReadForms:
    """The answers by post, what offices remarked (place and text), and how many forms were read."""

    answers: Mapping[PositionId, tuple[Assignment, ...]]
    remarks: tuple[str, ...]
    forms: int


@dataclass
class _Reading:
    """What is found while the forms are read, one after another."""

    organisation: Organisation
    language: Language
    findings: Findings = field(default_factory=Findings)
    answers: dict[PositionId, list[Assignment]] = field(default_factory=dict)
    form_of: dict[PositionId, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_share_forms(
    paths: Sequence[Path], organisation: Organisation, language: Language, progress: Progress | None = None
) -> ReadForms:
    """All forms, or ImportRefused with every problem; nothing is changed."""
    reading = _Reading(organisation, language)
    labels = TaskLabels(organisation)
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths))
        rows = _answer_rows(path, reading.findings)
        if rows is not None:
            _read_rows(path.name, rows, labels, reading)
    reading.findings.refuse_if_any()
    answers = {post: tuple(own) for post, own in reading.answers.items()}
    return ReadForms(answers, tuple(reading.remarks), len(paths))


def _answer_rows(path: Path, findings: Findings) -> tuple[Place, Sequence[Row]] | None:
    """The sheet that was filled in; None: the file is refused."""
    place = Place(path.name)
    data = read_bytes(path, place, findings)
    if data is None:
        return None
    if not data.startswith(ZIP_MAGIC):
        findings.refuse(place, foreign_fault(data))
        return None
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return _checked_rows(place, book, broken_formulas(data), findings)
    except PasswordError:
        findings.refuse(place, Fault.PASSWORD)
    except _DAMAGE:
        findings.refuse(place, Fault.DAMAGED)
    return None


def _checked_rows(
    place: Place, book: CalamineWorkbook, broken: Mapping[str, BrokenCells], findings: Findings
) -> tuple[Place, Sequence[Row]] | None:
    names = book.sheet_names
    marks = _marks(book) if MARK_SHEET in names else {}
    if marks.get("format") != FORMAT:
        findings.refuse(place, FormDefect(FormFault.NOT_A_FORM))
        return None
    if marks.get("version") != str(VERSION):
        findings.refuse(place, FormDefect(FormFault.OTHER_VERSION, marks.get("version", "?")))
        return None
    sheet = next((name for name in names if name in answer_sheets()), None)
    if sheet is None:
        findings.refuse(place, FormDefect(FormFault.NO_SHEET))
        return None
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return Place(place.file, sheet), with_broken(rows, broken.get(sheet, {}))


def _marks(book: CalamineWorkbook) -> dict[str, str]:
    rows = book.get_sheet_by_name(MARK_SHEET).to_python(skip_empty_area=False)
    return {as_text(row[0]): as_text(row[1]) for row in rows if len(row) > 1}


def _read_rows(file: str, found: tuple[Place, Sequence[Row]], labels: TaskLabels, reading: _Reading) -> None:
    place, rows = found
    if not _heads_are_right(place, rows, reading.findings):
        return
    seen: defaultdict[PositionId, dict[TaskId, int]] = defaultdict(dict)
    for number, row in enumerate(rows[HEAD_ROW + 1 :], start=HEAD_ROW + 2):
        wide = [*row, *[""] * (len(Col) - len(row))]
        _read_row(file, place.at(number), wide, labels, seen, reading)
    for post in seen:
        _refuse_sum(place, post, reading)


def _heads_are_right(place: Place, rows: Sequence[Row], findings: Findings) -> bool:
    head = [as_text(cell).strip() for cell in rows[HEAD_ROW]] if len(rows) > HEAD_ROW else []
    expected = (heads(Language.german()), heads(Language.english()))
    for column in Col:
        stands = head[column] if column < len(head) else ""
        if stands not in {names[column] for names in expected}:
            findings.refuse(place.at(HEAD_ROW + 1), FormDefect(FormFault.HEADS_CHANGED, expected[0][column]))
            return False
    return True


def _read_row(
    file: str,
    place: Place,
    row: Row,
    labels: TaskLabels,
    seen: defaultdict[PositionId, dict[TaskId, int]],
    reading: _Reading,
) -> None:
    """One line; what is wrong with it is noted, the others are read all the same."""
    post = _post(file, place, row, reading)
    if post is None:
        return
    seen[post]  # it was asked about, also where nothing is answered
    if not is_blank(row[Col.REMARK]):
        reading.remarks.append(f"{place.text(reading.language)}, {post}: {as_text(row[Col.REMARK]).strip()}")
    parts = dict(zip(_ASKED, (_share(place, row, column, reading) for column in _ASKED), strict=True))
    if is_blank(row[Col.TASK]):
        if any(not is_blank(row[column]) for column in _ASKED):
            reading.findings.refuse(_at(place, Col.TASK), FormDefect(FormFault.NO_TASK))
        return
    task = labels.task(as_text(row[Col.TASK]))
    if task is None:
        reading.findings.refuse(_at(place, Col.TASK), UnknownTask(as_text(row[Col.TASK]).strip()[:80]))
    elif is_blank(row[Col.SHARE]) and any(not is_blank(row[column]) for column in (Col.LOW, Col.HIGH)):
        reading.findings.refuse(_at(place, Col.SHARE), Fault.MISSING)
    elif parts[Col.SHARE]:
        _add(place, (post, task), (parts[Col.SHARE] or 0, parts[Col.LOW], parts[Col.HIGH]), seen, reading)


def _post(file: str, place: Place, row: Row, reading: _Reading) -> PositionId | None:
    """The post of a line; None: there is none, or it is refused."""
    if is_blank(row[Col.POST]):
        if any(not is_blank(row[column]) for column in (Col.TASK, *_ASKED)):
            reading.findings.refuse(_at(place, Col.POST), FormDefect(FormFault.NO_POST))
        return None
    try:
        post = PositionId(as_id(row[Col.POST]))
    except CellRefused as error:
        reading.findings.refuse(_at(place, Col.POST), error.defect)
        return None
    if post not in reading.organisation.positions:
        reading.findings.refuse(_at(place, Col.POST), UnknownPosition(post))
        return None
    if reading.form_of.setdefault(post, file) != file:
        reading.findings.refuse(_at(place, Col.POST), FormDefect(FormFault.POST_TWICE, post))
        return None
    reading.answers.setdefault(post, [])
    return post


def _share(place: Place, row: Row, column: Col, reading: _Reading) -> int | None:
    """Ten-thousandths; None: nothing stands there, or it is refused."""
    cell = row[column]
    if isinstance(cell, BrokenCell):
        reading.findings.refuse(_at(place, column), cell.fault)
        return None
    if is_blank(cell):
        return None
    try:
        return as_share(cell).parts
    except (CellRefused, DomainError) as error:
        cause: Defect | DomainError = error.defect if isinstance(error, CellRefused) else error
        reading.findings.refuse(_at(place, column), cause)
        return None


def _add(
    place: Place,
    pair: tuple[PositionId, TaskId],
    parts: tuple[int, int | None, int | None],
    seen: defaultdict[PositionId, dict[TaskId, int]],
    reading: _Reading,
) -> None:
    post, task = pair
    if task in seen[post]:
        reading.findings.refuse(_at(place, Col.TASK), FormDefect(FormFault.TASK_TWICE, post))
        return
    seen[post][task] = place.row
    try:
        reading.answers[post].append(answer(post, task, *parts))
    except DomainError as error:
        reading.findings.refuse(_at(place, Col.LOW), error)


def _refuse_sum(place: Place, post: PositionId, reading: _Reading) -> None:
    total = sum(each.share for each in reading.answers[post])
    if total > FTE_SCALE:
        reading.findings.refuse(_at(place, Col.SHARE), SharesAboveOne(post, total))


def _at(place: Place, column: Col) -> Place:
    return place.at(place.row, heads(Language.german())[column])
