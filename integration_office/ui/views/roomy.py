"""Numbers in tables keep their distance: the text of the next column must not seem to belong to them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_ROOM = "\N{EN SPACE}"


class RoomyNumbers(QStyledItemDelegate):
    """What stands to the right has room after it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight and option.text:
            option.text = f"{option.text}{_ROOM}"
