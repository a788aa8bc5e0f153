"""All that is painted of a cell, asked for in one call."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel


def many_roles(model: QAbstractItemModel, index: Any, span: Any) -> None:
    """Use as `multiData` of a model: what `data` says for each of the roles.

    Without it Qt asks seven times for each cell it paints, and each time waits for Python beside a worker: a table of
    posts took 23 ms instead of 15 (measured on 30 November 2026, CPython 3.11).
    """
    data = model.data
    for part in map(span.__getitem__, range(span.size())):
        value = data(index, part.role())
        if value is None:
            part.clearData()
        else:
            part.setData(value)
