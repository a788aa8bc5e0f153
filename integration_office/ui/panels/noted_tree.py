"""A tree of labels and values, where a quieter note may stand below a label; everything wraps and can be copied."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPalette,
    QShortcut,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from integration_office.ui.panels.pieces import SMALL

NOTE = Qt.ItemDataRole.UserRole + 1
"""The role of the note below a label."""

_MARGIN = 3
_NARROWEST = 40
_GAP = 12
_LONGEST_VALUE = 28
_MOST_MEASURED = 20_000
_LINE_SEPARATOR = "\u2028"
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
Index = QModelIndex | QPersistentModelIndex
Path = tuple[str, ...]

_TEXT, _NOTE = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText
_Text = tuple[QRect, str, QFont, QPalette.ColorRole]


class NotedTree(QTreeWidget):
    """Two columns: the label wraps, the value keeps its line. A row without value spans both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAnimated(False)
        self.setItemDelegate(_NotedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def add(
        self, parent: QTreeWidgetItem | None, label: str, value: str = "", note: str = "", *, bold: bool = False
    ) -> QTreeWidgetItem:
        """A row below `parent` (None: at the top); a long value stands below the label as a note."""
        if len(value) > _LONGEST_VALUE:
            value, note = "", "\n".join(filter(None, (value, note)))
        item = QTreeWidgetItem([label, value])
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        item.setData(0, NOTE, note)
        spoken = f"{label}: {value}" if value else label
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{spoken}. {note}" if note else spoken)
        if bold:
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
        return item

    def copy(self) -> None:
        """What is unfolded, with tabs before the values, so that it can be pasted into a table."""
        QGuiApplication.clipboard().setText(self.text())

    def text(self) -> str:
        """What is unfolded, a line for each row."""
        return "\n".join(line for row in _children(self.invisibleRootItem()) for line in _unfolded(row))

    def open_paths(self) -> set[Path]:
        """Which rows are unfolded, each by the labels that lead to it."""
        return set(_open_paths(self.invisibleRootItem(), ()))

    def open_again(self, paths: set[Path]) -> set[Path]:
        """Unfold the rows of these labels, from the top down; those that are not there (yet) are returned."""
        return {path for path in sorted(paths, key=len) if not self._open(path)}

    def _open(self, path: Path) -> bool:
        item = self.invisibleRootItem()
        for label in path:
            found = next((each for each in _children(item) if each.text(0) == label), None)
            if found is None:
                return False
            item = found
        item.setExpanded(True)
        return True


def _unfolded(item: QTreeWidgetItem, level: int = 0) -> Iterator[str]:
    """The row and, if it is open, the rows below it."""
    if item.isHidden():
        return
    note = item.data(0, NOTE) or ""
    yield "\t".join(("    " * level + item.text(0), item.text(1), note)).rstrip("\t")
    if item.isExpanded():
        for child in _children(item):
            yield from _unfolded(child, level + 1)


def _open_paths(item: QTreeWidgetItem, above: Path) -> Iterator[Path]:
    for child in _children(item):
        if child.isExpanded():
            path = (*above, child.text(0))
            yield path
            yield from _open_paths(child, path)


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    found = (item.child(place) for place in range(item.childCount()))
    return (child for child in found if child is not None)


class _NotedDelegate(QStyledItemDelegate):
    """Paints label and note below one another, each wrapped to the width of the column."""

    def __init__(self, tree: NotedTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._font = QFont()
        self._values: dict[str, QSize] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() == 1:
            return self._size_of_value(index.data() or "", option)
        self.initStyleOption(option, index)
        height = sum(room.height() for room, *_ in self._texts(index, option))
        return QSize(option.rect.width(), height + 2 * _MARGIN)

    def _size_of_value(self, value: str, option: QStyleOptionViewItem) -> QSize:
        """Asked for a thousand rows whenever one is added: measured once."""
        if option.font != self._font or len(self._values) > _MOST_MEASURED:
            self._font, self._values = QFont(option.font), {}
        if value not in self._values:
            metrics = option.fontMetrics
            width = metrics.horizontalAdvance(value) + 4 * _MARGIN
            self._values[value] = QSize(width, metrics.height() + 2 * _MARGIN)
        return self._values[value]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        self.initStyleOption(option, index)
        value, option.text = option.text if index.column() == 1 else "", ""
        self._tree.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._tree)
        painter.save()
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
        inner = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setFont(option.font)
        painter.setPen(_colour(option, _TEXT))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, value)
        # Texts may run over both cells: each cell writes the part that lies in it.
        for room, text, font, role in self._texts(index.siblingAtColumn(0), option):
            _write(painter, room, text, font, _colour(option, role))
        painter.restore()

    def _texts(self, index: Index, option: QStyleOptionViewItem) -> list[_Text]:
        """Label and note with the room each takes, from the top of the row down."""
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        left, right = self._left(index), self._tree.viewport().width() - _MARGIN
        value = index.sibling(index.row(), 1).data()
        edge = right - option.fontMetrics.horizontalAdvance(value) - _GAP if value else right
        label = QRect(left, option.rect.top() + _MARGIN, max(_NARROWEST, edge - left), 0)
        label.setHeight(_height(index.data(), font, label.width()))
        found = [(label, index.data(), font, _TEXT)]
        if index.data(NOTE):
            note = QRect(left, label.bottom() + 1, max(_NARROWEST, right - left), 0)
            note.setHeight(_height(index.data(NOTE), _smaller(option.font), note.width()))
            found.append((note, index.data(NOTE), _smaller(option.font), _NOTE))
        return found

    def _left(self, index: Index) -> int:
        """Where the label begins."""
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return depth * self._tree.indentation() + _MARGIN


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    return option.palette.color(QPalette.ColorRole.HighlightedText if selected else role)


def _write(painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setPen(colour)
    _laid_out(text, font, room.width()).draw(painter, room.topLeft())


def _height(text: str, font: QFont, width: int) -> int:
    return ceil(_laid_out(text, font, width).boundingRect().height())


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """The text in lines: words stay whole unless one alone is wider than the line."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * SMALL)
    smaller.setBold(False)
    return smaller
