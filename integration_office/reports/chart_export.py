"""The organisation chart of a whole state as a picture file of its own."""

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.application.marks import Marks
from integration_office.diagram.columns import KIND_BY_NAME, Mark
from integration_office.reports.chart_pictures import org_picture
from integration_office.reports.chart_svg import SMALLEST_WIDTH, UNIT, svg
from integration_office.reports.charts import ChartScene, ChartUnit, Emphasis, LegendEntry, arranged
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pictures import PRINT_DPI, png_of
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte

_EMPHASIS = ((Mark.NEW, Emphasis.NEW), (Mark.MOVED, Emphasis.MOVED), (Mark.TOUCHED, Emphasis.TOUCHED))


def chart_svg(effects: Effects, title: str, language: Language) -> str:
    """The state after as SVG; what differs from the state before is marked by line, pattern and letter."""
    return svg(_scene(effects, language), title, _description(effects, language), language.code)


def chart_png(effects: Effects, title: str, language: Language, dpi: int = PRINT_DPI) -> bytes:
    """The same as PNG, with so many dots to the inch; title and description are in the file. Raises ReportError
    for a glyph that no font has and where the picture would be too large."""
    scene, fonts = _scene(effects, language), measuring_fonts()
    picture = org_picture(scene, UNIT, max(scene.width * UNIT, SMALLEST_WIDTH), fonts.width)
    return png_of(picture, fonts, dpi, title, _description(effects, language))


def _description(effects: Effects, language: Language) -> str:
    size = effects.after.size
    return language.tr(
        "Organigramm mit {units} Einheiten und {posts} Stellen ({fte}); in jedem Kasten Name und VZÄ Soll "
        "einschließlich aller Untereinheiten.",
        units=size.units,
        posts=size.positions,
        fte=fte(size.fte_planned, language),
    )


def _scene(effects: Effects, language: Language) -> ChartScene:
    organisation = effects.after.organisation
    marks = Marks(effects.before.organisation, organisation)
    held = _held_fte(effects.after)
    units = [
        ChartUnit(
            id=unit.id,
            parent=unit.parent,
            lines=(unit.name, fte(held[unit.id], language)),
            kind=KIND_BY_NAME[unit.kind.value],
            emphasis=_emphasis(marks.of_unit(unit.id)),
        )
        for unit in (organisation.units[id] for id in organisation.preorder)
    ]
    shown = {unit.emphasis for unit in units}
    return arranged(units, tuple(entry for entry in _legend(language) if entry.emphasis in shown))


def _held_fte(state: Evaluation) -> dict[str, int]:
    own = state.units.row_sums(state.positions.unit, state.positions.planned)
    return dict(zip(state.units.ids, state.units.subtree_sums(own).tolist(), strict=True))


def _emphasis(mark: Mark) -> Emphasis:
    return next((emphasis for flag, emphasis in _EMPHASIS if flag in mark), Emphasis.NONE)


def _legend(language: Language) -> tuple[LegendEntry, ...]:
    return (
        LegendEntry(Emphasis.NEW, language.tr("N"), language.tr("neu")),
        LegendEntry(Emphasis.MOVED, language.tr("V"), language.tr("verlegt")),
        LegendEntry(Emphasis.TOUCHED, language.tr("S"), language.tr("Stellen oder Name ändern sich")),
    )
