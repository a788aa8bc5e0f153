"""After an export: where the files are, and what the self-check says of them."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.paper.order import Written
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.language import Language

_MOST_NAMED = 8


class ResultDialog(QDialog):
    """The files are there; a finding does not take them away."""

    def __init__(self, written: Written, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._written, self._language = written, language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.tr("Ausgegeben"))
        self.files = named(PlainLabel(_names(written, language)), "written_files")
        self.files.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.checked = named(PlainLabel(check_text(written, language)), "checked")
        self.findings = named(QPlainTextEdit("\n\n".join(written.findings), readOnly=True), "findings")
        self.findings.setTabChangesFocus(True)
        self.findings.setAccessibleName(language.tr("Was die Prüfung gefunden hat"))
        self.buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (self.files, self.checked):
            column.addWidget(part)
        if written.findings:
            column.addWidget(self.findings, 1)
        else:
            column.addStretch(1)
        column.addWidget(self.buttons)
        resize_on_screen(self, 580, 340 if written.findings else 150)

    def _make_buttons(self) -> QDialogButtonBox:
        tr, role = self._language.tr, QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        if len(self._written.files) == 1:
            self.open_file = buttons.addButton(tr("&Datei öffnen"), role.ActionRole)
            self.open_file.clicked.connect(lambda: open_with_system(self._written.files[0]))
        self.open_folder = buttons.addButton(tr("&Ordner öffnen"), role.ActionRole)
        self.open_folder.clicked.connect(lambda: open_with_system(self._written.files[0].parent))
        buttons.rejected.connect(self.reject)
        return buttons


def check_text(written: Written, language: Language) -> str:
    """What the check found, in one sentence."""
    if written.findings:
        return language.trn("⚠ Geprüft, mit {n} Hinweis:", "⚠ Geprüft, mit {n} Hinweisen:", len(written.findings))
    if written.checked:
        return f"✓ {written.checked}"
    return language.tr("Für dieses Format gibt es keine Selbstprüfung; bitte einmal ansehen.")


def open_with_system(path: Path) -> None:
    """With whatever program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _names(written: Written, language: Language) -> str:
    files = written.files
    if len(files) == 1:
        return language.tr("Geschrieben: {file}", file=files[0])
    names = [file.name for file in files[:_MOST_NAMED]]
    more = len(files) - len(names)
    if more:
        names.append(language.trn("und {n} weitere Datei", "und {n} weitere Dateien", more))
    head = language.trn("{n} Datei in {folder}:", "{n} Dateien in {folder}:", len(files), folder=files[0].parent)
    return "\n".join((head, *names))
