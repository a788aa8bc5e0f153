"""What the sample consists of before it is written: posts, tasks, and the order of grades."""

import re
from dataclasses import dataclass

from muenster.source import FTE, City

HALF = FTE // 2


@dataclass(frozen=True)
class Post:
    """A post: FTE and shares in ten-thousandths; `shares` in the order of the tasks."""

    id: str
    group: str
    grade: str
    fte: int
    title: str = ""
    is_head: bool = False
    shares: tuple[tuple[str, int], ...] = ()
    competences: tuple[str, ...] = ()
    grant: str = ""

    def share(self, task: str) -> int:
        return dict(self.shares).get(task, 0)


@dataclass(frozen=True)
class TaskRow:
    """A task: demand in ten-thousandths of an FTE, or cases and minutes as the table writes them."""

    id: str
    name: str
    group: str
    duties: tuple[str, ...] = ()
    demand_fte: int | None = None
    cases: str = ""
    minutes: str = ""
    competences: tuple[str, ...] = ()
    intended: bool = False
    intended_reason: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def has_demand(self) -> bool:
        return self.demand_fte is not None or bool(self.cases)

    @property
    def is_illustrative(self) -> bool:
        """Whether a rule filled in anything beyond id and name."""
        return bool(self.duties or self.conflicts or self.intended or self.has_demand)


@dataclass(frozen=True)
class Sample:
    city: City
    posts: tuple[Post, ...]
    tasks: tuple[TaskRow, ...]

    def posts_of(self, group: str) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if post.group == group)

    def carriers(self, group: str, task: str) -> tuple[Post, ...]:
        """Posts of the group that give at least half of themselves to the task."""
        return tuple(post for post in self.posts_of(group) if post.share(task) >= HALF)


def office_name(name: str) -> str:
    """The name of an Amt; the source writes an eigenbetriebsähnliche Einrichtung in brackets."""
    found = re.fullmatch(r"\((?P<kind>eigenbetriebsähnliche Einrichtung) (?P<name>.+)\)", name)
    return name if found is None else f"{found['name']} ({found['kind']})"


def office_id(name: str) -> str:
    """Rule B1: the telling words of the name in plain letters (Kinder-Jugendliche-Familien, Sozialamt)."""
    words = re.findall(r"\w+", re.sub(r"\(.*\)", "", office_name(name)))
    telling = [word for word in words if word not in ("Amt", "für", "und")]
    return "-".join(telling).translate(_PLAIN)


def rank(grade: str) -> int:
    """Orders grades of all tables: A n and E n alike, S n as two thirds of n, B above, fixed pay last."""
    found = _GRADE.match(grade)
    if found is None:
        return 0
    number = int(found["number"]) * 100
    base = {"B": number + 2000, "S": number * 2 // 3}.get(found["scheme"], number)
    return base + 10 * " ABC".index(found["letter"] or " ") + (5 if found["better"] else 0)


def is_support(grade: str) -> bool:
    """Posts up to E05 and those with fixed pay, which the rules B2 and B7 treat apart."""
    return grade[0] in "AET" and rank(grade) < 600


_GRADE = re.compile(r"(?P<scheme>[ABEPS])0*(?P<number>\d+)(?P<letter>[ABC]?)(?P<better>Z|_LG2E2)?")
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
