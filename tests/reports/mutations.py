"""Ways to break a good paper's file on purpose: a check that never fails is worth nothing."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name, String

Mutation = Callable[[pikepdf.Pdf], None]


def broken(data: bytes, mutation: Mutation) -> bytes:
    """The file after the mutation."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mutation(pdf)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def elements(pdf: pikepdf.Pdf, tag: str = "") -> list[Any]:
    """All elements, or those of a tag, in order."""
    return [element for element in _walk(pdf.Root.StructTreeRoot.K[0]) if tag in ("", str(element.S)[1:])]


def _walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _without(element: Any, number: int) -> None:
    kids = list(element.K)
    del kids[number]
    element.K = Array(kids)


def _instructions(pdf: pikepdf.Pdf, change: Callable[[list[Any]], None]) -> None:
    page = pdf.pages[0]
    found = list(pikepdf.parse_content_stream(page))
    change(found)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))


def _at(found: list[Any], operator: str, operand: str = "") -> int:
    return next(
        number
        for number, each in enumerate(found)
        if str(each.operator) == operator and (not operand or str(each.operands[0]) == operand)
    )


def no_description(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def empty_description(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("")


def another_description(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("Ein Bild")


def chart_not_described(pdf: pikepdf.Pdf) -> None:
    del next(each for each in elements(pdf, "Caption") if "/Alt" in each).Alt


def no_place_of_a_figure(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].A


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", packet, flags=re.DOTALL))


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def standard_not_named(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def no_colour_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def no_scopes(pdf: pikepdf.Pdf) -> None:
    for header in elements(pdf, "TH"):
        del header["/A"]


def wrong_scope(pdf: pikepdf.Pdf) -> None:
    next(header for header in elements(pdf, "TH") if header.A.Scope == "/Row").A.Scope = Name.Column


def header_as_cell(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TH")[0].S = Name.TD


def decoration_untagged(pdf: pikepdf.Pdf) -> None:
    def change(found: list[Any]) -> None:
        begin = _at(found, "BDC", "/Artifact")
        end = begin + _at(found[begin:], "EMC")
        del found[end], found[begin]

    _instructions(pdf, change)


def text_as_decoration(pdf: pikepdf.Pdf) -> None:
    def change(found: list[Any]) -> None:
        number = _at(found, "BDC", "/P")
        found[number] = pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC"))

    _instructions(pdf, change)


def heading_demoted(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def headings_as_paragraphs(pdf: pikepdf.Pdf) -> None:
    for heading in [*elements(pdf, "H1"), *elements(pdf, "H2")]:
        heading.S = Name.P


def swapped_owners(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def cell_lost(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[3]
    _without(row, len(row.K) - 1)


def row_lost(pdf: pikepdf.Pdf) -> None:
    body = elements(pdf, "TBody")[0]
    _without(body, 1)


def cells_swapped(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TBody")[0].K[0]
    kids = list(row.K)
    row.K = Array([kids[0], kids[2], kids[1], *kids[3:]])


def cell_in_the_next_row(pdf: pikepdf.Pdf) -> None:
    first, second = list(elements(pdf, "TBody")[0].K)[:2]
    moved = first.K[len(first.K) - 1]
    _without(first, len(first.K) - 1)
    moved.P = second
    second.K = Array([*second.K, moved])


def no_span(pdf: pikepdf.Pdf) -> None:
    del next(header for header in elements(pdf, "TH") if "/ColSpan" in header.A).A["/ColSpan"]


def caption_lost(pdf: pikepdf.Pdf) -> None:
    _without(elements(pdf, "Table")[0], 0)


def links_undescribed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            del annotation["/Contents"]


def link_without_area(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if isinstance(kid, int)])


def order_reversed(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array(reversed(list(root.K)))


def paragraphs_swapped(pdf: pikepdf.Pdf) -> None:
    section = next(element for element in elements(pdf, "Sect") if len(element.K) > 2)
    kids = list(section.K)
    section.K = Array([kids[0], kids[2], kids[1], *kids[3:]])


def said_twice(pdf: pikepdf.Pdf) -> None:
    section = elements(pdf, "Sect")[0]
    section.K = Array([*section.K, section.K[1]])


def item_lost(pdf: pikepdf.Pdf) -> None:
    _without(elements(pdf, "L")[1], 1)


def box_at_another_place(pdf: pikepdf.Pdf) -> None:
    chart = next(each for each in elements(pdf, "L") if each.K[0].get("/S") == "/Caption")
    below = next(each for each in _walk(chart.K[1]) if each.S == "/L")
    moved = below.K[0]
    _without(below, 0)
    moved.P = chart
    chart.K = Array([*chart.K, moved])


def box_renamed(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Span")[0].ActualText = String("Unbekannt")


def no_letters(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/FontDescriptor"]["/FontFile2"]


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def hard_hyphens(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        letters = font.ToUnicode.read_bytes()
        font.ToUnicode.write(letters.replace(b"<00AD>", b"<002D>").replace(b"<00ad>", b"<002d>"))


def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


ALL: tuple[Mutation, ...] = (
    no_description,
    empty_description,
    another_description,
    chart_not_described,
    no_place_of_a_figure,
    no_language,
    no_title,
    title_not_shown,
    standard_not_named,
    no_colour_profile,
    not_marked,
    no_scopes,
    wrong_scope,
    header_as_cell,
    decoration_untagged,
    text_as_decoration,
    heading_demoted,
    headings_as_paragraphs,
    swapped_owners,
    cell_lost,
    row_lost,
    cells_swapped,
    cell_in_the_next_row,
    no_span,
    caption_lost,
    links_undescribed,
    link_without_area,
    order_reversed,
    paragraphs_swapped,
    said_twice,
    item_lost,
    box_at_another_place,
    box_renamed,
    no_letters,
    font_not_embedded,
    no_tab_order,
    hard_hyphens,
    no_tree,
)
SEEN_BY_VERAPDF: tuple[Mutation, ...] = (
    no_description,
    no_language,
    no_title,
    title_not_shown,
    standard_not_named,
    not_marked,
    no_scopes,
    decoration_untagged,
    heading_demoted,
    links_undescribed,
    no_letters,
    font_not_embedded,
)
"""Some of them, to see that veraPDF is at work; the others it does not look for, or not in every place."""
