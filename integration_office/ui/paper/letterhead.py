"""A city's head and foot of a paper: coat of arms with its picture, signature lines, a DOCX template of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from integration_office.ui import choosing
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.paper.order import Letterhead
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.settings import save_letterhead, saved_letterhead
from integration_office.ui.text_area import TextArea
from integration_office.wording.language import Language

_PICTURE = QSize(64, 72)
_LINES = 3


class LetterheadForm(QWidget):
    """Kept for the user from one paper to the next."""

    changed = Signal()
    """Emitted when something else was chosen or written."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, kept = language.tr, saved_letterhead()
        self.coat = FileRow("coat_of_arms", tr("Wappen"), language, lambda: choosing.picture_to_use(self, language))
        self.own = FileRow("own_template", tr("Vorlage"), language, lambda: choosing.template_to_use(self, language))
        self.picture = named(QLabel(), "coat_picture")
        self.signature = named(TextArea(language, "\n".join(kept[1])), "signature_lines")
        self._language = language
        self._lay_out()
        self.coat.set_path(kept[0])
        self.own.set_path(kept[2])
        self._show_picture()
        self.coat.changed.connect(self._on_coat)
        self.own.changed.connect(self._keep)
        self.signature.textChanged.connect(self._keep)

    @property
    def letterhead(self) -> Letterhead:
        lines = (line.strip() for line in self.signature.toPlainText().splitlines())
        return Letterhead(self.coat.path, tuple(line for line in lines if line), self.own.path)

    def _lay_out(self) -> None:
        tr = self._language.tr
        self.signature.setTabChangesFocus(True)
        self.signature.setAccessibleName(tr("Unterschriftszeilen, eine je Zeile"))
        self.signature.setPlaceholderText(tr("z. B. In Vertretung\nName, Amtsbezeichnung"))
        self.signature.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 14)
        self.picture.setFixedSize(_PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        beside = QHBoxLayout()
        beside.addWidget(self.coat, 1)
        beside.addWidget(self.picture)
        column = stack(self)
        column.setSpacing(4)
        column.addWidget(PlainLabel(tr("Wappen (PNG oder JPEG)")))
        column.addLayout(beside)
        column.addWidget(PlainLabel(tr("Unterschriftszeilen")))
        column.addWidget(self.signature)
        column.addWidget(PlainLabel(tr("Eigene Vorlage (DOCX)")))
        column.addWidget(self.own)
        column.addWidget(muted(tr("Die eigene Vorlage gilt beim Ausgeben als DOCX, nicht in der Vorschau.")))

    def _on_coat(self) -> None:
        self._show_picture()
        self._keep()

    def _keep(self) -> None:
        held = self.letterhead
        save_letterhead(held.coat_of_arms, held.signature, held.own_template)
        self.changed.emit()

    def _show_picture(self) -> None:
        """The picture small, or that it is none."""
        path = self.coat.path
        picture = QPixmap() if path is None else _small(path, self.devicePixelRatioF())
        self.picture.setPixmap(picture)
        self.picture.setVisible(not picture.isNull())
        self.picture.setAccessibleName(self._language.tr("Wappen") if path else "")
        told = self._language.tr("Diese Datei fehlt oder ist kein Bild, das sich lesen lässt.")
        self.coat.warn(told if path is not None and picture.isNull() else "")


class FileRow(QWidget):
    """A file that is chosen, with buttons to choose another or none, and room for a warning."""

    changed = Signal()
    """Emitted when another file or none was chosen."""

    def __init__(self, name: str, title: str, language: Language, choose: Callable[[], Path | None]) -> None:
        super().__init__()
        self._language, self._choose, self._title = language, choose, title
        self.path: Path | None = None
        self.label = named(PlainLabel(), f"{name}_file")
        self.button = named(QPushButton(language.tr("Wählen …")), f"{name}_choose")
        self.remove = named(QPushButton(language.tr("Entfernen")), f"{name}_remove")
        self.warning = named(PlainLabel(), f"{name}_warning")
        self.button.setAccessibleName(f"{title}: {language.tr('Datei wählen')}")
        self.remove.setAccessibleName(f"{title}: {language.tr('entfernen')}")
        self._lay_out()
        self.button.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._become(None))
        self.set_path(None)

    def set_path(self, path: Path | None) -> None:
        self.path = path
        self.label.setText(path.name if path else self._language.tr("keine Datei gewählt"))
        self.label.setToolTip(plain_tip(str(path or "")))
        self.remove.setEnabled(path is not None)

    def warn(self, text: str) -> None:
        """Something is wrong with the file; empty: nothing is."""
        self.warning.setText(f"⚠ {text}" if text else "")
        self.warning.setVisible(bool(text))

    def _lay_out(self) -> None:
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.label, self.warning):
            column.addWidget(part)
        column.addLayout(row)
        self.warning.hide()

    def _ask(self) -> None:
        path = self._choose()
        if path is not None:
            self._become(path)

    def _become(self, path: Path | None) -> None:
        self.set_path(path)
        self.changed.emit()


def _small(path: Path, ratio: float) -> QPixmap:
    """Read no larger than it is shown: a photograph of a coat of arms may have 100 megapixels."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QPixmap()
    reader.setScaledSize(size.scaled(_PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture
