"""The commands about papers: write one, and say whether one still agrees with its plan."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from integration_office.application.ports import Progress
from integration_office.cli.console import Console, Misuse, Refusal
from integration_office.cli.sources import load_plan
from integration_office.domain.plan import Plan
from integration_office.reports.blocks import Document
from integration_office.wording.language import Language

Write = Callable[[Document, Path, Progress], None]


def paper(arguments: Namespace, console: Console) -> None:
    target, annex = Path(arguments.out), Path(arguments.annex) if arguments.annex else None
    write = _writer(target, console)
    _refuse_other_annex(annex, console)
    own = _own_template(arguments, target, console)
    plan = load_plan(Path(arguments.file), console)
    label = console.language.tr("Papier")
    with console.busy(label):
        document = _document(plan, arguments, console)
    if own is not None:
        write = _filling(own, plan, arguments)
    with console.progress(label) as progress:
        write(document, target, progress)
    _say_what_is_missing(plan, arguments, console)
    if target.suffix.lower() == ".pdf":
        _say_how_long(target, plan, arguments, console)
    console.say(console.language.tr("Geschrieben: {file}", file=target))
    if annex is not None:
        _write_annex(document, annex, console)


def _document(plan: Plan, arguments: Namespace, console: Console) -> Document:
    from integration_office.reports.paper import decision_paper
    from integration_office.reports.paper_audience import Audience
    from integration_office.reports.paper_front import Letterhead

    language = Language.of(arguments.paper_lang) if arguments.paper_lang else console.language
    coat = Path(arguments.coat_of_arms) if arguments.coat_of_arms else None
    lines = tuple(arguments.signature)
    return decision_paper(
        *(plan, console.reference, arguments.scenarios, language, date.today(), arguments.template),
        audience=Audience(arguments.audience),
        letterhead=Letterhead.of(plan.info.city, coat, lines) if coat or lines else None,
    )


def compare_with_paper(file: Path, paper: Path, console: Console) -> None:
    """Says that they agree; raises Refusal if the plan says something else by now, or the PDF is none of ours."""
    from integration_office.application.checksum import plan_checksum
    from integration_office.reports.pdf_identity import read_identity

    tr = console.language.tr
    if not paper.exists():
        raise Refusal(tr("{file} gibt es nicht. Bitte den Pfad prüfen.", file=paper))
    plan = load_plan(file, console)
    identity = read_identity(paper)
    if identity is None or "checksum" not in identity:
        raise Refusal(
            tr(
                "{paper}: Das ist kein Papier dieses Programms. Bitte das PDF wählen, das aus dem Plan entstanden ist.",
                paper=paper.name,
            )
        )
    if identity["checksum"] != plan_checksum(plan):
        raise Refusal(_difference_text(plan, file, paper, identity, console.language))
    console.say(tr("{paper} stimmt mit {file} überein.", paper=paper.name, file=file.name))


def _difference_text(plan: Plan, file: Path, paper: Path, identity: dict[str, str], language: Language) -> str:
    tr, scenario = language.tr, identity.get("scenario", "")
    if scenario and scenario not in plan.scenarios:
        return tr(
            "{paper} passt nicht zu {file}: Die Variante „{scenario}“ gibt es dort nicht. Bitte anderen Plan wählen.",
            paper=paper.name,
            file=file.name,
            scenario=scenario,
        )
    return tr(
        "{file} sagt inzwischen etwas anderes als {paper} (Stand {date}). Bitte das Papier neu ausgeben.",
        file=file.name,
        paper=paper.name,
        date=identity.get("date", ""),
    )


def _writer(target: Path, console: Console) -> Write:
    """By the ending of the name; raises Misuse for another ending."""
    from integration_office.reports.docx import write_docx
    from integration_office.reports.odt import write_odt
    from integration_office.reports.paper import write_paper

    writers: dict[str, Write] = {".pdf": write_paper, ".docx": write_docx, ".odt": write_odt}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise Misuse(
            console.language.tr(
                "Das Format „{suffix}“ gibt es für Papiere nicht; möglich: .pdf, .docx, .odt.", suffix=target.suffix
            )
        )
    return write


def _own_template(arguments: Namespace, target: Path, console: Console) -> Path | None:
    """The city's own DOCX; raises Misuse where no DOCX is to be written."""
    if not arguments.docx_template:
        return None
    if target.suffix.lower() != ".docx":
        raise Misuse(console.language.tr("--docx-template gilt nur für --out mit der Endung .docx."))
    return Path(arguments.docx_template)


def _filling(own: Path, plan: Plan, arguments: Namespace) -> Write:
    from integration_office.reports.docx_fields import template_fields
    from integration_office.reports.docx_template import write_docx_from_template

    def write(document: Document, target: Path, progress: Progress) -> None:
        lines = tuple(arguments.signature)
        fields = template_fields(plan, arguments.scenarios[0], document, arguments.template, lines)
        write_docx_from_template(document, fields, own, target, progress)

    return write


def _refuse_other_annex(target: Path | None, console: Console) -> None:
    if target is not None and target.suffix.lower() not in (".xlsx", ".ods"):
        raise Misuse(
            console.language.tr(
                "Das Format „{suffix}“ gibt es für Anlagen nicht; möglich: .xlsx, .ods.", suffix=target.suffix
            )
        )


def _write_annex(document: Document, target: Path, console: Console) -> None:
    from integration_office.reports.annex import write_annex

    write_annex(document, target)
    console.say(console.language.tr("Geschrieben: {file}", file=target))


def _say_how_long(target: Path, plan: Plan, arguments: Namespace, console: Console) -> None:
    import pypdfium2

    from integration_office.domain.paper_texts import longest_field
    from integration_office.reports.paper_written import field_text
    from integration_office.wording.papers import length_text

    document = pypdfium2.PdfDocument(target)
    pages = len(document)
    document.close()
    field, letters = longest_field(plan.texts, arguments.template, arguments.scenarios[0])
    text = length_text(arguments.template, pages, (field_text(field, console.language), letters), console.language)
    if text:
        console.warn(text)


def _say_what_is_missing(plan: Plan, arguments: Namespace, console: Console) -> None:
    from integration_office.domain.paper_texts import missing_fields
    from integration_office.reports.paper_written import field_text

    missing = missing_fields(
        plan.texts, arguments.template, arguments.scenarios[0], is_signed=bool(arguments.signature)
    )
    if missing:
        names = "; ".join(field_text(field, console.language) for field in missing)
        console.warn(
            console.language.tr("Im Papier fehlen noch Texte, die nur Menschen schreiben: {names}.", names=names)
        )
