"""The font that takes Calibri's place where it is missing, inside the DOCX: else its figures would break in two."""

from collections.abc import Mapping
from uuid import UUID

from integration_office.reports.office_fonts import STAND_IN_FACES, STAND_IN_FAMILY, stand_in_files
from integration_office.reports.office_xml import DECLARATION, tag

_TYPES, _TABLE = "[Content_Types].xml", "word/fontTable.xml"
_TABLE_RELATIONS, _TABLE_END = "word/_rels/fontTable.xml.rels", b"</w:fonts>"
_KEY = UUID("5e8a2e5b-0b0d-4c0a-9c1f-1a2b3c4d5e6f")
"""Hides the first bytes of a font, as the format demands; any will do."""
_HIDDEN = 32
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {
    "xmlns_w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns_r": _RELATION,
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def with_fonts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a DOCX with the fonts among them; a file that brings fonts of its own stays as it is. Raises
    OSError where a font file cannot be read."""
    table, types = parts.get(_TABLE, b""), parts[_TYPES]
    if _TABLE_RELATIONS in parts or not table.rstrip().endswith(_TABLE_END) or b"<Default " not in types:
        return dict(parts)
    fonts = {f"fonts/{path.stem}.odttf": _hidden(path.read_bytes()) for path in stand_in_files()}
    kind = tag("Default", Extension="odttf", ContentType=_TYPE).encode()
    return {
        **parts,
        _TYPES: types.replace(b"<Default ", kind + b"<Default ", 1),
        _TABLE: table.rstrip().removesuffix(_TABLE_END) + _stand_in() + _TABLE_END,
        _TABLE_RELATIONS: _relations(list(fonts)),
        **{f"word/{name}": data for name, data in fonts.items()},
    }


def _hidden(font: bytes) -> bytes:
    key = _KEY.bytes[::-1] * (_HIDDEN // len(_KEY.bytes))
    return bytes(each ^ mask for each, mask in zip(font, key, strict=False)) + font[_HIDDEN:]


def _stand_in() -> bytes:
    key = f"{{{_KEY}}}".upper()
    embedded = "".join(tag(f"w:embed{face}", r_id=face, w_fontKey=key) for face in STAND_IN_FACES)
    return tag("w:font", embedded, w_name=STAND_IN_FAMILY, **_NAMESPACES).encode("utf-8")


def _relations(names: list[str]) -> bytes:
    lines = (
        tag("Relationship", Id=face, Type=f"{_RELATION}/font", Target=name)
        for face, name in zip(STAND_IN_FACES, names, strict=True)
    )
    return (DECLARATION + tag("Relationships", *lines, xmlns=_RELATIONS)).encode("utf-8")
