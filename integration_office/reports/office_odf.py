"""What every ODF file consists of beside its content: namespaces, description, list of its parts."""

from collections.abc import Iterator, Mapping
from itertools import chain

from integration_office.reports.blocks import Document
from integration_office.reports.office_file import packed
from integration_office.reports.office_fonts import FAMILY, STAND_IN_FACES, STAND_IN_FAMILY, stand_in_files
from integration_office.reports.office_styles import PROGRAM, language_tag
from integration_office.reports.office_xml import DECLARATION, letters, tag

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_OWN = ("office", "style", "text", "table", "meta", "manifest", "config")
_NAMESPACES = {
    **{f"xmlns_{name}": f"{_OASIS}:{name}:1.0" for name in _OWN},
    "xmlns_draw": f"{_OASIS}:drawing:1.0",
    "xmlns_fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns_svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns_number": f"{_OASIS}:datastyle:1.0",
    "xmlns_xlink": "http://www.w3.org/1999/xlink",
    "xmlns_loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
}
_VERSION = "1.3"
_KINDS = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg", "ttf": "application/x-font-ttf"}
_FONTS = "Fonts"
_FACES = {
    "Regular": {"loext_font_style": "normal", "loext_font_weight": "normal"},
    "Bold": {"loext_font_style": "normal", "loext_font_weight": "bold"},
    "Italic": {"loext_font_style": "italic", "loext_font_weight": "normal"},
}


def odf_part(root: str, *inside: str) -> bytes:
    """A part of an ODF file with this root element."""
    return (DECLARATION + tag(root, *inside, office_version=_VERSION, **_NAMESPACES)).encode("utf-8")


def odf_file(mime_type: str, parts: Mapping[str, bytes], document: Document) -> bytes:
    """The file of these parts, described as the paper is."""
    all_parts = {**parts, "meta.xml": odf_part("office:document-meta", tag("office:meta", *_meta(document)))}
    all_parts["META-INF/manifest.xml"] = _manifest(mime_type, tuple(all_parts))
    return packed({"mimetype": mime_type.encode(), **all_parts}, document.date)


def font_faces(*, embedded: bool = False) -> str:
    """`embedded`: the file brings along what takes the font's place where it is missing; see `embedded_fonts`."""
    face = tag("style:font-face", style_name=FAMILY, svg_font_family=FAMILY, style_font_family_generic="swiss")
    return tag("office:font-face-decls", face, _stand_in() if embedded else "")


def embedded_fonts() -> dict[str, bytes]:
    """Files of Carlito as parts. Raises OSError where one cannot be read."""
    return {f"{_FONTS}/{path.name}": path.read_bytes() for path in stand_in_files()}


def _stand_in() -> str:
    kind = tag("svg:font-face-format", svg_string="truetype")
    uris = (
        tag("svg:font-face-uri", kind, xlink_href=f"{_FONTS}/{path.name}", xlink_type="simple", **_FACES[face])
        for face, path in zip(STAND_IN_FACES, stand_in_files(), strict=True)
    )
    source = tag("svg:font-face-src", *uris)
    return tag("style:font-face", source, style_name=STAND_IN_FAMILY, svg_font_family=STAND_IN_FAMILY)


def points(length: float) -> str:
    return f"{length:.2f}pt"


def _meta(document: Document) -> Iterator[str]:
    moment = f"{document.date.isoformat()}T00:00:00"
    yield tag("dc:title", letters(document.title))
    yield tag("dc:subject", letters(document.subtitle))
    yield tag("dc:language", language_tag(document.language))
    yield tag("meta:generator", PROGRAM)
    yield tag("meta:initial-creator", PROGRAM) + tag("dc:creator", PROGRAM)
    yield tag("meta:creation-date", moment) + tag("dc:date", moment)
    for key, value in document.identity:
        yield tag("meta:user-defined", letters(value), meta_name=key)


def _manifest(mime_type: str, names: tuple[str, ...]) -> bytes:
    entries = chain([("/", mime_type)], ((name, _KINDS[name.rpartition(".")[2]]) for name in names))
    lines = (tag("manifest:file-entry", manifest_full_path=name, manifest_media_type=kind) for name, kind in entries)
    root = {"manifest_version": _VERSION, "xmlns_manifest": _NAMESPACES["xmlns_manifest"]}
    return (DECLARATION + tag("manifest:manifest", *lines, **root)).encode("utf-8")
