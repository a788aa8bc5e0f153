"""The outline of units and posts as an item model: the accessible twin of the chart, with the same gestures."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush

from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.canvas.payload import MIME_TYPE, Payload, from_mime, to_mime
from integration_office.ui.models.outline_rows import OutlineRows
from integration_office.ui.models.outline_texts import COLUMNS, NAME, OutlineTexts
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.theme import colours_in_force

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ALIGNED_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ANY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_UNIT, _POST = _ANY | Qt.ItemFlag.ItemIsDropEnabled, _ANY | Qt.ItemFlag.ItemNeverHasChildren


class Thing(NamedTuple):
    """What a row stands for: a unit, or one of its posts."""

    unit: UnitId
    position: PositionId | None = None


class OutlineModel(QAbstractItemModel):
    """Units in their tree, posts as leaves. An index carries the number of the unit above it.

    `may_drop` says whether a payload may go to a unit; it is asked while the mouse hovers.
    """

    move_requested = Signal(object, str)
    """Emitted when something was dropped on a unit, with the payload and the unit."""

    def __init__(
        self,
        rows: OutlineRows,
        texts: OutlineTexts,
        may_drop: Callable[[Payload, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._may_drop = may_drop
        self.cut = Payload()
        self._take(rows, texts)

    # what the window asks

    def show(self, rows: OutlineRows, texts: OutlineTexts) -> None:
        """Other rows; what is selected and expanded stays so where it is still there."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        things = [self.thing(index) for index in before]
        self._take(rows, texts)
        after = [
            self.index_of(thing, index.column()) if thing else QModelIndex()
            for thing, index in zip(things, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @property
    def rows(self) -> OutlineRows:
        return self._rows

    def is_cut(self, thing: Thing) -> bool:
        """Whether a unit or post is cut out and waits for its new place."""
        return thing.unit in self.cut.units if thing.position is None else thing.position in self.cut.positions

    def thing(self, index: AnyIndex) -> Thing | None:
        """What a row stands for; None for no row."""
        if not index.isValid():
            return None
        above = self._above(index)
        units = self._rows.units_below(above)
        if index.row() < len(units):
            return Thing(units[index.row()])
        assert above is not None
        return Thing(above, self._rows.posts_of(above)[index.row() - len(units)])

    def index_of(self, thing: Thing, column: int = 0) -> QModelIndex:
        """Where a unit or post stands; an invalid index for one that is not shown."""
        if not self._rows.holds(thing.unit):
            return QModelIndex()
        if thing.position is None:
            parent = self._rows.organisation.units[thing.unit].parent
            return self.createIndex(self._rows.place(thing.unit), column, self._number(parent))
        posts = self._rows.posts_of(thing.unit)
        if thing.position not in posts:
            return QModelIndex()
        row = len(self._rows.units_below(thing.unit)) + list(posts).index(thing.position)
        return self.createIndex(row, column, self._number(thing.unit))

    def units_at(self, index: AnyIndex) -> list[QModelIndex]:
        """The units below a unit; none below a post."""
        thing = self.thing(index)
        if thing is None or thing.position is not None:
            return []
        return [self.index_of(Thing(unit)) for unit in self._rows.units_below(thing.unit)]

    # what the view asks

    def columnCount(self, parent: AnyIndex = _TOP) -> int:
        return len(COLUMNS)

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        if parent.isValid() and parent.column() > 0:
            return 0
        thing = self.thing(parent)
        if thing is not None and thing.position is not None:
            return 0
        unit = None if thing is None else thing.unit
        return len(self._rows.units_below(unit)) + len(self._rows.posts_of(unit))

    def index(self, row: int, column: int, parent: AnyIndex = _TOP) -> QModelIndex:
        # Asked for every row of what is unfolded.
        if row < 0 or not 0 <= column < len(COLUMNS) or row >= self.rowCount(parent):
            return QModelIndex()
        thing = self.thing(parent)
        return self.createIndex(row, column, self._number(None if thing is None else thing.unit))

    def parent(self, index: AnyIndex = _TOP) -> QModelIndex:  # type: ignore[override]
        # Asked thousands of times while much is selected.
        number = index.internalId() if index.isValid() else 0
        if number not in self._parents:
            self._parents[number] = self.index_of(Thing(self._ids[number - 1])) if number else QModelIndex()
        return self._parents[number]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        thing = self.thing(index)
        if thing is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self._texts.cell(thing.unit, thing.position, index.column())
                return f"✂ {text}" if index.column() == NAME and self.is_cut(thing) else text
            case Qt.ItemDataRole.ForegroundRole if self.is_cut(thing):
                return QBrush(colours_in_force().muted)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._texts.tip(thing.unit, thing.position))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._texts.spoken(thing.unit, thing.position, index.column(), is_cut=self.is_cut(thing))
            case Qt.ItemDataRole.TextAlignmentRole if COLUMNS[index.column()].is_number:
                return _ALIGNED_RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.header(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].is_number:
            return _ALIGNED_RIGHT
        return None

    # dragging

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _UNIT if index.row() < len(self._rows.units_below(self._above(index))) else _POST

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return to_mime(payload_of(thing for index in indexes if (thing := self.thing(index))))

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        payload, target = from_mime(data), self.thing(parent)
        if payload is None or target is None or target.position is not None:
            return False
        return self._may_drop(payload, target.unit)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        payload, target = from_mime(data), self.thing(parent)
        if payload is None or target is None:
            return False
        self.move_requested.emit(payload, target.unit)
        # False: the session has moved it already; the view must not remove the rows it dragged.
        return False

    # in order of use

    def _take(self, rows: OutlineRows, texts: OutlineTexts) -> None:
        self._rows, self._texts = rows, texts
        self._ids: tuple[UnitId, ...] = tuple(rows.organisation.units)
        self._numbers = {unit: number for number, unit in enumerate(self._ids, start=1)}
        self._parents: dict[int, QModelIndex] = {}

    def _above(self, index: AnyIndex) -> UnitId | None:
        number = index.internalId()
        return self._ids[number - 1] if number else None

    def _number(self, unit: UnitId | None) -> int:
        return 0 if unit is None else self._numbers[unit]


def payload_of(things: Iterable[Thing]) -> Payload:
    """The units and posts among things, each once."""
    units: dict[str, None] = {}
    posts: dict[str, None] = {}
    for thing in things:
        (units if thing.position is None else posts)[thing.position or thing.unit] = None
    return Payload(tuple(units), tuple(posts))
