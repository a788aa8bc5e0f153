"""What the tree of a paper's file says, in the form in which it is compared with the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from integration_office.reports.pdf_expected import ChartSaying, Saying, cell_detail, normal, part_number, whole
from integration_office.reports.pdf_reading import Element

TOP = "^"
"""Stands for what is above the first box of a sheet, which may stand below another on the sheet before."""
HEADINGS = frozenset(f"H{level}" for level in range(1, 7))

_INLINE = frozenset(("Link", "Span"))
_TEXTS = HEADINGS | {"Title", "P", "Caption", "TOCI", "Lbl"}


def heard(root: Element) -> list[Saying]:
    """Everything that is said, in order; the parts of one chart as one, organisation charts by caption."""
    return list(_without_parts(list(_said(root))))


def heard_charts(root: Element) -> list[ChartSaying]:
    """What each organisation chart says, all its sheets together. The legend follows each sheet."""
    lists = [element for element in root.walk() if _is_chart(element) or _is_legend(element)]
    charts: list[ChartSaying] = []
    for element in lists:
        if _is_legend(element):
            charts[-1:] = [_with(chart, legend=_legend(element)) for chart in charts[-1:]]
        elif charts and part_number(_caption(element)) > 1:
            charts[-1] = _with(charts[-1], boxes=_sheet(element))
        else:
            described = whole(normal(element.children[0].alt))
            charts.append(ChartSaying(whole(_caption(element)), _sheet(element), description=described))
    return charts


def _said(element: Element) -> Iterator[Saying]:
    if element.tag in _TEXTS:
        yield from _text(element.tag, element.text)
    elif element.tag == "Figure":
        yield Saying("Figure", normal(element.alt))
    elif element.tag == "TR":
        yield Saying("TR")
        yield from map(_cell, element.children)
    elif _is_chart(element):
        yield Saying("Chart", _caption(element))
    elif not _is_legend(element):
        if element.tag == "Table":
            yield Saying("Table")
        inside = [child for child in element.children if child.tag not in _INLINE]
        if not inside:
            yield from _text(element.tag, element.text)
        for child in inside:
            yield from _said(child)


def _text(tag: str, text: str) -> Iterator[Saying]:
    if normal(text):
        yield Saying(tag, normal(text))


def _cell(cell: Element) -> Saying:
    found = cell.attributes
    scope = str(found.get("Scope", "/"))[1:]
    return Saying(
        cell.tag, normal(cell.text), cell_detail(scope, int(found.get("ColSpan", 1)), int(found.get("RowSpan", 1)))
    )


def _is_chart(element: Element) -> bool:
    """A list with a caption is a chart; others have none."""
    return element.tag == "L" and bool(element.children) and element.children[0].tag == "Caption"


def _is_legend(element: Element) -> bool:
    """A list whose items have neither label nor paragraphs."""
    items = element.children
    return (
        element.tag == "L"
        and bool(items)
        and all(
            item.tag == "LI" and [each.tag for each in item.children] == ["LBody"] and not item.children[0].children
            for item in items
        )
    )


def _caption(chart: Element) -> str:
    return normal(chart.children[0].text)


def _sheet(element: Element) -> frozenset[tuple[str, str]]:
    first, *further = _names(element) or [""]
    return frozenset([(TOP, first), *(("", name) for name in further), *_boxes(element)])


def _boxes(units: Element) -> Iterator[tuple[str, str]]:
    """Each box that stands below another, with that one."""
    for body in _bodies(units):
        for below in (child for child in body.children if child.tag == "L"):
            yield from ((_name(body), name) for name in _names(below))
            yield from _boxes(below)


def _bodies(units: Element) -> list[Element]:
    return [body for item in units.children if item.tag == "LI" for body in item.children]


def _names(units: Element) -> list[str]:
    return [_name(body) for body in _bodies(units)]


def _name(body: Element) -> str:
    """What a box says, with its mark."""
    return normal(" ".join(child.text for child in body.children if child.tag in _INLINE))


def _legend(element: Element) -> frozenset[str]:
    return frozenset(normal(item.text) for item in element.children)


def _with(
    chart: ChartSaying,
    boxes: frozenset[tuple[str, str]] = frozenset(),
    legend: frozenset[str] = frozenset(),
) -> ChartSaying:
    return replace(chart, boxes=chart.boxes | boxes, legend=chart.legend | legend)


def _without_parts(said: Sequence[Saying]) -> Iterator[Saying]:
    """The parts of a chart as the first of them."""
    for number, saying in enumerate(said):
        above_figure = saying.tag == "P" and [each.tag for each in said[number + 1 : number + 2]] == ["Figure"]
        if not (above_figure or saying.tag in ("Figure", "Chart")):
            yield saying
        elif part_number(saying.text) == 1:
            yield Saying(saying.tag, whole(saying.text))
