"""A search field over the list of units something may go to; the arrow keys walk the list while one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.canvas.telling import announce
from integration_office.ui.models.targets import DIFFERENCE, NAME, TargetModel
from integration_office.ui.outlooks import Effects
from integration_office.wording.language import Language

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TargetList(QWidget):
    """`chosen` is the highlighted unit."""

    chosen_changed = Signal()
    """Emitted when another unit is highlighted."""

    def __init__(
        self,
        organisation: Organisation,
        refusal: Callable[[UnitId], str],
        language: Language,
        effects: Effects | None = None,
    ) -> None:
        super().__init__()
        self.model = TargetModel(organisation, refusal, effects, language, self)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setObjectName("target_search")
        self.search.setPlaceholderText(language.tr("Einheit suchen: Name oder Kennung"))
        self.search.setAccessibleName(language.tr("Einheit suchen"))
        self.list = QTreeView(uniformRowHeights=True, rootIsDecorated=False, headerHidden=not effects)
        self.list.setObjectName("targets")
        self.list.setAccessibleName(language.tr("Mögliche Ziele"))
        self.list.setModel(self.model)
        self._fit_columns()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_search)
        self.list.selectionModel().currentChanged.connect(self.chosen_changed)
        self.list.selectionModel().currentChanged.connect(self._announce)

    @property
    def chosen(self) -> UnitId | None:
        index = self.list.currentIndex()
        return self.model.unit(index.row()) if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        """The difference in full, the name in what is left."""
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        if self.model.columnCount() > 1:
            header.setResizeContentsPrecision(0)
            header.setSectionResizeMode(DIFFERENCE, QHeaderView.ResizeMode.ResizeToContents)

    def _announce(self, current: QModelIndex) -> None:
        """The keyboard stays in the field: whoever cannot see the list hears where a unit would go."""
        if current.isValid():
            announce(self.search, str(current.siblingAtColumn(NAME).data(Qt.ItemDataRole.AccessibleTextRole)))

    def _on_search(self, text: str) -> None:
        """The first unit that is found and allowed is highlighted, so that Enter does what is meant."""
        self.model.search(text)
        rows = range(min(self.model.rowCount(), _LOOKED_AT)) if text.strip() else ()
        allowed = next((row for row in rows if not self.model.refusal(self.model.unit(row))), None)
        if allowed is None:
            allowed = next(iter(rows), None)
        if allowed is not None:
            self.list.setCurrentIndex(self.model.index(allowed, NAME))
        self.chosen_changed.emit()


_LOOKED_AT = 50
