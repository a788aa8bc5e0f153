"""One part of a unit that is split: what it is called, what it holds, what that comes to."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFormLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from integration_office.domain.unit import UnitKind
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.split_figures import Member
from integration_office.ui.dialogs.unit_forms import kind_choice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, plain_tip

_MIME = "application/x-integration-office-split"
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TOP = QModelIndex()
_NARROWEST = 230


class MemberModel(QAbstractListModel):
    """The members of one part, as lines that can be dragged to another."""

    dropped = Signal(list)
    """Emitted with the Members that were dragged here."""

    def __init__(self, texts: dict[Member, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.members: tuple[Member, ...] = ()
        self._texts = texts

    def show_members(self, members: Sequence[Member]) -> None:
        self.beginResetModel()
        self.members = tuple(members)
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.members)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        text = self._texts[self.members[index.row()]]
        if role == _Role.ToolTipRole:
            return plain_tip(text)
        return text if role == _Role.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of units and posts can be the same: the letter before tells them apart."""
        chosen = (self.members[index.row()] for index in indexes)
        data = QMimeData()
        data.setData(_MIME, "\n".join(f"{'u' if each.is_unit else 'p'}{each.id}" for each in chosen).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        lines = bytes(data.data(_MIME).data()).decode().splitlines()
        self.dropped.emit([Member(line[1:], line[0] == "u") for line in lines if line])
        # False: the form moves the lines itself.
        return False


class MemberList(QListView):
    """Ctrl with an arrow, or the number of a part, sends what is selected there."""

    sent_to = Signal(int)
    """Emitted with the number of a part, from 0."""

    sent_beside = Signal(int)
    """Emitted with −1 or +1."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _BESIDE:
            self.sent_beside.emit(_BESIDE[Qt.Key(event.key())])
        elif 0 <= number < _MOST_PARTS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.sent_to.emit(number)
        else:
            super().keyPressEvent(event)


_BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOST_PARTS = 9


class SplitPartBox(QWidget):
    """Fields for name, id and kind; the list; the figures below it."""

    edited = Signal()
    """Emitted when name, id or kind is another one."""

    def __init__(self, bridge: Bridge, number: int, kind: UnitKind, texts: dict[Member, str]) -> None:
        super().__init__()
        tr = bridge.language.tr
        self.name, self.id = named(QLineEdit(), f"name_{number + 1}"), named(QLineEdit(), f"id_{number + 1}")
        self.kind = kind_choice(kind, bridge.language)
        self.model = MemberModel(texts, self)
        self.list = named(MemberList(), f"part_{number + 1}")
        self.figures = named(PlainLabel(), f"figures_{number + 1}")
        self.title = QLabel(tr("Teil {n}", n=number + 1))
        self._dress(tr("Was Teil {n} erhält", n=number + 1))
        self._lay_out(bridge)
        self.setMinimumWidth(_NARROWEST)
        self.name.textChanged.connect(self.edited)
        self.id.textChanged.connect(self.edited)
        self.kind.currentIndexChanged.connect(self.edited)

    @property
    def chosen(self) -> list[Member]:
        return [self.model.members[index.row()] for index in self.list.selectionModel().selectedIndexes()]

    @property
    def chosen_kind(self) -> UnitKind:
        return UnitKind(self.kind.currentData())

    def _dress(self, spoken: str) -> None:
        self.list.setModel(self.model)
        self.list.setAccessibleName(spoken)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)

    def _lay_out(self, bridge: Bridge) -> None:
        tr = bridge.language.tr
        fields = QFormLayout()
        rows = ((tr("Bezeichnung"), self.name), (tr("Kennung"), self.id), (tr("Art"), self.kind))
        for label, field in rows:
            fields.addRow(label, field)
            field.setAccessibleName(f"{label}, {self.title.text()}")
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addLayout(fields)
        column.addWidget(self.list, 1)
        column.addWidget(self.figures)
