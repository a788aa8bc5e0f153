"""The window's orders for papers, carried out by the room that makes them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from integration_office.application.ports import Progress
from integration_office.domain.resources import resource_folder
from integration_office.wording.language import Language

# Loaded when a paper is wanted.
if TYPE_CHECKING:
    from integration_office.analysis.reference import Reference
    from integration_office.domain.paper_texts import TextField
    from integration_office.domain.plan import Plan
    from integration_office.reports.blocks import Document
    from integration_office.reports.paper_audience import Section, Sight
    from integration_office.reports.paper_front import Letterhead
    from integration_office.ui.paper.order import PaperOrder, PaperServices, PaperTerms, RenderedPaper, Written


class Papers:
    """The window's orders for papers, in the words of the room that makes them."""

    def __init__(self, reference: "Reference") -> None:
        self._reference = reference

    def services(self) -> "PaperServices":
        from integration_office.ui.paper.order import PaperServices

        return PaperServices(
            terms=_paper_terms,
            render=self._render,
            write=self._write,
            write_annex=self._write_annex,
            write_charts=self._write_charts,
            paper_endings=(".pdf", ".docx", ".odt"),
            annex_endings=(".xlsx", ".ods"),
            chart_endings=(".svg", ".png"),
        )

    def _render(self, plan: "Plan", order: "PaperOrder", progress: Progress) -> "RenderedPaper":
        from integration_office.reports.pdf import render_pdf
        from integration_office.ui.paper.order import RenderedPaper

        # Asked before and after what takes its time and cannot be asked itself.
        progress(0, 0)
        drafts = self._drafts(plan, order)
        progress(0, 0)
        document = self._document(plan, order)
        progress(0, 0)
        return RenderedPaper(render_pdf(document, resource_folder() / "fonts", progress), drafts)

    def _document(self, plan: "Plan", order: "PaperOrder") -> "Document":
        from integration_office.reports.paper import decision_paper
        from integration_office.reports.paper_audience import Audience, Section

        return decision_paper(
            plan,
            self._reference,
            order.scenarios,
            Language.of(order.language),
            date.today(),
            order.template,
            Audience(order.audience),
            frozenset(section for section in Section if section.value not in order.left_out),
            _letterhead(plan, order),
        )

    def _drafts(self, plan: "Plan", order: "PaperOrder") -> dict["TextField", str]:
        from integration_office.domain.paper_texts import text_fields
        from integration_office.reports.paper_facts import facts_of
        from integration_office.reports.paper_written import draft

        language = Language.of(order.language)
        facts = facts_of(plan, self._reference, order.scenarios[:1], language, date.today())
        return {field: draft(field, facts) for field in text_fields(order.template)}

    def _write(
        self, plan: "Plan", order: "PaperOrder", path: Path, language: Language, progress: Progress
    ) -> "Written":
        from integration_office.ui.paper.order import Written
        from integration_office.ui.paper.pages import PDFIUM

        document = self._document(plan, order)
        progress(0, 0)
        if path.suffix.lower() == ".pdf":
            return Written((path,), _checked_pdf(document, path, language, progress))
        # Their charts are drawn by what draws the pages of the preview.
        with PDFIUM:
            _write_for_office(plan, order, document, path, progress)
        return Written((path,))

    def _write_annex(
        self, plan: "Plan", order: "PaperOrder", path: Path, language: Language, progress: Progress
    ) -> "Written":
        from integration_office.reports.annex import write_annex
        from integration_office.ui.paper.order import Written

        document = self._document(plan, order)
        progress(0, 0)
        write_annex(document, path)
        return Written((path,))

    def _write_charts(
        self, plan: "Plan", order: "PaperOrder", folder: Path, ending: str, language: Language, progress: Progress
    ) -> "Written":
        from integration_office.reports.chart_files import write_charts
        from integration_office.ui.paper.order import Written
        from integration_office.ui.paper.pages import PDFIUM

        document = self._document(plan, order)
        progress(0, 0)
        with PDFIUM:
            return Written(write_charts(document, folder, as_png=ending == ".png", progress=progress))


def _checked_pdf(document: "Document", path: Path, language: Language, progress: Progress) -> str:
    """How the check of the file went; one that fails is not written."""
    from integration_office.reports.pdf import write_pdf
    from integration_office.reports.sentences import self_check_text

    write_pdf(document, path, resource_folder() / "fonts", progress)
    return self_check_text([], language)


def _write_for_office(plan: "Plan", order: "PaperOrder", document: "Document", path: Path, progress: Progress) -> None:
    """ODT, DOCX, or DOCX in the city's own template."""
    own = order.letterhead.own_template
    if path.suffix.lower() == ".odt":
        from integration_office.reports.odt import write_odt

        write_odt(document, path, progress)
    elif own is None:
        from integration_office.reports.docx import write_docx

        write_docx(document, path, progress)
    else:
        from integration_office.reports.docx_fields import template_fields
        from integration_office.reports.docx_template import write_docx_from_template

        fields = template_fields(plan, order.scenarios[0], document, order.template, order.letterhead.signature)
        write_docx_from_template(document, fields, own, path, progress)


def _paper_terms(language: Language) -> "PaperTerms":
    from integration_office.domain.paper_texts import TextField
    from integration_office.reports import paper_audience as readers
    from integration_office.reports.paper_written import field_text
    from integration_office.ui.paper.order import PaperTerms, Part

    def part(what: "Sight | Section", text: str) -> Part:
        return Part(what.value, text, frozenset(each.value for each in readers.SEEN_BY[what]))

    return PaperTerms(
        audiences=tuple((each.value, readers.audience_text(each, language)) for each in readers.Audience),
        sections=tuple(part(each, readers.section_text(each, language)) for each in readers.Section),
        details=tuple(part(each, readers.sight_text(each, language)) for each in readers.Sight),
        in_template={
            "beschlussvorlage": frozenset(each.value for each in readers.Section),
            "gedankenpapier": frozenset(
                each.value for each in (readers.Section.ALTERNATIVES, readers.Section.RECKONING)
            ),
        },
        fields={field: field_text(field, language) for field in TextField},
    )


def _letterhead(plan: "Plan", order: "PaperOrder") -> "Letterhead":
    from integration_office.reports.paper_front import Letterhead

    chosen = order.letterhead
    return Letterhead.of(plan.info.city, chosen.coat_of_arms, chosen.signature)
