"""A rest after the last key or click before something dear begins: what is still being typed is not computed."""

from PySide6.QtCore import QObject, QTimer


class Pause(QTimer):
    """Times out once, when nothing has started it anew for so long. All pauses are `share` of what they are asked for:
    where nobody types, as in a test, nobody needs to wait."""

    share = 1.0

    def __init__(self, parent: QObject, milliseconds: int) -> None:
        super().__init__(parent, singleShot=True, interval=round(milliseconds * self.share))
