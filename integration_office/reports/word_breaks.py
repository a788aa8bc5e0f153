"""Where a German word too long for its column may be broken: an approximation by sound, for emergencies."""

import re
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
SHORTEST_PART = 3

_VOWELS = "aeiouyäöü"
_CLUSTER = re.compile(f"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])")
_SINGLE_SOUND = ("sch", "ch", "ck", "ph", "th", "qu")
_ONSETS = (
    *("schl", "schm", "schn", "schr", "schw", "spr", "str"),
    *("bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "pl", "pr", "tr", "zw"),
)
_ONSETS_AFTER_CONSONANT = ("st", "sp")
_JOINT = re.compile("(?:ungs|heits|keits|schafts|ions|täts|lings)(?=[a-zäöü]{3})")
_SPACES = re.compile("[ \\t\\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_HYPHEN = re.compile("(?<=[-/])(?=[^-/])")


def words(text: str) -> list[str]:
    """The words of a text as lines may be broken between them: a no-break space joins."""
    return _SPACES.split(text.strip(" \n")) if text.strip(" \n") else []


def break_points(word: str) -> tuple[int, ...]:
    """The places in a word before which a line may begin, ascending. Letters only; no part is shorter than
    three letters."""
    lower = word.lower()
    joints = [match.end() for match in _JOINT.finditer(lower)]
    sounds = [match.end() - _onset(match.group()) for match in _CLUSTER.finditer(lower)]
    points = joints + [point for point in sounds if all(abs(point - joint) > 2 for joint in joints)]
    return tuple(sorted(p for p in set(points) if SHORTEST_PART <= p <= len(word) - SHORTEST_PART))


def softened(word: str) -> str:
    """The word with a soft hyphen at each place where it may be broken."""
    return _WORD.sub(_with_soft_hyphens, word)


def pieces(word: str) -> tuple[str, ...]:
    """The word cut wherever a line may begin: at its break points and behind its own hyphens and slashes."""
    return tuple(p for part in _AFTER_HYPHEN.split(word) for p in softened(part).split(SOFT_HYPHEN))


def set_apart(word: str) -> tuple[str, ...]:
    """The parts of a word in a column that is too narrow for it: ReportLab breaks a word with soft hyphens nowhere
    else, so its own hyphens count only where it has none."""
    parts = tuple(softened(word).split(SOFT_HYPHEN))
    return parts if len(parts) > 1 else pieces(word)


def _with_soft_hyphens(match: re.Match[str]) -> str:
    letters = match.group()
    cuts = (0, *break_points(letters), len(letters))
    return SOFT_HYPHEN.join(letters[start:end] for start, end in pairwise(cuts))


def _onset(consonants: str) -> int:
    """How many of the consonants between two vowels go to the next line."""
    for sounds in (_ONSETS, _SINGLE_SOUND):
        for sound in sounds:
            if consonants.endswith(sound):
                return len(sound)
    if len(consonants) > 2 and consonants.endswith(_ONSETS_AFTER_CONSONANT):
        return 2
    return 1
