"""Every figure is traceable: the figures that decide carry a mark, and each mark leads to its Rechenweg."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from papers import EMPTY, NEW, SMALL, blocks, paper

from integration_office.domain.paper_texts import TEMPLATES
from integration_office.reports.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Document,
    GroupRow,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Reference,
    Row,
    Run,
    Table,
    Text,
    plain,
)
from integration_office.reports.paper_audience import Audience, Section

KEY_TABLES = ("Varianten auf einen Blick", "Alternativen im Vergleich", "Abdeckung nach Gruppen", "Förderungen 2")
MADE_OF_PARTS = (
    "Doppelarbeit",
    "Woraus sich",
    "Ist-Stand (Nullvariante) nach Jahren",
    "Gesetzliche und weitere Aufgaben",
)
AMOUNT = re.compile(r"\d\s(VZÄ|€)")


def references(text: Text) -> list[Reference]:
    return [] if isinstance(text, str) else [part for part in text if isinstance(part, Reference)]


def texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text=text):
            yield text
        case BulletList(items=items):
            yield from items
        case Callout(paragraphs=paragraphs):
            yield from paragraphs
        case Table(rows=rows, notes=notes):
            yield from (cell for row in rows if isinstance(row, Row) for cell in row.cells)
            yield from notes


def unmarked(document: Document) -> Iterator[str]:
    """The key figures, the rows of the tables that decide, what the first page says and what the city gains, as far
    as they tell a number without a mark."""
    heading = ""
    for block in blocks(document):
        match block:
            case Heading(text=text):
                heading = plain(text)
            case KeyFigures(figures=figures):
                yield from (each.label for each in figures if each.reference is None)
            case Table(caption=caption, rows=rows) if caption.startswith(KEY_TABLES):
                yield from (plain(row.cells[0]) for row in rows if _tells(row) and not references(row.cells[0]))
            case Table(caption=caption, notes=notes) if caption.startswith(MADE_OF_PARTS):
                yield from [] if any(map(references, notes)) else [caption]
            case Callout(title="In Kürze", paragraphs=(_, *figures)):
                yield from (plain(each) for each in figures if not references(each))
            case BulletList(items=items) if heading in ("Warum jetzt?", "Was hat die Stadt davon?"):
                yield from (plain(each) for each in items if AMOUNT.search(plain(each)) and not references(each))


def _tells(row: Row | GroupRow) -> bool:
    return isinstance(row, Row) and any(re.search(r"\d", plain(cell)) for cell in row.cells[1:])


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("audience", Audience)
def test_no_figure_that_decides_is_without_a_mark_and_every_mark_leads_somewhere(
    template: str, audience: Audience
) -> None:
    document = paper("Neues Amt", template=template, audience=audience)
    assert list(unmarked(document)) == []
    found = {mark.target for block in blocks(document) for text in texts(block) for mark in references(text)}
    targets = {each.bookmark for each in blocks(document) if isinstance(each, Heading)}
    targets |= {
        row.bookmark
        for each in blocks(document)
        if isinstance(each, Table)
        for row in each.rows
        if isinstance(row, Row)
    }
    assert found and found <= targets


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_the_derivations_there_are_no_marks(template: str) -> None:
    document = paper(template=template, sections=frozenset(Section) - {Section.RECKONING})
    assert not [mark for block in blocks(document) for text in texts(block) for mark in references(text)]


def test_a_number_without_a_mark_is_found() -> None:
    document = paper("Neues Amt")
    brief = Callout(CalloutKind.INFORMATION, "In Kürze", ("Beschluss:", (Run("Geld: 12 €"),)))
    bare = (KeyFigures((KeyFigure("Ohne Marke", "12"),)), brief)
    assert list(unmarked(replace(document, blocks=bare))) == ["Ohne Marke", "Geld: 12 €"]


@pytest.mark.parametrize("audience", Audience)
def test_every_further_variant_has_its_own_derivations_below_the_same_marks(audience: Audience) -> None:
    document = paper(NEW, SMALL, EMPTY, audience=audience)
    headings = [plain(each.text) for each in blocks(document) if isinstance(each, Heading)]
    marks = [found.group() for each in headings if (found := re.match(r"R\d+ ", each))]
    tables = [each for each in blocks(document) if isinstance(each, Table) and "Rechenwege der Var" in each.caption]
    assert [each.caption for each in tables] == [f"Rechenwege der Variante „{SMALL}“"]
    rows = {plain(row.cells[0]).split()[0]: plain(row.cells[1]) for row in tables[0].rows if isinstance(row, Row)}
    assert {each.strip() for each in marks} == rows.keys()
    assert not any("Bestandteilen" in text for text in rows.values())
