"""Small groups in a public paper: what is withheld so that no sum and no difference gives them away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product

from integration_office.reports.paper_audience import SMALLEST_GROUP


class Shown(Enum):
    """How a count may be shown: as it is, as a small group, or not at all."""

    PLAIN = "plain"
    SMALL = "small"
    WITHHELD = "withheld"


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST_GROUP


def shown_cells(counts: Sequence[int]) -> list[Shown]:
    """How each count of a column may be shown whose sum a reader knows.

    Small groups are shown as such. Where their sum would give one of them away, the smallest of the others are
    withheld with them; where even that does not help, the whole column is. A sum that is small itself is not known.
    """
    small = {at for at, count in enumerate(counts) if is_small(count)}
    if not small or is_small(sum(counts)):
        return [Shown.SMALL if at in small else Shown.PLAIN for at in range(len(counts))]
    others = sorted((at for at, count in enumerate(counts) if count >= SMALLEST_GROUP), key=lambda at: counts[at])
    for more in range(len(others) + 1):
        withheld = set(others[:more])
        if _keeps_secret([counts[at] for at in small], [counts[at] for at in withheld]):
            return [_shown(at, small, withheld) for at in range(len(counts))]
    return [Shown.WITHHELD] * len(counts)


def _shown(at: int, small: set[int], withheld: set[int]) -> Shown:
    if at in small:
        return Shown.SMALL
    return Shown.WITHHELD if at in withheld else Shown.PLAIN


def _keeps_secret(small: Sequence[int], withheld: Sequence[int]) -> bool:
    """Whether somebody who knows the sum of all these, and which are small, can still not name a small one: each
    could be at least two numbers, and together they are no small group."""
    total, most = sum(small) + sum(withheld), SMALLEST_GROUP - 1
    others_least = len(small) - 1 + SMALLEST_GROUP * len(withheld)
    highest = min(most, total - others_least)
    lowest = 1 if withheld else max(1, total - most * (len(small) - 1))
    return total >= SMALLEST_GROUP and highest > lowest


def all_apart(counts: Sequence[int], smallest: int = SMALLEST_GROUP) -> list[bool]:
    """Which of these counts may stand side by side: the first may, and each that differs from those before it that
    may not at all or by no small group. In any unit in which a small group is less than `smallest`."""
    shown: list[int] = []
    found = []
    for count in counts:
        apart = all(count == other or abs(count - other) >= smallest for other in shown)
        found.append(apart)
        if apart:
            shown.append(count)
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """By which groups of posts a state differs from the Ist-Stand: their numbers, those that it adds and those that it
    takes away; how many posts have another size; the change of their FTE, planned or filled (ten-thousandths)."""

    added: tuple[int, ...]
    taken: tuple[int, ...]
    resized: int = 0
    fte: int = 0

    @property
    def posts(self) -> int:
        return sum(self.added) - sum(self.taken)

    @property
    def tells_posts(self) -> bool:
        """Whether somebody who knows the sum, and each group that is not small, knows a small one too."""
        signed = [*self.added, *(-count for count in self.taken)]
        known = sum(count for count in signed if not is_small(abs(count)))
        signs = [1 if count > 0 else -1 for count in signed if is_small(abs(count))]
        found = list(_worlds(signs, self.posts - known))
        return any(len({world[at] for world in found}) == 1 for at in range(len(signs)))

    @property
    def tells_fte(self) -> bool:
        """Whether a change of FTE is that of a few posts."""
        touched = sum(self.added) + sum(self.taken) + self.resized
        return self.fte != 0 and (self.tells_posts or is_small(touched) or is_small(self.resized))


def _worlds(signs: Sequence[int], total: int) -> Iterator[tuple[int, ...]]:
    """All small groups with these signs that make up a total."""
    for sizes in product(range(1, SMALLEST_GROUP), repeat=len(signs)):
        if sum(sign * size for sign, size in zip(signs, sizes, strict=True)) == total:
            yield sizes


def shown_posts(total: int, differences: Sequence[Difference]) -> list[bool]:
    """Of which states the number of posts may be shown beside that of the Ist-Stand."""
    kept = [each for each in differences if not each.tells_posts]
    apart = iter(all_apart([total, *(total + each.posts for each in kept)])[1:])
    return [not each.tells_posts and next(apart) for each in differences]


def shown_fte(differences: Sequence[Difference], scale: int) -> list[bool]:
    """Of which states the FTE may be shown beside those of the Ist-Stand: a difference of less than five FTE between
    two states may be that of a few posts. `scale`: of one FTE."""
    shown: list[int] = []
    found = []
    for each in differences:
        apart = all(each.fte == other or abs(each.fte - other) >= SMALLEST_GROUP * scale for other in shown)
        found.append(each.fte == 0 or (not each.tells_fte and apart))
        if found[-1]:
            shown.append(each.fte)
    return found
