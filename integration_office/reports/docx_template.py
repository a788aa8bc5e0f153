"""A paper in a city's own DOCX: its fields filled with texts, which stay as they are, and with blocks."""

import io
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup, escape

from integration_office.reports.blocks import Block, Document, Picture
from integration_office.reports.docx import saved
from integration_office.reports.docx_body import block_setting
from integration_office.reports.docx_fields import COAT, SECTIONS, WHOLE, sections
from integration_office.reports.docx_settings import set_properties
from integration_office.reports.docx_slots import Slots
from integration_office.reports.docx_styles import add_styles
from integration_office.reports.docx_text import Bookmarks, TextSetting
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.office_steps import Progress, steps_of
from integration_office.reports.office_xml import allowed
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.structure import check_structure

_QUOTED = re.compile("'([^']*)'")


def write_docx_from_template(
    document: Document,
    fields: Mapping[str, str],
    template: Path,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes the paper to a file, whole or not at all. Errors as in `render_docx_from_template`; further
    ReportError for a target that cannot be written."""
    write_atomically(render_docx_from_template(document, fields, template, progress, cancelled), target)


def render_docx_from_template(
    document: Document,
    fields: Mapping[str, str],
    template: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The template with its fields filled: `fields` (see docx_fields.template_fields), {{ inhalt }} for all of
    the paper, {{ abschnitt.NAME }} for what stands below one heading, {{ wappen }}; these in a paragraph of their own.
    Styles that the template has are kept. Raises ReportError: a template that is no DOCX, a field that does not
    exist, a faulty command, and what `render_docx` raises."""
    check_structure(document)
    slots = Slots(secrets.token_hex(8))
    context: dict[str, object] = {**fields, **_block_fields(document, slots)}
    file = _filled(_opened(template), context, template)
    text = TextSetting(add_styles(file), Bookmarks())
    setting = block_setting(document, file, text)
    slots.fill(file, setting, steps_of(document, progress, cancelled), template)
    set_properties(file, document)
    return saved(file, document)


def _block_fields(document: Document, slots: Slots) -> dict[str, object]:
    parts: Mapping[str, Sequence[Block]] = sections(document)
    named = {name: slots.mark(f"{SECTIONS}.{name}", blocks) for name, blocks in parts.items()}
    coat = [block for block in document.blocks if isinstance(block, Picture)][:1]
    return {WHOLE: slots.mark(WHOLE, document.blocks), COAT: slots.mark(COAT, coat), SECTIONS: named}


def _opened(path: Path) -> DocxTemplate:
    try:
        template = DocxTemplate(io.BytesIO(path.read_bytes()))
        template.get_docx()
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, XMLSyntaxError) as error:
        raise ReportError(ReportErrorKind.TEMPLATE_UNREADABLE, path=path) from error
    return template


class _Engine(ImmutableSandboxedEnvironment):
    """A template adds and compares; what it multiplies might fill the memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or not all(isinstance(each, int | float) for each in (left, right)):
            raise SecurityError(f"{operator} is not allowed")
        return super().call_binop(context, operator, left, right)


def _filled(template: DocxTemplate, context: Mapping[str, object], path: Path) -> DocxDocument:
    """The template with its texts, opened anew: docxtpl leaves elements that python-docx does not know."""
    engine = _Engine(undefined=StrictUndefined, finalize=_printed)
    try:
        for name in sorted(template.get_undeclared_template_variables(engine, context)):
            raise ReportError(ReportErrorKind.TEMPLATE_FIELD, name, path=path)
        if not template.get_undeclared_template_variables(engine):
            raise ReportError(ReportErrorKind.TEMPLATE_EMPTY, path=path)
        template.render(context, engine, autoescape=True)
    except UndefinedError as error:
        raise ReportError(ReportErrorKind.TEMPLATE_FIELD, _missing(str(error)), path=path) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise ReportError(ReportErrorKind.TEMPLATE_FAULT, detail=str(error), path=path) from error
    stream = io.BytesIO()
    template.save(stream)
    return docx.Document(stream)


def _missing(message: str) -> str:
    """The field that jinja's message is about; one without a place of its own is a section."""
    names = _QUOTED.findall(message) or [message]
    return f"{SECTIONS}.{names[-1]}" if "attribute" in message else str(names[-1])


def _printed(value: object) -> Markup:
    """A value as XML text. Its braces are no commands, neither now nor to docxtpl, which looks for some after it
    has filled the fields."""
    if isinstance(value, StrictUndefined):
        return Markup(str(value))  # raises
    text = str(escape(allowed(str(value))))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;"))
