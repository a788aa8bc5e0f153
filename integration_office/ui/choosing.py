"""Asks for files with the dialogs of the system, and remembers the folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from integration_office.ui.settings import save_folder, saved_folder
from integration_office.wording.language import Language


def plan_to_open(parent: QWidget, language: Language) -> Path | None:
    """A plan file, or a workbook that would be imported."""
    tr = language.tr
    filters = ";;".join((tr("Pläne (*.orgplan)"), _sources(language), tr("Alle Dateien (*)")))
    name, _ = QFileDialog.getOpenFileName(parent, tr("Plan öffnen"), saved_folder(), filters)
    return _remembered(name)


def sources_to_import(parent: QWidget, language: Language) -> list[Path]:
    """Files that make up one plan; none: given up."""
    names, _ = QFileDialog.getOpenFileNames(parent, language.tr("Importieren"), saved_folder(), _sources(language))
    return [path for name in names if (path := _remembered(name)) is not None]


def plan_to_create(parent: QWidget, language: Language, proposed: Path) -> Path | None:
    tr = language.tr
    name, _ = QFileDialog.getSaveFileName(parent, tr("Neuen Plan ablegen"), str(proposed), tr("Pläne (*.orgplan)"))
    return _with_ending(name, ".orgplan")


def workbook_to_write(parent: QWidget, language: Language, title: str) -> Path | None:
    """XLSX or ODS, XLSX where no ending is given."""
    tr = language.tr
    name, _ = QFileDialog.getSaveFileName(
        parent,
        tr("Arbeitsmappe ausgeben"),
        str(Path(saved_folder()) / file_name(title, ".xlsx")),
        ";;".join((tr("Excel (*.xlsx)"), tr("OpenDocument (*.ods)"))),
    )
    return _with_ending(name, ".xlsx", ".ods")


def paper_to_write(parent: QWidget, language: Language, title: str) -> Path | None:
    tr = language.tr
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Papier ablegen"), str(Path(saved_folder()) / file_name(title, ".pdf")), tr("PDF (*.pdf)")
    )
    return _with_ending(name, ".pdf")


def file_name(title: str, ending: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(" " if char in '<>:"/\\|?*\n\t' else char for char in title)
    return f"{' '.join(kept.split()) or 'plan'}{ending}"


def _sources(language: Language) -> str:
    return language.tr("Arbeitsmappen, CSV, Organigramm (*.xlsx *.xlsm *.ods *.csv *.json)")


def _with_ending(name: str, *endings: str) -> Path | None:
    """The path, with the first of the endings where it has none of them."""
    path = _remembered(name)
    if path is None or path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + endings[0])


def _remembered(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    save_folder(str(path.parent))
    return path
