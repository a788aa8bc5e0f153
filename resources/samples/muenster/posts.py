"""Posts and who does what: the rules B2 (title, head), B3 (shares), B4 (double work), B7, B9."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from muenster.model import HALF, Post, TaskRow, is_support, rank
from muenster.source import FTE, City, Group, read_rows

_DEPUTY_FROM = 5 * FTE


def staffed(city: City, tables: Path) -> list[Post]:
    """Rules B1 to B3: every post of the city with title, head mark and shares."""
    weights = _weights(tables)
    return [post for group in city.groups for post in _group_posts(group, weights.get(group.number) or _even(group))]


def with_competences(posts: list[Post], tasks: Mapping[str, TaskRow]) -> list[Post]:
    """Rule B7: a post has the competences of its own tasks; support posts have none."""
    return [
        post if is_support(post.grade) else replace(post, competences=_needed(post.shares, tasks)) for post in posts
    ]


def with_double_work(posts: list[Post], tasks: Mapping[str, TaskRow], tables: Path) -> list[Post]:
    """Rule B4: named posts give a share to a task of another group; their own shares shrink to make room."""
    extra: dict[str, list[dict[str, str]]] = {}
    for row in read_rows(tables / "Doppelarbeit.csv"):
        extra.setdefault(row["Stelle"], []).append(row)
    refuse_unknown("Doppelarbeit.csv", extra, {post.id for post in posts})
    return [_doubled(post, extra[post.id], tasks) if post.id in extra else post for post in posts]


def with_grants(posts: list[Post], tables: Path) -> list[Post]:
    """Rule B9: posts that another grant funds than their unit's, by name."""
    funded = {row["Stelle"]: row["Förderung"] for row in read_rows(tables / "Förderstellen.csv")}
    refuse_unknown("Förderstellen.csv", funded, {post.id for post in posts})
    return [replace(post, grant=funded.get(post.id, "")) for post in posts]


def refuse_unknown(table: str, named: Mapping[str, object], known: set[str]) -> None:
    unknown = sorted(set(named) - known)
    if unknown:
        raise ValueError(f"{table} names what does not exist: {', '.join(unknown)}")


@dataclass(frozen=True)
class _Weight:
    """A product's part in its group (task "": work the source names no product for), and who may do it."""

    task: str
    weight: int
    only: tuple[str, ...] = ()

    def allows(self, grade: str) -> bool:
        return self.weight > 0 and (not self.only or grade.startswith(self.only))


def _weights(tables: Path) -> dict[str, list[_Weight]]:
    weights: dict[str, list[_Weight]] = {}
    for row in read_rows(tables / "Produktgewichte.csv"):
        weight = _Weight(row["Aufgabe"], int(row["Gewicht"]), tuple(row["Nur Gruppen"].split()))
        weights.setdefault(row["Produktgruppe"], []).append(weight)
    return weights


def _even(group: Group) -> list[_Weight]:
    return [_Weight(task, 1) for task, _ in group.tasks]


def _group_posts(group: Group, weights: Sequence[_Weight]) -> list[Post]:
    refuse_unknown("Produktgewichte.csv", {each.task: 0 for each in weights}, {"", *dict(group.tasks)})
    posts = _posts(group)
    head, deputy = _leaders(posts)
    main = _allotted([post for post in posts if post.id != head], weights)
    return [
        replace(
            post,
            title=_title(post, group, main.get(post.id, ""), head, deputy),
            is_head=post.id == head,
            shares=_spread(weights) if post.id == head else _whole(main[post.id]),
        )
        for post in posts
    ]


def _posts(group: Group) -> list[Post]:
    """One post per started FTE of each pay group: 2.48 becomes 1, 1, 0.48."""
    return [
        Post(f"{group.number}-{grade}-{index:02}", group.number, grade, min(FTE, fte - start))
        for grade, fte in group.cells
        for index, start in enumerate(range(0, fte, FTE), start=1)
    ]


def _leaders(posts: list[Post]) -> tuple[str, str]:
    """Ids of head and deputy: the highest grades among posts of at least 0.5; "" where there is none."""
    eligible = [post for post in posts if post.fte >= HALF] or posts
    best = sorted(eligible, key=lambda post: -rank(post.grade))
    has_deputy = len(best) > 1 and sum(post.fte for post in posts) >= _DEPUTY_FROM
    return (best[0].id if best else "", best[1].id if has_deputy else "")


def _allotted(posts: list[Post], weights: Sequence[_Weight]) -> dict[str, str]:
    """Each post goes to the product furthest behind its part; those with few choices first, then in order."""
    whole = sum(each.weight for each in weights)
    done = {each.task: 0 for each in weights}
    main: dict[str, str] = {}
    for post in sorted(posts, key=lambda post: sum(each.allows(post.grade) for each in weights)):
        due = sum(done.values()) + post.fte
        open_to = [each for each in weights if each.allows(post.grade)]
        if not open_to:
            raise ValueError(f"Produktgewichte.csv leaves nothing to do for {post.id}")
        chosen = max(open_to, key=lambda each: each.weight * due - done[each.task] * whole).task
        done[chosen] += post.fte
        main[post.id] = chosen
    return main


def _spread(weights: Sequence[_Weight]) -> tuple[tuple[str, int], ...]:
    whole = sum(each.weight for each in weights)
    return tuple((each.task, FTE * each.weight // whole) for each in weights if each.task and each.weight)


def _whole(task: str) -> tuple[tuple[str, int], ...]:
    return ((task, FTE),) if task else ()


def _title(post: Post, group: Group, task: str, head: str, deputy: str) -> str:
    if post.id == head:
        return f"Leitung {group.name}"
    if post.id == deputy:
        return f"stellv. Leitung {group.name}"
    return f"{_occupation(post.grade)} {dict(group.tasks).get(task, group.name)}"


def _occupation(grade: str) -> str:
    if is_support(grade):
        return "Mitarbeit"
    return "Fachkraft" if grade[0] in "SP" else "Sachbearbeitung"


def _needed(shares: tuple[tuple[str, int], ...], tasks: Mapping[str, TaskRow]) -> tuple[str, ...]:
    return tuple(sorted({each for task, _ in shares for each in tasks[task].competences}))


def _doubled(post: Post, rows: list[dict[str, str]], tasks: Mapping[str, TaskRow]) -> Post:
    extra = [(row["Aufgabe"], int(row["Anteil in %"]) * FTE // 100) for row in rows]
    if post.is_head or any(task not in tasks or post.share(task) for task, _ in extra):
        raise ValueError(f"Doppelarbeit.csv: {post.id} is a head, or has such a task already, or there is none")
    left = FTE - sum(share for _, share in extra)
    own = [(task, share * left // FTE) for task, share in post.shares]
    learnt = [row["Aufgabe"] for row in rows if row["Kompetent"] == "ja"]
    competences = {*post.competences, *(each for task in learnt for each in tasks[task].competences)}
    return replace(
        post,
        title=next((row["Funktion"] for row in rows if row["Funktion"]), post.title),
        shares=tuple(sorted(each for each in (*own, *extra) if each[1])),
        competences=tuple(sorted(competences)),
    )
