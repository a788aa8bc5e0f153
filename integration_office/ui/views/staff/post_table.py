"""The table of posts: pastes, cuts, opens and shuts groups."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut

from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.views.staff.columns import PostColumn
from integration_office.ui.views.staff.model import PostModel
from integration_office.ui.views.staff.pasting import Place
from integration_office.ui.views.table import DataTable

_TITLE_COLUMNS = 4
_MOST_SPANS = 400


class PostTable(DataTable[int]):
    """What it is asked to do with posts it only wishes for."""

    paste_wanted = Signal(str)
    """Emitted with the text of the clipboard."""

    removal_wanted = Signal()
    """Emitted for the Delete key."""

    def __init__(self, model: PostModel, name: str, spoken: str) -> None:
        super().__init__(model, name, spoken)
        self.posts = model
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        model.modelReset.connect(self._span_groups)
        self.doubleClicked.connect(lambda index: self._toggle(index.row()))

    @property
    def chosen_posts(self) -> tuple[PositionId, ...]:
        """The selected posts, from the top down."""
        board = self.posts.board
        return () if board is None else tuple(board.posts[line].id for line in self.chosen if line >= 0)

    def paste(self) -> None:
        self.paste_wanted.emit(QGuiApplication.clipboard().text())

    def place(self, unit: UnitId | None, *, as_measure: bool, all_new: bool = False) -> Place:
        """Where pasted cells fall: from the current cell down and to the right, as the columns stand now."""
        index, header, columns = self.currentIndex(), self.horizontalHeader(), self.posts.post_columns
        first_row, first = max(index.row(), 0), header.visualIndex(max(index.column(), 0))
        logical = [header.logicalIndex(at) for at in range(first, len(columns))]
        shown: list[PostColumn] = [columns[at] for at in logical if not header.isSectionHidden(at)]
        posts = [line for line in self.posts.shown[first_row:] if line >= 0]
        return Place(posts, shown, columns, as_measure, unit, all_new)

    def select_posts(self, posts: tuple[PositionId, ...]) -> None:
        """These posts, as far as they are shown; the first one is brought into sight."""
        places = self.posts.places(posts)
        selection, last = QItemSelection(), len(self.posts.columns) - 1
        for first, end in _runs(places):
            selection.select(self.posts.index(first, 0), self.posts.index(end, last))
        flags = QItemSelectionModel.SelectionFlag
        if places:
            here = self.posts.index(places[0], self._column)
            self.selectionModel().setCurrentIndex(here, flags.NoUpdate)
            self.scrollTo(here)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.row
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif line is not None and line < 0 and event.key() in _TOGGLES:
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _toggle(self, row: int) -> None:
        line = self.posts.shown[row]
        if line < 0:
            self.posts.toggle(line)

    def _span_groups(self) -> None:
        """The name of a group has the room of several columns."""
        self.clearSpans()
        groups = [number for number, line in enumerate(self.posts.shown) if line < 0] if self.posts.has_groups else []
        for number in groups[:_MOST_SPANS]:
            self.setSpan(number, 0, 1, _TITLE_COLUMNS)


_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
