"""A plan becomes a workbook: XLSX, ODS or a folder of CSV files, whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from integration_office.application.ports import Progress
from integration_office.domain.plan import Plan
from integration_office.exchange.csv_writing import file_name, write_csv_files
from integration_office.exchange.faults import ExportFault
from integration_office.exchange.findings import ExportRefused
from integration_office.exchange.layout import sheet_named
from integration_office.exchange.ods_writing import write_ods
from integration_office.exchange.rows import FilledSheet, sheets_of
from integration_office.exchange.targets import Counter, replace_file, replace_folder
from integration_office.exchange.xlsx_writing import write_xlsx
from integration_office.wording.language import Language

__all__ = ["ExportRefused", "write_workbook"]


def write_workbook(plan: Plan, path: Path, language: Language, progress: Progress | None = None) -> None:
    """The baseline with everything in it, and the scenarios; `read_source` gives the same plan back.

    `.xlsx` and `.ods` become a file; a folder, a name without an ending or one ending in `.csv` becomes a folder of
    CSV files. Raises ExportRefused; what stood at `path` is as it was then.
    """
    sheets = tuple(sheets_of(plan))
    counter = Counter(sum(len(sheet.lines) for sheet in sheets), progress)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        replace_file(path, lambda stream: write_xlsx(sheets, stream, language, counter))
    elif suffix == ".ods":
        replace_file(path, lambda stream: write_ods(sheets, stream, language, counter))
    elif suffix in ("", ".csv") or path.is_dir():
        _refuse_other_sheets(sheets, path, language)
        replace_folder(path, lambda folder: write_csv_files(sheets, folder, language, counter))
    else:
        raise ExportRefused(str(path), ExportFault.UNKNOWN_FORMAT)


def _refuse_other_sheets(sheets: Sequence[FilledSheet], folder: Path, language: Language) -> None:
    """Sheets in another language beside the new ones would make the folder unreadable."""
    ours = {file_name(sheet, language) for sheet in sheets}
    for file in sorted(folder.glob("*")) if folder.is_dir() else ():
        if file.suffix.lower() == ".csv" and sheet_named(file.stem) and file.name not in ours:
            raise ExportRefused(str(folder), ExportFault.OTHER_SHEETS, file.name)
