"""Writes a chart as SVG: a picture with a title and a description that a screen reader reads out."""

from xml.sax.saxutils import escape, quoteattr

from integration_office.reports.chart_pictures import org_picture
from integration_office.reports.chart_shapes import Area, Label, Measure, Picture, Polyline, Shape
from integration_office.reports.charts import ChartScene
from integration_office.reports.errors import ReportError, ReportErrorKind

FONT = "Carlito, Calibri, Arial, sans-serif"
SMALLEST_WIDTH = 300.0  # points, for the legend
UNIT = 0.64  # points per chart unit: type at its largest


def svg(scene: ChartScene, title: str, description: str, language: str, measure: Measure | None = None) -> str:
    """The organisation chart as an SVG document. `language` is its code, as "de". Without `measure` the
    width of type is estimated. Raises ReportError without a description."""
    if not description.strip():
        raise ReportError(ReportErrorKind.DESCRIPTION_MISSING, title)
    width = max(scene.width * UNIT, SMALLEST_WIDTH)
    picture = org_picture(scene, UNIT, width, measure or estimated_width)
    return svg_picture(picture, title, description, language)


def svg_picture(picture: Picture, title: str, description: str, language: str) -> str:
    """Any chart as an SVG document."""
    size = f'width="{_n(picture.width + 6)}pt" height="{_n(picture.height + 6)}pt"'
    view = f'viewBox="-3 -3 {_n(picture.width + 6)} {_n(picture.height + 6)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img" lang={quoteattr(language)}'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'{head} aria-labelledby="title description" font-family={quoteattr(FONT)}>',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(description)}</desc>',
        *map(_element, picture.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def estimated_width(text: str, size: float, bold: bool) -> float:
    """A width for a text of which the font is not known: on the wide side for Carlito and its like."""
    return len(text) * size * (0.56 if bold else 0.52)


def _element(shape: Shape) -> str:
    match shape:
        case Area():
            return _area(shape)
        case Polyline():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            line = _line(shape.stroke, shape.line_width, shape.dash)
            return f'<polyline points="{points}" fill="none"{line}/>'
        case Label():
            weight = ' font-weight="bold"' if shape.bold else ""
            anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
            return f'<text {place}{weight}{anchor} fill="{shape.fill}">{_text(shape.text)}</text>'


def _area(area: Area) -> str:
    place = f'x="{_n(area.x)}" y="{_n(area.y)}" width="{_n(area.width)}" height="{_n(area.height)}"'
    radius = f' rx="{_n(area.radius)}"' if area.radius else ""
    line = _line(area.stroke, area.line_width, area.dash) if area.stroke else ""
    return f'<rect {place}{radius} fill="{area.fill or "none"}"{line}/>'


def _line(stroke: str, width: float, dash: tuple[float, ...]) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f' stroke="{stroke}" stroke-width="{_n(width)}"{dashes}'


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Escaped, and without the control characters and halves of letters that XML forbids."""
    return escape("".join(letter for letter in text if letter in "\n\t" or (letter >= " " and not _is_half(letter))))


def _is_half(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff"
