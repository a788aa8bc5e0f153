"""Packs office files: the same bytes for the same paper, with the paper's date instead of the clock's."""

import io
import zipfile
from datetime import date

_EARLIEST = 1980  # a zip file knows no year before it
_FIRST = "mimetype"  # of an ODF file: it must stand first and bare


def repacked(content: bytes, day: date) -> bytes:
    """The file with every part dated on the day, in a fixed order."""
    moment = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda each: (each != _FIRST, each)):
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_STORED if name == _FIRST else zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return stream.getvalue()
