"""A paper's blocks as HTML with charts as SVG, for a peer that prints web pages."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import (
    BarChart,
    Block,
    BridgeChart,
    BulletList,
    Callout,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    KeyFigures,
    Landscape,
    OrgChart,
    PaperSize,
    Paragraph,
    Row,
    Run,
    Table,
    TableOfContents,
    Text,
    flat,
)
from integration_office.reports.chart_bars import bar_pictures, bridge_picture
from integration_office.reports.chart_cutting import sheets
from integration_office.reports.chart_pictures import fitting_scale, org_picture, smallest_scale
from integration_office.reports.chart_shapes import Picture
from integration_office.reports.chart_svg import svg_picture
from integration_office.reports.charts import ChartScene
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pages import UPRIGHT, Page, page_of
from integration_office.reports.pdf_styles import LANDSCAPES

_STYLE = """
@page { size: A4; margin: 68pt 56.7pt 68pt 70.9pt;
  @top-left { content: "TITLE"; font: 8pt Carlito }
  @bottom-left { content: "FOOTER"; font: 8pt Carlito }
  @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 8pt Carlito } }
@page A4 { size: A4 landscape }
@page A3 { size: A3 landscape }
section.A4 { page: A4; break-before: page } section.A3 { page: A3; break-before: page }
body { font: 10.5pt/1.33 Carlito, "DejaVu Sans"; color: #1A1A1A }
h1, h2, h3, caption, .lead { break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: 9pt; margin-bottom: 8pt }
caption { font-weight: bold; text-align: left }
th, td { border-bottom: .4pt solid #B4BCC4; padding: 3pt 4pt; vertical-align: top; overflow-wrap: anywhere }
thead th { background: #E9EFF5 } tr { break-inside: avoid }
th { text-align: left } .right { text-align: right } .centre { text-align: center }
figure { margin: 0 0 8pt; break-inside: avoid } figcaption { font-weight: bold } img { display: block }
.figures { display: flex; gap: 8pt } .callout { border-left: 3pt solid #1F4E79; padding-left: 6pt }
.small { font-size: 8.5pt }
nav a::after { content: leader(".") target-counter(attr(href), page) } nav a { display: block; color: inherit }
"""
_FACES = (
    ("Carlito", "normal", "normal", "Carlito-Regular.ttf"),
    ("Carlito", "bold", "normal", "Carlito-Bold.ttf"),
    ("Carlito", "normal", "italic", "Carlito-Italic.ttf"),
    ("DejaVu Sans", "normal", "normal", "DejaVuSans.ttf"),
    ("DejaVu Sans", "bold", "normal", "DejaVuSans-Bold.ttf"),
)


def html(document: Document) -> str:
    """The whole paper as a page that needs nothing but the bundled fonts."""
    head = f'<html lang="{document.language}"><meta charset="utf-8"><title>{escape(document.title)}</title>'
    style = _STYLE.replace("TITLE", document.title).replace("FOOTER", document.footer)
    front = f"<p><b>{escape(document.title)}</b></p><p>{escape(document.subtitle)}</p>"
    body = "\n".join(_Body(document).of(document.blocks, UPRIGHT))
    return f"<!DOCTYPE html>{head}<style>{style}</style><body>{front}{body}</body></html>"


def font_faces() -> str:
    """The style sheet that names the bundled fonts."""
    folder = resource_folder() / "fonts"
    return "\n".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{(folder / file).as_uri()}") }}'
        for name, weight, style, file in _FACES
    )


class _Body:
    """The blocks one after the other, headings numbered for the contents."""

    def __init__(self, document: Document) -> None:
        self._language = document.language
        headings = [block for block in flat(document.blocks) if isinstance(block, Heading)]
        self._entries = list(enumerate(headings))
        self._next = 0

    def of(self, blocks: tuple[Block, ...], page: Page) -> Iterator[str]:
        for block in blocks:
            match block:
                case Landscape():
                    inside = "\n".join(self.of(block.blocks, page_of(LANDSCAPES[PaperSize(block.size)])))
                    yield f'<section class="{block.size.value}">{inside}</section>'
                case Heading():
                    yield self._heading(block)
                case TableOfContents():
                    yield self._contents(block)
                case OrgChart() | BarChart() | BridgeChart():
                    yield from self._figures(block, page)
                case _:
                    yield _plain_block(block)

    def _heading(self, heading: Heading) -> str:
        number, self._next = self._next, self._next + 1
        place = f'<a id="{escape(heading.bookmark)}"></a>' if heading.bookmark else ""
        return f'<h{heading.level} id="heading-{number}">{place}{escape(heading.text)}</h{heading.level}>'

    def _contents(self, contents: TableOfContents) -> str:
        shown = [(number, each) for number, each in self._entries if each.level <= contents.depth]
        lines = "".join(f'<a href="#heading-{number}">{escape(each.text)}</a>' for number, each in shown)
        return f"<p><b>{escape(contents.title)}</b></p><nav>{lines}</nav>"

    def _figures(self, chart: OrgChart | BarChart | BridgeChart, page: Page) -> Iterator[str]:
        for picture in _pictures(chart, page):
            svg = svg_picture(picture, chart.caption, chart.description, self._language)
            source = b64encode(svg.encode()).decode()
            image = f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(chart.description)}">'
            yield f"<figure><figcaption>{escape(chart.caption)}</figcaption>{image}</figure>"


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph():
            kind = "small" if block.small else "lead" if block.keep_with_next else ""
            return f'<p class="{kind}">{_text(block.text)}</p>'
        case BulletList():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in block.items)}</{tag}>"
        case Table():
            return _table(block)
        case KeyFigures():
            return f'<div class="figures">{"".join(_key_figure(each) for each in block.figures)}</div>'
        case Callout():
            inside = "".join(f"<p>{_text(each)}</p>" for each in block.paragraphs)
            return f'<div class="callout"><p><b>{escape(block.title)}</b></p>{inside}</div>'
    raise NotImplementedError(type(block).__name__)


def _key_figure(figure: object) -> str:
    label, value, change, note = (escape(getattr(figure, name)) for name in ("label", "value", "change", "note"))
    return f"<div><p>{label}</p><p><b>{value}</b></p><p>{change}</p><p>{note}</p></div>"


def _table(table: Table) -> str:
    head = "".join(f"<tr>{''.join(map(_header, row))}</tr>" for row in table.header)
    body = "".join(_row(row, table) for row in table.rows)
    notes = "".join(f'<p class="small">{_text(note)}</p>' for note in table.notes)
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table>{notes}"


def _header(cell: HeaderCell | str) -> str:
    text, span = (cell, 1) if isinstance(cell, str) else (cell.text, cell.span)
    return f'<th scope="col" colspan="{span}">{escape(text)}</th>'


def _row(row: Row | GroupRow, table: Table) -> str:
    if isinstance(row, GroupRow):
        return f'<tr><th scope="rowgroup" colspan="{len(table.alignment)}">{escape(row.text)}</th></tr>'
    cells = []
    for column, (text, align) in enumerate(zip(row.cells, table.alignment, strict=True)):
        tag = 'th scope="row"' if column == table.row_header else "td"
        cells.append(f'<{tag} class="{align.value}">{_text(text)}</{tag[:2]}>')
    place = f' id="{escape(row.bookmark)}"' if row.bookmark else ""
    return f"<tr{place}>{''.join(cells)}</tr>"


def _text(text: Text) -> str:
    if isinstance(text, str):
        return escape(text)
    return "".join(_run(part) if isinstance(part, Run) else _mark(part.target, part.label) for part in text)


def _run(run: Run) -> str:
    text = f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
    return f"<i>{text}</i>" if run.italic else text


def _mark(target: str, label: str) -> str:
    return f'<sup><a href="#{escape(target)}">[{escape(label)}]</a></sup>'


def _pictures(chart: OrgChart | BarChart | BridgeChart, page: Page) -> list[Picture]:
    width, height, measure = page.frame_width - 6, page.chart_height - 6, measuring_fonts().width
    if isinstance(chart, BridgeChart):
        return [bridge_picture(chart, width, measure)]
    if isinstance(chart, BarChart):
        return bar_pictures(chart, width, height, measure)

    def scale(scene: ChartScene) -> float:
        return fitting_scale(scene, width, height, measure)

    cut = sheets(chart.scene, lambda scene: scale(scene) >= smallest_scale(scene))
    return [org_picture(each.scene, scale(each.scene), width, measure) for each in cut]
