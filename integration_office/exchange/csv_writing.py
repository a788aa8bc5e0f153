"""A folder of CSV files: UTF-8, `;` between fields, texts that no spreadsheet runs as a formula."""

import csv
from collections.abc import Sequence
from pathlib import Path

from integration_office.exchange.cell_writing import csv_text
from integration_office.exchange.csv_source import protected
from integration_office.exchange.layout import CellKind
from integration_office.exchange.rows import FilledSheet, Value
from integration_office.exchange.targets import Counter
from integration_office.wording.language import Language

DELIMITER = ";"


def write_csv_files(sheets: Sequence[FilledSheet], folder: Path, language: Language, counter: Counter) -> None:
    """One file for each sheet into an existing folder. Raises OSError."""
    for sheet in sheets:
        with (folder / file_name(sheet, language)).open("x", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=DELIMITER)
            writer.writerow(map(protected, sheet.headers(language)))
            kinds = sheet.kinds
            for line in sheet.lines:
                writer.writerow([_field(value, kind, language) for value, kind in zip(line, kinds, strict=True)])
                counter.count()


def file_name(sheet: FilledSheet, language: Language) -> str:
    return f"{sheet.name(language)}.csv"


def _field(value: Value, kind: CellKind, language: Language) -> str:
    text = csv_text(value, kind, language)
    return protected(text) if isinstance(value, str) else text
