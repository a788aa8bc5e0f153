"""Packs office files: the same bytes for the same paper, with the paper's date instead of the clock's."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_EARLIEST = 1980  # a zip file knows no year before it
_FIRST = "mimetype"  # of an ODF file: it must stand first and bare


def packed(parts: Mapping[str, bytes], day: date) -> bytes:
    """The parts in one file, every one dated on the day, in a fixed order."""
    moment = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in sorted(parts, key=lambda each: (each != _FIRST, each)):
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_STORED if name == _FIRST else zipfile.ZIP_DEFLATED
            file.writestr(info, parts[name])
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}
