"""The pages in small, to choose from."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from integration_office.ui.background import Background
from integration_office.ui.paper.page_images import PageImages
from integration_office.ui.paper.pages import PageSize
from integration_office.wording.language import Language

_ACROSS, _DOWN = 92, 124
_ROW = QSize(112, 152)
_MOST_BYTES = 24_000_000
_FRAME = QColor("#8a94a0")
Index = QModelIndex | QPersistentModelIndex


class PageList(QListView):
    """One small page under the other; the current one is the one being looked at."""

    chosen = Signal(int)
    """Emitted when the user goes to a page, with its number from 0."""

    def __init__(self, background: Background, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(background, language, self)
        self._is_following = False
        self.setModel(self._pages)
        self.setUniformItemSizes(True)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_ACROSS, _DOWN))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFixedWidth(_ROW.width() + self.verticalScrollBar().sizeHint().width() + 6)
        self.setAccessibleName(language.tr("Seitenliste"))

    def show_pages(self, pdf: bytes, pages: tuple[PageSize, ...]) -> None:
        self._pages.show(pdf, pages)

    def follow(self, page: int) -> None:
        """The user looks at another page."""
        self._is_following = True
        self.setCurrentIndex(self._pages.index(page, 0))
        self._is_following = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_following:
            self.chosen.emit(current.row())


class _Pages(QAbstractListModel):
    def __init__(self, background: Background, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._ratio = parent.devicePixelRatioF()
        self._sizes: tuple[PageSize, ...] = ()
        self._images = PageImages(background, "small page", _MOST_BYTES, self)
        self._images.arrived.connect(self._on_arrived)

    def show(self, pdf: bytes, pages: tuple[PageSize, ...]) -> None:
        is_other = len(pages) != len(self._sizes)
        if is_other:
            self.beginResetModel()
        self._images.show(pdf)
        self._sizes = pages
        if is_other:
            self.endResetModel()
        elif pages:
            self.dataChanged.emit(self.index(0, 0), self.index(len(pages) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        page = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(page + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._language.tr("Seite {page} von {pages}", page=page + 1, pages=len(self._sizes))
            case Qt.ItemDataRole.SizeHintRole:
                return _ROW
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(page)
        return None

    def _picture(self, page: int) -> QPixmap:
        """Asked for only while the row is painted: so only visible pages are drawn."""
        size = self._sizes[page]
        scale = min(_ACROSS / size.width, _DOWN / size.height)
        across, down = round(size.width * scale), round(size.height * scale)
        self._images.want({page: round(across * self._ratio)}, only=False)
        return _framed(self._images.image(page), QSize(across, down), self._ratio)

    def _on_arrived(self, page: int) -> None:
        index = self.index(page, 0)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


def _framed(image: QImage | None, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(_ACROSS, _DOWN) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    sheet = QRect((_ACROSS - size.width()) // 2, (_DOWN - size.height()) // 2, size.width(), size.height())
    painter = QPainter(picture)
    painter.fillRect(sheet, QColor("#ffffff"))
    if image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, image)
    painter.setPen(_FRAME)
    painter.drawRect(sheet.adjusted(0, 0, -1, -1))
    painter.end()
    return picture
