"""Tasks whose names read alike: suggested as the same work, never counted as it (METHOD § 3)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from integration_office.domain.identity import TaskId
from integration_office.domain.task import Task

Stopped = Callable[[], bool]
DEFAULT_THRESHOLD = 88
"""From this likeness (0 to 100) on two names are suggested, unless the user says otherwise."""

MOST = 2_000
_AT_ONCE = 64
_FILLERS = frozenset(
    (
        *("der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "und", "oder", "sowie"),
        *(
            "von",
            "vom",
            "zu",
            "zum",
            "zur",
            "im",
            "in",
            "am",
            "an",
            "auf",
            "aus",
            "bei",
            "mit",
            "fuer",
            "ueber",
            "nach",
        ),
        *("durch", "als", "bzw", "etc", "inkl", "einschliesslich", "allg", "allgemeine", "allgemeiner", "allgemeines"),
        *("sonstige", "sonstiges"),
    )
)
_LONG_FORMS = {
    "angel": "angelegenheiten",
    "angelegenh": "angelegenheiten",
    "sb": "sachbearbeitung",
    "verw": "verwaltung",
    "koord": "koordination",
    "koordinierung": "koordination",
    "koordinieren": "koordination",
    "beratungen": "beratung",
    "beraten": "beratung",
    "oea": "oeffentlichkeitsarbeit",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ungen", "ung", "innen", "ern", "en", "er", "es", "e", "n", "s")
_SHORTEST_STEM = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two tasks, the smaller id first, and how alike their names are (0 to 100)."""

    first: TaskId
    second: TaskId
    score: float


def plain_name(name: str) -> str:
    """What is compared: small letters, umlauts written out, no fillers, short forms in full, endings cut, sorted."""
    text = unicodedata.normalize("NFKC", name).casefold().translate(_UMLAUTS)
    words = (_LONG_FORMS.get(word, word) for word in _WORD.findall(text))
    return " ".join(sorted(_stem(word) for word in words if word and word not in _FILLERS))


def likenesses(
    tasks: Iterable[Task], threshold: int = DEFAULT_THRESHOLD, stopped: Stopped = lambda: False
) -> tuple[Likeness, ...]:
    """Pairs at or above the threshold, the most alike first, at most MOST; numbers in names must agree."""
    from rapidfuzz import fuzz, process

    known = [(task.id, plain) for task in tasks if (plain := plain_name(task.name))]
    names = [name for _, name in known]
    numbers = [_numbers(name) for name in names]
    found: list[Likeness] = []
    for start in range(0, len(names), _AT_ONCE):
        if stopped():
            return ()
        scores = process.cdist(
            names[start : start + _AT_ONCE], names[start:], scorer=fuzz.ratio, score_cutoff=threshold, dtype=np.float32
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            first, second = start + int(row), start + int(column)
            if second > first and numbers[first] == numbers[second]:
                found.append(_likeness(known, first, second, float(scores[row, column])))
    return tuple(sorted(found, key=lambda each: (-each.score, each.first, each.second))[:MOST])


def _likeness(known: Sequence[tuple[TaskId, str]], first: int, second: int, score: float) -> Likeness:
    low, high = sorted((known[first][0], known[second][0]))
    return Likeness(low, high, score)


def _numbers(name: str) -> tuple[str, ...]:
    """§ 16 and § 17, or district 1 and 2, differ in one letter and are not the same work."""
    return tuple(word for word in name.split() if any(letter.isdigit() for letter in word))


def _stem(word: str) -> str:
    """The word without a common German ending; short words stay whole."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
