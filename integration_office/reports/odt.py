"""A paper as ODT: the same blocks as the PDF, in named styles that a reader can work with."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from integration_office.reports.blocks import Document, Heading, PageBreak, flat
from integration_office.reports.odt_blocks import BlockSetting, block_xml
from integration_office.reports.odt_styles import FIRST_PAGE, font_faces, master_page, named_styles, page_styles
from integration_office.reports.odt_text import TextSetting
from integration_office.reports.office_file import packed
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pages import UPRIGHT, Part, parts
from integration_office.reports.office_steps import Progress, Steps, steps_of
from integration_office.reports.office_styles import PROGRAM, RULE, SUBTITLE, TITLE, language_tag
from integration_office.reports.office_xml import DECLARATION, letters, tag
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.structure import check_structure

MIME_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    **{f"xmlns_{name}": f"{_OASIS}:{name}:1.0" for name in ("office", "style", "text", "table", "meta", "manifest")},
    "xmlns_draw": f"{_OASIS}:drawing:1.0",
    "xmlns_fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns_svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns_xlink": "http://www.w3.org/1999/xlink",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
}
_VERSION = "1.3"
_KINDS = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg"}


def write_odt(
    document: Document,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes the paper to a file, whole or not at all. Errors as in `render_odt`; further ReportError for a
    target that cannot be written."""
    write_atomically(render_odt(document, progress, cancelled), target)


def render_odt(
    document: Document, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> bytes:
    """The paper as the bytes of an ODT file, the same for the same paper. `progress` counts blocks, `cancelled`
    is asked after each. Raises ReportError: unsound structure, a table too wide, a glyph no font of the charts
    has, a control character, a picture that cannot be read, cancelled. Must run in one thread at a time."""
    check_structure(document)
    setting = _setting(document)
    body = "".join(_body(document, setting, steps_of(document, progress, cancelled)))
    content = (
        font_faces(),
        tag("office:automatic-styles", setting.text.automatic.xml()),
        tag("office:body", tag("office:text", body)),
    )
    files = {
        "content.xml": _part("office:document-content", *content),
        "styles.xml": _part(
            "office:document-styles", font_faces(), named_styles(document), page_styles(document, setting.fonts)
        ),
        "meta.xml": _part("office:document-meta", tag("office:meta", *_meta(document))),
        **setting.pictures,
    }
    files["META-INF/manifest.xml"] = _manifest(tuple(files))
    return packed({"mimetype": MIME_TYPE.encode(), **files}, document.date)


def _setting(document: Document) -> BlockSetting:
    found = [block for block in flat(document.blocks) if isinstance(block, Heading)]
    headings = tuple((heading, f"Abschnitt_{number}") for number, heading in enumerate(found, 1))
    return BlockSetting(TextSetting(), measuring_fonts(), headings, iter(headings))


def _body(document: Document, setting: BlockSetting, steps: Steps) -> Iterator[str]:
    yield _front(document, setting.text)
    first = True
    for part in parts(document.blocks):
        if not first or part.page != UPRIGHT:
            setting.text.master = master_page(part.page)
        first = False
        yield from _part_xml(part, setting, steps)


def _front(document: Document, text: TextSetting) -> str:
    text.master = FIRST_PAGE
    title = text.paragraph(TITLE, text.runs(document.title))
    subtitle = text.paragraph(SUBTITLE, text.runs(document.subtitle)) if document.subtitle else ""
    return title + subtitle + text.paragraph(RULE)


def _part_xml(part: Part, setting: BlockSetting, steps: Steps) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, PageBreak):
            setting.text.breaks = True
        yield block_xml(block, part.page, setting)
        steps.done()


def _part(root: str, *inside: str) -> bytes:
    return (DECLARATION + tag(root, *inside, office_version=_VERSION, **_NAMESPACES)).encode("utf-8")


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


def _manifest(names: tuple[str, ...]) -> bytes:
    entries = chain([("/", MIME_TYPE)], ((name, _KINDS[name.rpartition(".")[2]]) for name in names))
    lines = (tag("manifest:file-entry", manifest_full_path=name, manifest_media_type=kind) for name, kind in entries)
    root = {"manifest_version": _VERSION, "xmlns_manifest": _NAMESPACES["xmlns_manifest"]}
    return (DECLARATION + tag("manifest:manifest", *lines, **root)).encode("utf-8")
