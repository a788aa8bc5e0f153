"""A difference from the Ist-Stand in arrow, sign and word, so that nobody needs the colour to read it.

An arrow is the direction of the number (▲ more, ▼ less); the word and the colour say whether that is good.
"""

from dataclasses import dataclass
from enum import Enum

from integration_office.analysis.figure import FigureUnit, Value
from integration_office.ui.appearance import Colours
from integration_office.wording.effects import incomparable_text
from integration_office.wording.figures import difference_text
from integration_office.wording.language import Language


class Wish(Enum):
    """What a planner hopes of a figure; without one a difference is neither good nor bad."""

    CHEAPER = "cheaper"
    LESS = "less"
    BETTER = "better"
    NONE = "none"


class Tone(Enum):
    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"

    def colour(self, colours: Colours) -> str:
        """The colour as a style sheet takes it."""
        found = {Tone.BETTER: colours.better, Tone.WORSE: colours.worse, Tone.NEUTRAL: colours.muted}
        return found[self].name()


@dataclass(frozen=True, slots=True)
class Difference:
    """`text` says it all: ▼ −112.400 € · günstiger."""

    text: str
    tone: Tone

    @property
    def is_none(self) -> bool:
        return self.text.startswith("=")


def difference(before: Value, after: Value, unit: FigureUnit, wish: Wish, language: Language) -> Difference:
    """From `before` to `after`; a value that is not defined on one side differs without an amount."""
    if before == after:
        return Difference(f"= {language.tr('unverändert')}", Tone.NEUTRAL)
    if before is None or after is None:
        return Difference(f"● {_appeared(after is not None, language)}", Tone.NEUTRAL)
    more = after > before
    text = f"{_amount(after - before, unit, language)} · {_word(wish, more, language)}"
    return Difference(text, _tone(wish, more))


def incomparable(before: Value, after: Value, unit: FigureUnit, language: Language) -> Difference:
    """The difference of two amounts that leave out different posts: neither good nor bad."""
    if before is None or after is None or before == after:
        told = difference(before, after, unit, Wish.NONE, language).text
    else:
        told = _amount(after - before, unit, language)
    return Difference(f"{told} · {incomparable_text(language)}", Tone.NEUTRAL)


def _amount(change: Value, unit: FigureUnit, language: Language) -> str:
    arrow = "▲" if change is not None and change > 0 else "▼"
    return f"{arrow} {difference_text(change, unit, language)}"


def _appeared(now: bool, language: Language) -> str:
    return language.tr("jetzt bestimmbar") if now else language.tr("nicht mehr bestimmbar")


def _word(wish: Wish, more: bool, language: Language) -> str:
    tr = language.tr
    match wish:
        case Wish.CHEAPER:
            return tr("teurer") if more else tr("günstiger")
        case Wish.BETTER:
            return tr("besser") if more else tr("schlechter")
    return tr("mehr") if more else tr("weniger")


def _tone(wish: Wish, more: bool) -> Tone:
    if wish is Wish.NONE:
        return Tone.NEUTRAL
    return Tone.BETTER if more == (wish is Wish.BETTER) else Tone.WORSE
