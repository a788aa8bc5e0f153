"""What a DOCX says about itself: title, language, date, what it was made from; how Word is to treat it."""

from datetime import datetime, time

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from integration_office.reports.blocks import Document
from integration_office.reports.docx_xml import parsed
from integration_office.reports.office_styles import PROGRAM, language_tag
from integration_office.reports.office_xml import DECLARATION, letters, tag

_MODERN = "15"
"""Word 2013 and later; without it Word shows the file in a "compatibility mode"."""
_WORD = "http://schemas.microsoft.com/office/word"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_NAMESPACES = {
    "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "xmlns_vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
_ANY_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY = 2  # the format reserves 0 and 1


def set_settings(file: DocxDocument, language: str) -> None:
    """The settings of a paper of its own. Word is told to work out the page numbers when it opens the file,
    because nobody else can."""
    settings = file.settings.element
    for child in list(settings):
        settings.remove(child)
    modern = tag("w:compatSetting", w_name="compatibilityMode", w_uri=_WORD, w_val=_MODERN)
    settings.extend(
        parsed(
            tag("w:defaultTabStop", w_val=708)
            + tag("w:updateFields", w_val="true")
            + tag("w:compat", modern)
            + tag("w:themeFontLang", w_val=language)
        )
    )


def without_thumbnail(file: DocxDocument) -> None:
    """Takes out the picture of another document's first page that python-docx's empty document brings along."""
    relations = file.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def set_properties(file: DocxDocument, document: Document) -> None:
    """Title, language and date, and as properties of its own what the paper was made from."""
    moment = datetime.combine(document.date, time())
    core = file.core_properties
    core.title, core.subject = document.title[:255], document.subtitle[:255]
    core.language = language_tag(document.language)
    core.author = core.last_modified_by = PROGRAM
    core.comments = core.keywords = ""
    core.created = core.modified = core.last_printed = moment
    core.revision = 1
    if document.identity:
        _add_custom_properties(file, document.identity)


def _add_custom_properties(file: DocxDocument, identity: tuple[tuple[str, str], ...]) -> None:
    properties = [
        tag("property", tag("vt:lpwstr", letters(value)), fmtid=_ANY_FORMAT, pid=number, name=key)
        for number, (key, value) in enumerate(identity, _FIRST_PROPERTY)
    ]
    xml = DECLARATION + tag("Properties", *properties, **_CUSTOM_NAMESPACES)
    package = file.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml.encode("utf-8"), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
