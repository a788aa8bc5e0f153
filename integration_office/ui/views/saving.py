"""A table as a file for a spreadsheet: CSV as Excel and Calc open it by a double click."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from integration_office.ui import choosing
from integration_office.ui.problems import tell_problem
from integration_office.ui.views.context import ViewContext

_FORMULA = ("=", "+", "@")


def save_table(parent: QWidget, context: ViewContext, title: str, rows: Iterable[Sequence[str]]) -> None:
    """Asks where to and writes; what goes wrong is told in a sentence."""
    bridge = context.bridge
    path = choosing.table_to_write(parent, bridge.language, title)
    if path is None:
        return
    try:
        write_table(path, rows)
    except OSError as error:
        tell_problem(context.services, bridge.language, bridge.language.tr("Tabelle sichern"), error, parent)
        return
    bridge.told.emit(bridge.language.tr("Geschrieben: {file}", file=path))


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """UTF-8 with a mark, semicolons: as a German Excel expects it. Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: str) -> str:
    """On one line, and never taken for a formula; a sum with its sign is a number."""
    text = " ".join(cell.split())
    is_number = text[1:2].isdigit()
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
