"""Everything in the open plan that can be looked for, with the words it is found by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from heapq import nsmallest
from itertools import chain

from integration_office.application.session import Session
from integration_office.domain.budget import NkfLine
from integration_office.domain.cities import compared_cities
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Duty
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.budget_lines import line_text
from integration_office.wording.changes import change_text
from integration_office.wording.language import Language


class Kind(Enum):
    """In the order in which equally good finds are listed."""

    UNIT = "unit"
    SCENARIO = "scenario"
    PAGE = "page"
    DUTY = "duty"
    TASK = "task"
    GRANT = "grant"
    REVENUE = "revenue"
    ASSUMPTION = "assumption"
    CITY = "city"
    MEASURE = "measure"
    POST = "post"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found. `id`: of a measure its number in the list, from 0; of a budget line its unit."""

    kind: Kind
    id: str
    title: str
    detail: str
    words: str = field(compare=False)
    called: tuple[str, str] = field(compare=False)
    """Title and id as they are compared with what is typed."""
    order: tuple[int, int] = field(compare=False)
    """Among equally good finds."""


def things_in(session: Session, language: Language) -> Iterator[Thing]:
    """All things of the state on the desk."""
    organisation = session.organisation
    tasks = organisation.tasks.values()
    return chain(
        _units(organisation),
        _scenarios(session, language),
        _duties(session.frame.counted, language),
        (_thing(Kind.TASK, each.id, each.name, each.id) for each in tasks),
        _pages(language),
        _money(session, language),
        _measures(session, language),
        _posts(organisation),
        _budget(organisation, language),
    )


def found(things: Sequence[Thing], text: str, most: int) -> list[Thing]:
    """Those that have every word of the text, the best first: whose id or title is it, begins with it, has it."""
    words = text.casefold().split()
    if not words:
        return []
    hits = [thing for thing in things if all(word in thing.words for word in words)]
    first, whole = f" {words[0]}", " ".join(words)
    return nsmallest(most, hits, key=lambda thing: (_quality(thing, first, whole), thing.order))


def _quality(thing: Thing, first: str, whole: str) -> int:
    """Asked of every post after the first letter: nothing is made here."""
    title, id = thing.called
    if whole in thing.called:
        return 0
    if title.startswith(whole) or id.startswith(whole):
        return 1
    return 2 if first in title or title.startswith(first[1:]) else 3


_ORDER = {kind: place for place, kind in enumerate(Kind)}


def _units(organisation: Organisation) -> Iterator[Thing]:
    units = organisation.units
    for unit in units.values():
        above = units[unit.parent].name if unit.parent in units and unit.parent else ""
        yield _thing(Kind.UNIT, unit.id, unit.name, above)


def _posts(organisation: Organisation) -> Iterator[Thing]:
    for post in organisation.positions.values():
        unit = organisation.units[post.unit].name
        yield _thing(Kind.POST, post.id, f"{post.id} {post.title}", f"{post.terms.grade or ''} · {unit}".lstrip(" ·"))


def _duties(duties: Iterable[Duty], language: Language) -> Iterator[Thing]:
    # The window is there sooner without it.
    from integration_office.analysis.editions import BOTH

    for each in duties:
        edition = language.tr("beide Fassungen") if each.edition == BOTH else each.edition
        yield _thing(Kind.DUTY, each.id, f"{each.norm} {each.title}".strip(), edition)


def _scenarios(session: Session, language: Language) -> Iterator[Thing]:
    for name, scenario in session.plan.scenarios.items():
        count = language.trn("{n} Maßnahme", "{n} Maßnahmen", len(scenario.measures))
        yield _thing(Kind.SCENARIO, name, name, count)


def _measures(session: Session, language: Language) -> Iterator[Thing]:
    if session.scenario is None:
        return
    state = session.organisation
    for number, measure in enumerate(session.scenario.measures):
        yield _thing(Kind.MEASURE, str(number), change_text(measure.change, language, state), measure.reason)


def _pages(language: Language) -> Iterator[Thing]:
    """The pages of the views; `id` has the view, a stroke and the page's own name."""
    from integration_office.ui.views.money.view import page_titles as money
    from integration_office.ui.views.overlap.view import page_titles as overlap
    from integration_office.ui.views.staff.view import page_titles as staff

    tr = language.tr
    for view, name, pages in (
        ("overlap", tr("Überschneidung"), overlap(language)),
        ("staff", tr("Stellen"), staff(language)),
        ("money", tr("Geld"), money(language)),
    ):
        yield from (_thing(Kind.PAGE, f"{view}/{page}", title, name) for page, title in pages.items())


def _money(session: Session, language: Language) -> Iterator[Thing]:
    """What stands on the pages of the view „Geld“."""
    state, reference = session.organisation, session.frame.reference
    money = language.tr("Geld")
    yield from (_thing(Kind.GRANT, id, f"{id} {each.current.norm}".strip(), money) for id, each in state.grants.items())
    yield from (_thing(Kind.REVENUE, id, each.name or id, each.source) for id, each in state.revenues.items())
    for key, assumption in session.figures.assumptions.items():
        name = assumption_name(key, language)
        yield _thing(Kind.ASSUMPTION, key, name, assumption_value(assumption, language))
    cities = compared_cities(reference.cities, session.plan.cities)
    yield from (_thing(Kind.CITY, each.name, each.name, each.office) for each in cities)


def _budget(organisation: Organisation, language: Language) -> Iterator[Thing]:
    """A line of a unit and product once, whatever years it has."""
    years: dict[tuple[UnitId, str, NkfLine], list[int]] = {}
    for line in organisation.budget:
        years.setdefault((line.unit, line.product, line.line), []).append(line.year)
    for (unit, product, name), known in years.items():
        where = organisation.units[unit].name
        detail = " · ".join((f"{unit} {where}", ", ".join(map(str, sorted(set(known))))))
        yield _thing(Kind.BUDGET, unit, f"{product} {line_text(name, language)}".strip(), detail)


def _thing(kind: Kind, id: str, title: str, detail: str) -> Thing:
    called = (title.casefold(), id.casefold())
    return Thing(kind, id, title, detail, f"{id} {title} {detail}".casefold(), called, (_ORDER[kind], len(called[0])))
