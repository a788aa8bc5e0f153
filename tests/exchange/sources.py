"""A small town as sheets of cells, and those sheets as real files of each format."""

import csv
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from odfdo import Cell, Document, Row, Table

from integration_office.domain.errors import DomainError
from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.exchange.faults import Fault
from integration_office.exchange.findings import Defect, ImportRefused, Problem
from integration_office.exchange.source import read_source

Sheets = dict[str, list[list[Any]]]

CATALOGUE: Mapping[DutyId, Duty] = {
    DutyId(id): Duty(DutyId(id), edition=edition, title=f"Aufgabe {id}", group="binding", description="…")
    for id, edition in (("T21-16-3a", "TIntG-2021"), ("T12-04-1", "TIntG-2012"), ("KI-01", "both"))
}

FORMATS = ("xlsx", "ods", "csv")


def town() -> Sheets:
    """A sound town; every test changes what it is about."""
    return deepcopy(_TOWN)


def changed(sheet: str, row: int, column: str, value: Any) -> Sheets:
    """The town with one cell changed; rows count as Excel does."""
    sheets = town()
    rows = sheets[sheet]
    rows[row - 1][rows[0].index(column)] = value
    return sheets


def write_source(folder: Path, sheets: Sheets, kind: str) -> Path:
    """The sheets as a file of that kind in `folder`."""
    path = folder / ("quelle" if kind == "csv" else f"quelle.{kind}")
    {"xlsx": _write_xlsx, "ods": _write_ods, "csv": _write_csv}[kind](path, sheets)
    return path


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Everything the source is refused for; a sound one fails the test."""
    try:
        read_source(path, CATALOGUE)
    except ImportRefused as refused:
        return refused.problems
    raise AssertionError(f"{path} was read")


Where = tuple[str, int, str, Fault | DomainError]


def places_of(path: Path) -> list[Where]:
    """Sheet, row, column and what is wrong, for each problem."""
    return [
        (problem.place.sheet, problem.place.row, problem.place.column, _cause(problem)) for problem in problems_of(path)
    ]


def _cause(problem: Problem) -> Fault | DomainError:
    return problem.cause.fault if isinstance(problem.cause, Defect) else problem.cause


def _write_xlsx(path: Path, sheets: Sheets) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append([None if cell == "" else cell for cell in row])
    book.save(path)


def _write_ods(path: Path, sheets: Sheets) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    for name, rows in sheets.items():
        table = Table(name)
        for cells in rows:
            row = Row()
            for cell in cells:
                row.append_cell(Cell(None if cell == "" else cell))
            table.append_row(row)
        document.body.append(table)
    document.save(path)


def _write_csv(path: Path, sheets: Sheets) -> None:
    path.mkdir()
    for name, rows in sheets.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows([_csv_cell(cell) for cell in row] for row in rows)


def _csv_cell(cell: Any) -> str:
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)


_TOWN: Sheets = {
    "Plan": [
        ["Schlüssel", "Wert"],
        ["title", "Kleinstadt"],
        ["city", "Kleinstadt"],
        ["base_year", 2026],
        ["edition", "TIntG-2021"],
        ["Ansprechstelle", "Amt 10"],
    ],
    "Einheiten": [
        ["Kennung", "Bezeichnung", "Art", "Übergeordnet", "Förderung", "Gebäude"],
        ["0", "Stadt", "verwaltung", "", "", ""],
        ["V", "Dezernat V", "Dezernat", "0", "", ""],
        ["050", "Sozialamt", "amt", "V", "", "Rathaus"],
        ["0501", "Hilfen", "sachgebiet", "050", "KI", ""],
    ],
    "Stellen": [
        [
            *("Stellennummer", "Einheit", "Funktion", "Gruppe", "Stufe", "VZÄ Soll", "VZÄ Ist", "Kompetenzen"),
            *("Leitung", "kw", "ku", "ku ab", "Frei ab", "Förderung"),
        ],
        ["0001", "050", "Amtsleitung", "A 15", "", 1, 1, "", "ja", "", "", "", "", ""],
        ["0002", "0501", "Beratung", "S 12", 4, 0.5, "", "K01; K02", "nein", "kw", "", "", 2031, "KI"],
        ["0003", "0501", "Sachbearbeitung", "EG 9b", 3, 2.48, 1.5, "", "", "", "E8", 2028, "", ""],
    ],
    "Aufgaben": [
        [
            *("Kennung", "Bezeichnung", "Rechtsgrundlagen", "Bedarf VZÄ", "Fallzahl", "Minuten", "Kompetenzen"),
            *("Gewollt", "Gewollt Grund", "Konflikt"),
        ],
        ["T1", "Beratung", "KI-01; T21-16-3a", 1.5, "", "", "K01", "nein", "", ""],
        ["T2", "Aufsicht", "", "", 1200, 12.5, "", "ja", "Vier Augen", "T1"],
    ],
    "Zuordnungen": [
        ["Stelle", "Aufgabe", "Anteil"],
        ["0002", "T1", 0.75],
        ["0002", "T2", 0.25],
        ["0003", "T1", 1],
    ],
    "Haushalt": [
        ["Einheit", "Produkt", "Zeile", "Jahr", "Betrag"],
        ["050", "050101", "11 Personalaufwendungen", 2026, 123456.78],
        ["050", "050101", "Zuwendungen und allgemeine Umlagen", 2026, 5000],
        ["050", "050101", "Zuwendungen und allgemeine Umlagen", 2026, 5000],
    ],
    "Förderungen": [
        ["Kennung", "Norm", "Satz", "Höchstbetrag je VZÄ", "Höchstbetrag", "Ende", "Bedingungen", "Im Haushalt"],
        ["KI", "§ 8 TIntG", 0.8, 57000, "", date(2027, 12, 31), "own_unit; head_fulltime", "ja"],
    ],
    "Gesetz": [
        ["id", "title", "group", "competences", "sources"],
        ["KI-01", "Integrationszentrum", "grant", "K01|K02", "Bescheid vom 1.3.2026"],
        ["EIGEN-1", "Ratsbeschluss", "voluntary", "", "Rat 2025/17"],
    ],
    "Gewichte": [["Aufgabe nach Gesetz", "Gewicht"], ["EIGEN-1", 2]],
    "Annahmen": [["Schlüssel", "Wert", "Min", "Max", "Quelle"], ["discount", 0.02, 0.01, 0.05, "Kämmerei"]],
    "Varianten": [
        ["Variante", "Nr", "Maßnahme", "Wirksam ab", "Grund", "Aktiv", "Stand", "Archiviert"],
        ["Null", "", "", "", "", "", "In  Abstimmung", "ja"],
        ["Neu", 2, '{"change": "move_unit", "unit": "0501", "to": "56"}', "", "Bündelung", "ja", "released", ""],
        [
            *("Neu", 1, '{"change": "create_unit", "id": "56", "name": "Amt 56", "kind": "amt", "parent": "V"}'),
            *(2027, "", "", "Entwurf", "nein"),
        ],
    ],
}
