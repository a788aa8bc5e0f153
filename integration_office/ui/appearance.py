"""Colours and fonts of the window, light and dark, following the system; every text stands out at least
4.5 : 1 (WCAG 1.4.3)."""

import ctypes
import sys
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

PREFERRED_FAMILIES = ("Segoe UI", "Carlito", "DejaVu Sans")
SMALLEST_CONTRAST = 4.5
_ANSWER_SECONDS = 0.5
_RIMMED = (
    *("QCheckBox", "QRadioButton", "QListView", "QTableView"),
    *("QLineEdit", "QAbstractSpinBox", "QComboBox", "QPlainTextEdit", "QTextEdit"),
)
_INSIDE = ("QHeaderView", "QScrollBar", "PairTable", "ShareTable")
_STYLE_DARKENS = 127  # per cent: QFusionStyle draws rims 140 % darker, those of boxes to tick 110 % lighter again


class Choice(Enum):
    """What the user wants: as the system has it, or always light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Hue:
    """The tones of one Dezernat: `strong` for its head, `soft` for its Ämter, `panel` for the ground it
    stands on."""

    strong: QColor
    on_strong: QColor
    soft: QColor
    on_soft: QColor
    panel: QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of the window. Text colours are readable on `surface`, `raised` and `ground`."""

    is_dark: bool
    ground: QColor
    surface: QColor
    raised: QColor
    border: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    better: QColor
    worse: QColor
    warning: QColor
    moved: QColor
    hues: tuple[Hue, ...]

    def hue(self, branch: int) -> Hue:
        """The tones of a Dezernat by its number; 0 is what belongs to none."""
        return self.hues[0] if branch <= 0 else self.hues[1 + (branch - 1) % (len(self.hues) - 1)]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour, the rest of the other."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """The colour, let through: 0 is invisible, 1 is solid."""
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result


def system_colours() -> Colours:
    """The colours that fit what the system shows now."""
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def palette(colours: Colours) -> QPalette:
    """The colours as Qt's widgets take them."""
    role = QPalette.ColorRole
    result = QPalette()
    for name, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.ground),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.Mid, colours.border),
    ):
        result.setColor(name, colour)
    for name in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, colours.muted)
    return result


def frame_palette(colours: Colours) -> QPalette:
    """For what one ticks or types into: the style draws their rims in a darker tone of the window's colour,
    which in the dark cannot be told from the ground (WCAG 1.4.11: 3 : 1)."""
    result = palette(colours)
    result.setColor(QPalette.ColorRole.Window, colours.line.lighter(_STYLE_DARKENS))
    return result


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Makes the font files of a folder known to Qt and returns their families. A folder without fonts is
    fine."""
    families: list[str] = []
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def window_font() -> QFont:
    """The first of the preferred fonts that this machine has, in the size the system asks for."""
    font = QFont(QGuiApplication.font())
    known = set(QFontDatabase.families())
    for family in PREFERRED_FAMILIES:
        if family in known:
            font.setFamily(family)
            break
    return font


@cache
def wants_reduced_motion() -> bool:
    """Whether the user has switched off animations in the system (Windows: "Animationseffekte"); asked once."""
    if sys.platform == "win32":
        shown = ctypes.c_int(1)
        get_client_area_animation = 0x1042
        ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(shown), 0)
        return not shown.value
    if sys.platform == "darwin":
        return _answer("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    return _answer("gsettings", "get", "org.gnome.desktop.interface", "enable-animations") == "false"


def _answer(*command: str) -> str:
    """What a tool of the system says; nothing where it is missing, fails or takes too long."""
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


class Appearance(QObject):
    """The colours in force for the application; follows the system unless the user has chosen."""

    colours_changed = Signal(object)
    """Emitted when other colours are in force, with the new `Colours`."""

    def __init__(self, application: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._colours = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system has it."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self._colours:
            self._colours = wanted
            self._apply()
            self.colours_changed.emit(wanted)

    def _wanted(self) -> Colours:
        if self._choice is Choice.SYSTEM:
            return system_colours()
        return DARK if self._choice is Choice.DARK else LIGHT

    def _apply(self) -> None:
        self._application.setPalette(palette(self._colours))
        kinds = [*((kind, frame_palette) for kind in _RIMMED), *((kind, palette) for kind in _INSIDE)]
        for kind, made in kinds:
            # The stubs of PySide 6.11 want bytes here, the function itself refuses them.
            self._application.setPalette(made(self._colours), kind)  # type: ignore[arg-type]


def _luminance(colour: QColor) -> float:
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_WHITE = QColor("#ffffff")
_NONE = "#3d4854"
_DEZERNATE = (
    *("#23588a", "#8a4b12", "#2a6b52", "#7a3f72", "#8f3f3a"),
    *("#4d5a1f", "#4a4f9a", "#1d6874", "#6b4f3a", "#5d5470"),
)


def _hue(strong: str, surface: QColor, text: QColor, soft: float, panel: float) -> Hue:
    colour = QColor(strong)
    return Hue(colour, _WHITE, mixed(colour, surface, soft), text, mixed(colour, surface, panel))


def _hues(surface: QColor, text: QColor, soft: float, panel: float) -> tuple[Hue, ...]:
    return tuple(_hue(strong, surface, text, soft, panel) for strong in (_NONE, *_DEZERNATE))


LIGHT = Colours(
    is_dark=False,
    ground=QColor("#f3f4f6"),
    surface=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    border=QColor("#b4bcc6"),
    line=QColor("#7d8794"),
    text=QColor("#1b2128"),
    muted=QColor("#525d69"),
    accent=QColor("#0b5cad"),
    on_accent=_WHITE,
    better=QColor("#0f6b34"),
    worse=QColor("#b3261e"),
    warning=QColor("#8a5300"),
    moved=QColor("#5b3fb0"),
    hues=_hues(_WHITE, QColor("#1b2128"), 0.20, 0.07),
)
DARK = Colours(
    is_dark=True,
    ground=QColor("#15191e"),
    surface=QColor("#1f252c"),
    raised=QColor("#2a313a"),
    border=QColor("#4a5563"),
    line=QColor("#7f8b99"),
    text=QColor("#eef1f4"),
    muted=QColor("#b3bdc8"),
    accent=QColor("#7db7f5"),
    on_accent=QColor("#10202f"),
    better=QColor("#6fd08c"),
    worse=QColor("#ff9b90"),
    warning=QColor("#f0b95a"),
    moved=QColor("#c3b0ff"),
    hues=_hues(QColor("#1f252c"), QColor("#eef1f4"), 0.42, 0.12),
)
