"""The start page: the plans one worked on lately, and every way to a new one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integration_office.ui.icons import icon
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.settings import recent_files
from integration_office.ui.views.context import ViewContext
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text

_WIDEST = 980
_PATH = Qt.ItemDataRole.UserRole


class StartPage(QScrollArea):
    """Recent plans at the left, ways to begin at the right; Enter opens."""

    file_chosen = Signal(Path)
    """Emitted when a recent plan is to be opened."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context, self._language = context, context.bridge.language
        self.recent = named(QListWidget(), "recent")
        self.buttons: dict[str, QCommandLinkButton] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(self._page())
        self.setFocusProxy(self.recent)
        self.recent.itemActivated.connect(self._open)
        self.file_chosen.connect(lambda path: context.open_files([path]))
        self.refresh()

    def refresh(self) -> None:
        """The recent plans as they are now."""
        self.recent.clear()
        for path in recent_files():
            item = QListWidgetItem(_told(path, self._language), self.recent)
            item.setData(_PATH, path)
            item.setToolTip(str(path))
        self._none.setVisible(not self.recent.count())
        self.recent.setVisible(bool(self.recent.count()))
        self.recent.setCurrentRow(0)

    def _page(self) -> QWidget:
        tr = self._language.tr
        page, inner = QWidget(), QWidget()
        inner.setMaximumWidth(_WIDEST)
        title = heading(tr("Willkommen am Planungstisch"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        columns = QHBoxLayout()
        columns.addLayout(self._recent_column(), 1)
        columns.addLayout(self._ways_column(), 1)
        column = QVBoxLayout(inner)
        column.addWidget(title)
        column.addWidget(muted(tr("Alles bleibt auf diesem Rechner; jede Änderung steht sofort in der Plandatei.")))
        column.addWidget(muted(tr("Dateien können auch auf das Fenster gezogen werden.")))
        column.addLayout(columns, 1)
        around = QHBoxLayout(page)
        around.addStretch()
        around.addWidget(inner, 1000)
        around.addStretch()
        return page

    def _recent_column(self) -> QVBoxLayout:
        tr = self._language.tr
        self.recent.setAccessibleName(tr("Zuletzt geöffnete Pläne"))
        self.recent.setWordWrap(True)
        self.recent.setAlternatingRowColors(True)
        self._none = muted(
            tr("Noch keine Plandatei geöffnet. Beginnen Sie mit der Beispielstadt oder einer Arbeitsmappe.")
        )
        column = QVBoxLayout()
        column.addWidget(heading(tr("Zuletzt geöffnet")))
        column.addWidget(self._none)
        column.addWidget(self.recent, 1)
        column.addStretch()
        return column

    def _ways_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(self._language.tr("Beginnen")))
        for name, sign, text, description in _ways(self._language):
            button = named(QCommandLinkButton(text, description), f"start_{name}")
            button.setAccessibleDescription(description)
            button.setIcon(icon(sign, colours_of(self)))
            button.clicked.connect(self._context.actions[name].trigger)
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch()
        return column

    def _open(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(item.data(_PATH))


def _ways(language: Language) -> tuple[tuple[str, str, str, str], ...]:
    """Action, sign, words on the button, and what it does."""
    tr = language.tr
    return (
        ("open_sample", "office", tr("Beispielstadt ansehen"), tr("Münster 2026 mit drei Varianten, zum Ausprobieren")),
        ("open", "open", tr("Plan öffnen"), tr("Eine Plandatei (.orgplan), mit allem, was zuletzt darin stand")),
        (
            "import",
            "workbook",
            tr("Neu aus Arbeitsmappe"),
            tr("Stellenplan aus Excel, OpenDocument oder CSV, oder ein Organigramm"),
        ),
        (
            "write_form",
            "export",
            tr("Leere Arbeitsmappe ausgeben"),
            tr("Zum Ausfüllen: alle Blätter mit ihren Spalten"),
        ),
        (
            "new_plan",
            "add",
            tr("Leerer Plan"),
            tr("Nur die Verwaltung selbst; Ämter und Stellen kommen nach und nach dazu"),
        ),
        ("tour", "search", tr("Rundgang"), tr("In fünf Schritten durch das Fenster")),
    )


def _told(path: Path, language: Language) -> str:
    changed = datetime.fromtimestamp(path.stat().st_mtime).date()
    return f"{path.stem}\n{language.tr('geändert am {date}', date=date_text(changed, language))} · {path.parent}"
