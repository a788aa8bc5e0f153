"""Asks for files with the dialogs of the system, and remembers the folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from integration_office.domain.resources import resource_folder
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


def baseline_to_read(parent: QWidget, language: Language) -> list[Path]:
    """What is to be the new baseline: files that make up one plan, or a plan file; none: given up."""
    tr = language.tr
    filters = ";;".join((_sources(language), tr("Pläne (*.orgplan)"), tr("Alle Dateien (*)")))
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Neuer Ist-Stand"), saved_folder(), filters)
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


def paper_to_write(parent: QWidget, language: Language, title: str, endings: Sequence[str]) -> Path | None:
    """By one of these endings, the first where none is given."""
    return _to_write(parent, language, language.tr("Papier ausgeben"), title, endings)


def annex_to_write(parent: QWidget, language: Language, title: str, endings: Sequence[str]) -> Path | None:
    """By one of these endings, the first where none is given."""
    named = language.tr("{title} Tabellen", title=title)
    return _to_write(parent, language, language.tr("Tabellen ausgeben"), named, endings)


def picture_to_write(parent: QWidget, language: Language, title: str) -> Path | None:
    """SVG or PNG, SVG where no ending is given."""
    return _to_write(parent, language, language.tr("Bild speichern"), title, (".svg", ".png"))


def table_to_write(parent: QWidget, language: Language, title: str) -> Path | None:
    """CSV, which every spreadsheet opens."""
    return _to_write(parent, language, language.tr("Tabelle sichern"), title, (".csv",))


def folder_to_write(parent: QWidget, language: Language) -> Path | None:
    """A folder for several files."""
    name = QFileDialog.getExistingDirectory(parent, language.tr("Ordner für die Bilder"), saved_folder())
    if not name:
        return None
    save_folder(name)
    return Path(name)


def forms_folder(parent: QWidget, language: Language) -> Path | None:
    """A folder for a form for each office."""
    name = QFileDialog.getExistingDirectory(parent, language.tr("Ordner für die Erhebungsbögen"), saved_folder())
    if not name:
        return None
    save_folder(name)
    return Path(name)


def form_to_write(parent: QWidget, language: Language, title: str) -> Path | None:
    """One form for all offices."""
    return _to_write(parent, language, language.tr("Erhebungsbogen ausgeben"), title, (".xlsx",))


def forms_to_read(parent: QWidget, language: Language) -> list[Path]:
    """Forms that were filled in; none: given up."""
    tr = language.tr
    names, _ = QFileDialog.getOpenFileNames(
        parent, tr("Ausgefüllte Erhebungsbögen"), saved_folder(), tr("Arbeitsmappen (*.xlsx *.xlsm *.ods)")
    )
    return [path for name in names if (path := _remembered(name)) is not None]


def picture_to_use(parent: QWidget, language: Language) -> Path | None:
    """A coat of arms."""
    tr = language.tr
    name, _ = QFileDialog.getOpenFileName(parent, tr("Wappen wählen"), "", tr("Bilder (*.png *.jpg *.jpeg)"))
    return Path(name) if name else None


def template_to_use(parent: QWidget, language: Language) -> Path | None:
    """A city's own DOCX template; the samples with all fields are shown first."""
    tr, samples = language.tr, str(resource_folder() / "templates")
    name, _ = QFileDialog.getOpenFileName(parent, tr("Vorlage wählen"), samples, tr("Word-Dokumente (*.docx)"))
    return Path(name) if name else None


def file_name(title: str, ending: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(" " if char in '<>:"/\\|?*\n\t' else char for char in title)
    return f"{' '.join(kept.split()) or 'plan'}{ending}"


def _sources(language: Language) -> str:
    return language.tr("Arbeitsmappen, CSV, Organigramm (*.xlsx *.xlsm *.ods *.csv *.json)")


def _to_write(parent: QWidget, language: Language, title: str, name: str, endings: Sequence[str]) -> Path | None:
    filters = ";;".join(f"{_format(ending, language)} (*{ending})" for ending in endings)
    proposed = str(Path(saved_folder()) / file_name(name, endings[0]))
    chosen, kind = QFileDialog.getSaveFileName(parent, title, proposed, filters)
    wanted = next((ending for ending in endings if f"*{ending})" in kind), endings[0])
    return _with_ending(chosen, wanted, *endings)


def _format(ending: str, language: Language) -> str:
    tr = language.tr
    formats = {".docx": tr("Word"), ".xlsx": tr("Excel"), ".odt": tr("OpenDocument Text"), ".ods": tr("OpenDocument")}
    return formats.get(ending, ending.removeprefix(".").upper())


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
