"""Frames of the chart at 1600×1000: seen whole, far, near and close, panned and dragged with the mouse."""

from collections.abc import Iterator
from math import cos, sin
from random import Random
from statistics import median

from PySide6.QtCore import QEvent, QPointF, Qt

from integration_office.application.session import Session
from integration_office.domain.resources import resource_folder
from integration_office.ui.appearance import LIGHT, load_fonts
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.camera import Camera, fitted
from integration_office.ui.canvas.view import OrgChartView
from integration_office.ui.chart_source import ChartSource
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.wording.language import Language
from tests.benchmarks.cities import SEED, City
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Measured, Note, Row, p95
from tests.benchmarks.peer_items import ItemView
from tests.benchmarks.screen import Act, Screen

FRAME = "frame 1600×1000, worst scene"
PEER = "one QGraphicsItem per post"
MOST_ITEMS = 600_000
"""Posts up to which the peer is measured: beyond, a frame of it takes half a minute."""

_SIZE = (1600, 1000)
_MIDDLE = QPointF(800, 500)
_FRAMES = 60
_LEVELS = {"far": 0.2, "near": 1.0, "detail": 4.0}
"""Pixels for each chart unit: boxes of 40, 200 and 800 pixels: areas, names and figures, posts with their titles."""

Times = dict[str, list[float]]


def frames(city: City) -> Iterator[Measured]:
    """The scene whose p95 is the worst counts; all of them are named."""
    from integration_office.ui.app import prepared_application

    application = prepared_application()
    load_fonts(resource_folder() / "fonts")
    session = city.session()
    ours, peers = measured_scenes(session, _FRAMES)
    yield from _rows(city.size, ours, peers)
    del application


def measured_scenes(session: Session, count: int) -> tuple[Times, Times]:
    """Milliseconds by scene, ours and those of one item per post (none above MOST_ITEMS)."""
    bridge = Bridge(session, Language.german())
    view = _view(session, bridge)
    screen = Screen(view, _SIZE)
    view.fit()
    try:
        ours = _our_scenes(screen, view, count)
        return ours, _peer_scenes(view, count)
    finally:
        screen.close()
        bridge.detach()


def _view(session: Session, bridge: Bridge) -> OrgChartView:
    """The chart as the window feeds it."""
    view = OrgChartView(bridge.language, LIGHT)
    view.reduced_motion = True
    source = ChartSource.of(session)
    view.set_advisor(SessionAdvisor(bridge, view))
    view.set_positions(source.positions)
    view.set_chart(source.columns())
    return view


def _rows(size: str, ours: Times, peers: Times) -> Iterator[Measured]:
    worst = max(ours, key=lambda scene: p95(ours[scene]))
    slowest = max((p95(each) for each in peers.values()), default=None)
    yield Row(FRAME, size, median(ours[worst]), p95(ours[worst]), goal(FRAME, size), PEER, slowest, goal_is_p95=True)
    yield Note(f"Frames at {size}, median / p95 in ms: {_said(ours)}. The p95 of the worst counts.")
    if peers:
        yield Note(f"{PEER} at {size}: {_said(peers)}.")
    else:
        yield Note(f"{PEER}: measured up to {MOST_ITEMS} posts only, a frame would take half a minute.")


def _said(scenes: Times) -> str:
    return " · ".join(f"{scene} {median(each):.1f} / {p95(each):.1f}" for scene, each in scenes.items())


# Ours


def _our_scenes(screen: Screen, view: OrgChartView, count: int) -> Times:
    scenes = {"fit": screen.frames(_around_fit(view, count))}
    for level, scale in _levels(view).items():
        scenes[level] = screen.frames(_places(view, scale, count))
    for level, scale in _levels(view).items():
        _look_at_middle(view, scale)
        scenes[f"panning {level}"] = screen.frames(_panning(screen, count))
        screen.mouse(QEvent.Type.MouseButtonRelease, _MIDDLE, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton)
    for level, scale in _levels(view).items():
        scenes[f"dragging {level}"] = _dragged(screen, view, scale, count)
    return scenes


def _levels(view: OrgChartView) -> dict[str, float]:
    """The levels that lie closer than the whole chart does."""
    whole = fitted(view.chart.region, view.view_size()).scale
    return {level: max(scale, 1.5 * whole) for level, scale in _LEVELS.items()}


def _around_fit(view: OrgChartView, count: int) -> Iterator[Act]:
    """The whole chart, each time a little nearer or further, as the wheel makes it: no picture can be kept."""
    whole = fitted(view.chart.region, view.view_size())
    for n in range(count):
        scale = whole.scale * (1 - 0.002 * (n % 25))
        yield lambda scale=scale: view.look(whole.zoomed(scale, _MIDDLE))


def _places(view: OrgChartView, scale: float, count: int) -> Iterator[Act]:
    """Each time at another box."""
    for x, y in _boxes(view, count):
        yield lambda x=x, y=y: view.look(Camera(scale).centred(x, y, view.view_size()))


def _boxes(view: OrgChartView, count: int) -> list[tuple[float, float]]:
    """Points in the head of boxes, below which the posts begin."""
    random, layout = Random(SEED), view.chart.layout
    boxes = [layout.box(random.randrange(1, len(view.chart.columns))) for _ in range(count)]
    return [(x + w / 2, y + h / 10) for x, y, w, h in boxes]


def _look_at_middle(view: OrgChartView, scale: float) -> None:
    x, y = _boxes(view, 1)[0]
    view.look(Camera(scale).centred(x, y, view.view_size()))


def _panning(screen: Screen, count: int) -> Iterator[Act]:
    """The middle button held, the mouse on a growing spiral."""
    held = Qt.MouseButton.MiddleButton
    screen.mouse(QEvent.Type.MouseButtonPress, _MIDDLE, held, held)
    for at in _spiral(count, 6.0):
        yield lambda at=at: screen.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held)


def _dragged(screen: Screen, view: OrgChartView, scale: float, count: int) -> list[float]:
    """A unit held, over one unit after the other, with all that is said of each; given up at the end."""
    _look_at_middle(view, scale)
    screen.settle()
    held = Qt.MouseButton.LeftButton
    screen.mouse(QEvent.Type.MouseButtonPress, _MIDDLE, held, held)
    screen.mouse(QEvent.Type.MouseMove, _MIDDLE + QPointF(30, 30), Qt.MouseButton.NoButton, held)
    taken = screen.frames(
        (lambda at=at: screen.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held))
        for at in _spiral(count, 6.0)
    )
    screen.mouse(QEvent.Type.MouseButtonPress, _MIDDLE, Qt.MouseButton.RightButton, held)
    screen.settle()
    return taken


def _spiral(count: int, step: float) -> Iterator[QPointF]:
    """Points that stay well inside the window, where a drag does not scroll."""
    for n in range(count):
        far = min(60 + step * n, 400)
        yield QPointF(_MIDDLE.x() + 1.5 * far * cos(n / 3), _MIDDLE.y() + far * sin(n / 3))


# The peer


def _peer_scenes(view: OrgChartView, count: int) -> Times:
    if int(view.chart.columns.own_positions.sum()) > MOST_ITEMS:
        return {}
    items = ItemView(view.chart, *_SIZE)
    screen = Screen(items, _SIZE)
    levels = {"fit": fitted(view.chart.region, view.view_size()).scale, **_levels(view)}
    try:
        return {
            level: screen.frames(_item_places(items, scale, _boxes(view, count)), seconds=4)
            for level, scale in levels.items()
        }
    finally:
        screen.close()


def _item_places(items: ItemView, scale: float, boxes: list[tuple[float, float]]) -> Iterator[Act]:
    for x, y in boxes:
        yield lambda x=x, y=y: items.look(scale, x, y)
