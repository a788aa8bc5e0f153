"""Two editions of the law side by side: which duties correspond as far as the catalogue's own words say so.

A pair is found in one of three ways, the surer first: a description that cites the other edition's norm; the same
title; all words of one title in the other, without another candidate on either side. What remains stands in one
edition only. A correspondence that the catalogue does not say is never made up.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from integration_office.analysis.duty_matrix import norm_key
from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty

BOTH = "both"


class Found(StrEnum):
    """How a pair was found."""

    SAME_TITLE = "same_title"
    CITED = "cited"
    WORDS = "words"
    IN_BOTH = "in_both"


@dataclass(frozen=True, slots=True)
class EditionPair:
    """A duty in the older and the newer edition; None: it stands in the other one only."""

    older: Duty | None
    newer: Duty | None
    found: Found | None = None

    @property
    def changes_group(self) -> bool:
        """Whether it binds the city in another way now."""
        return self.older is not None and self.newer is not None and self.older.group != self.newer.group


def known_editions(duties: Iterable[Duty]) -> tuple[str, ...]:
    """The editions the catalogue has, the older first."""
    return tuple(sorted({duty.edition for duty in duties} - {BOTH, ""}))


def edition_pairs(duties: Mapping[DutyId, Duty], city: str, older: str, newer: str) -> tuple[EditionPair, ...]:
    """Pairs in the order of the newer edition, then what it left out, then what both editions have unchanged."""
    present = {duty.id: place for place, duty in enumerate(_in_order(duties.values()))}
    old, new, both = (_of_edition(duties, edition, city, present) for edition in (older, newer, BOTH))
    pairs: dict[DutyId, tuple[Duty, Found]] = {}
    for how, matches in _WAYS:
        _pair(old, new, pairs, how, matches)
    taken = {duty.id for duty, _ in pairs.values()}
    return (
        *(_newer(duty, pairs) for duty in new),
        *(EditionPair(duty, None) for duty in old if duty.id not in taken),
        *(EditionPair(duty, duty, Found.IN_BOTH) for duty in both),
    )


def _in_order(duties: Iterable[Duty]) -> list[Duty]:
    """Law by law in the order of the catalogue, norm by norm."""
    found = list(duties)
    acts = {act: place for place, act in enumerate(dict.fromkeys(duty.act for duty in found))}
    return sorted(found, key=lambda duty: (acts[duty.act], norm_key(duty.norm), duty.id))


def _of_edition(duties: Mapping[DutyId, Duty], edition: str, city: str, place: Mapping[DutyId, int]) -> list[Duty]:
    found = (duty for duty in duties.values() if duty.edition == edition and duty.belongs_to(edition, city))
    return sorted(found, key=lambda duty: place[duty.id])


def _newer(duty: Duty, pairs: Mapping[DutyId, tuple[Duty, Found]]) -> EditionPair:
    older, found = pairs.get(duty.id, (None, None))
    return EditionPair(older, duty, found)


def _pair(
    old: Sequence[Duty],
    new: Sequence[Duty],
    pairs: dict[DutyId, tuple[Duty, Found]],
    how: Found,
    matches: Callable[[Duty, Duty], bool],
) -> None:
    """Adds what has exactly one candidate on either side among those without a pair yet."""
    taken = {duty.id for duty, _ in pairs.values()}
    left = [duty for duty in old if duty.id not in taken]
    open_ = [duty for duty in new if duty.id not in pairs]
    candidates = {duty.id: [each for each in left if matches(each, duty)] for duty in open_}
    wanted = [each.id for found in candidates.values() for each in found]
    for duty in open_:
        found = candidates[duty.id]
        if len(found) == 1 and wanted.count(found[0].id) == 1:
            pairs[duty.id] = (found[0], how)


def _same_title(old: Duty, new: Duty) -> bool:
    return bool(_words(old.title)) and _words(old.title) == _words(new.title)


def _cites(old: Duty, new: Duty) -> bool:
    """One description names the paragraph and the law of the other: § 12 TIntG 2012."""
    return _is_cited(old, new.description) or _is_cited(new, old.description)


def _is_cited(duty: Duty, text: str) -> bool:
    return any(
        duty.act == law and (duty.norm == norm or duty.norm.startswith(f"{norm} ")) for norm, law in _citations(text)
    )


def _citations(text: str) -> Iterator[tuple[str, str]]:
    for match in _CITATION.finditer(text):
        yield match["norm"], match["law"]


def _holds_words(old: Duty, new: Duty) -> bool:
    one, other = set(_words(old.title)), set(_words(new.title))
    return bool(one and other) and (one <= other or other <= one)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w€%-]+", text.casefold()))


_CITATION = re.compile(r"(?P<norm>§ \d+[a-z]?(?: Abs\. \d+)?) (?P<law>TIntG \d{4})")
_WAYS = ((Found.CITED, _cites), (Found.SAME_TITLE, _same_title), (Found.WORDS, _holds_words))
