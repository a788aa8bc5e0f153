"""What is dragged or selected: units and positions by id, also as mime data between the widgets of the
window."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

MIME_TYPE = "application/x-integration-office-ids"


@dataclass(frozen=True, slots=True)
class Payload:
    """Units and positions, each by their ids in a stable order."""

    units: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.units) + len(self.positions)


def to_mime(payload: Payload) -> QMimeData:
    """Mime data for a drag: a JSON list of ["unit", id] and ["position", id]."""
    pairs = [["unit", unit] for unit in payload.units]
    pairs += [["position", position] for position in payload.positions]
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps(pairs).encode())
    return data


def carry_between_widgets(source: QWidget, payload: Payload, picture: QPixmap, grip: QPoint) -> None:
    """A drag that can leave the widget it began in, with a picture that the mouse holds at a point of it; returns
    when it is over, by a drop or by Escape."""
    drag = QDrag(source)
    drag.setMimeData(to_mime(payload))
    drag.setPixmap(picture)
    drag.setHotSpot(grip)
    drag.exec(Qt.DropAction.MoveAction)


def from_mime(data: QMimeData) -> Payload | None:
    """The payload in mime data; a plain string in the list is a unit. None when there is none, or nothing
    in it."""
    if not data.hasFormat(MIME_TYPE):
        return None
    try:
        pairs = [_pair(entry) for entry in json.loads(bytes(data.data(MIME_TYPE).data()))]
    except (ValueError, TypeError):
        return None
    units = tuple(name for kind, name in pairs if kind == "unit")
    positions = tuple(name for kind, name in pairs if kind == "position")
    return Payload(units, positions) if units or positions else None


def _pair(entry: object) -> tuple[str, str]:
    match entry:
        case str(unit):
            return "unit", unit
        case [str(kind), str(name)]:
            return kind, name
    raise ValueError("neither an id nor a pair of kind and id")
