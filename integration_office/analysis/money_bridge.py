"""From the baseline to what falls in the calendar, part by part (METHOD § 2); the parts add up exactly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon, States
from integration_office.analysis.money_over_time import saving
from integration_office.analysis.one_off import KINDS as ONCE
from integration_office.analysis.prices import PERSONNEL
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, AssumptionTerms

POSTS = ("cut", "created", "regraded", "resized", "assumptions")
"""Personnel of posts by what happens to them; the last: other values of assumptions, ku and kw notes."""

GROSS = (*POSTS, "workplace", "overhead", "pay_growth")
NET = ("grants_won", "grants_lost")
CASH = ("later", *ONCE)
SUBTOTALS = ("gross", "net", "cash")
STEPS = (*GROSS, "gross", *NET, "net", *CASH, "cash")


@dataclass(frozen=True, slots=True)
class BridgePart:
    """A step of the bridge: cents saved (a cost is negative); `fte` (ten-thousandths) and `posts` where it is posts'.

    `is_total`: the sum of all parts before it.
    """

    key: str
    cents: int
    posts: int = 0
    fte: int = 0
    is_total: bool = False


def money_bridge(horizon: Horizon, years: Iterable[int] = ()) -> tuple[BridgePart, ...]:
    """The parts of the saving of some years (none named: all of the horizon); what is nothing is left out.

    Posts, workplaces and overhead are priced without pay growth; what growth adds to the difference is a part of its
    own. `later` is what a dated measure does not save yet in the calendar.
    """
    bridge = _Bridge(horizon)
    asked = tuple(years) or horizon.years
    sums: Counter[str] = Counter()
    for year in asked:
        sums.update(bridge.parts(year))
    totals = {"gross": sum(sums[key] for key in GROSS)}
    totals["net"] = totals["gross"] + sum(sums[key] for key in NET)
    totals["cash"] = totals["net"] + sum(sums[key] for key in CASH)
    touched = bridge.touched
    return tuple(
        _part(key, {**sums, **totals}, touched.get(key, ()), horizon)
        for key in STEPS
        if key in SUBTOTALS or sums[key] or touched.get(key)
    )


def kind_of(before: Organisation, after: Organisation, post: PositionId) -> str:
    """What happens to a post from one state to another, as a key of POSTS."""
    old, new = before.positions.get(post), after.positions.get(post)
    if old is None:
        return "created"
    if new is None:
        return "cut"
    if old.grade != new.grade:
        return "regraded"
    return "resized" if old.fte_planned != new.fte_planned else "assumptions"


def _part(key: str, sums: Mapping[str, int], posts: Sequence[PositionId], horizon: Horizon) -> BridgePart:
    known = (horizon.before.organisation.positions, horizon.after.organisation.positions)
    old, new = (sum(each[post].fte_planned for post in posts if post in each) for each in known)
    return BridgePart(key, sums.get(key, 0), len(posts), new - old, key in SUBTOTALS)


@dataclass(frozen=True, eq=False)
class _Bridge:
    horizon: Horizon

    def parts(self, year: int) -> dict[str, int]:
        horizon = self.horizon
        gross, grants = saving(horizon.before[year], horizon.after[year])
        running, paid = saving(horizon.calendar_before[year], horizon.calendar_after[year])
        plain = self._without_growth(year)
        once = Counter({each.kind: 0 for each in horizon.one_offs})
        for each in horizon.one_offs_in(year):
            once[each.kind] -= each.cents
        return {
            **plain,
            "pay_growth": gross - sum(plain.values()),
            **_grants(horizon.before[year], horizon.after[year]),
            "later": running + paid - gross - grants,
            **once,
        }

    @cached_property
    def touched(self) -> dict[str, list[PositionId]]:
        """Posts that are cut, created, regraded or get another size."""
        before, after = self.horizon.before.organisation, self.horizon.after.organisation
        found: dict[str, list[PositionId]] = {}
        for post in dict.fromkeys((*before.positions, *after.positions)):
            if before.positions.get(post) is not after.positions.get(post):
                found.setdefault(kind_of(before, after, post), []).append(post)
        found.pop("assumptions", None)
        return found

    @cached_property
    def _states(self) -> tuple[States, States]:
        """Before and after without pay growth."""
        before, after = (
            self.horizon.under(states, _without_growth(states.organisation))
            for states in (self.horizon.before, self.horizon.after)
        )
        return before, after

    def _without_growth(self, year: int) -> dict[str, int]:
        before, after = (states[year] for states in self._states)
        saved = before.cost - after.cost
        found = {**self._personnel(before, after), "workplace": saved.workplace, "overhead": saved.overhead}
        # What still lapses in the baseline is the same before and after.
        found["assumptions"] += saved.personnel - sum(found[key] for key in POSTS)
        return found

    def _personnel(self, before: Evaluation, after: Evaluation) -> dict[str, int]:
        sums = dict.fromkeys(POSTS, 0)
        old, new = _by_post(before), _by_post(after)
        for post in dict.fromkeys((*old, *new)):
            saved = old.get(post, 0) - new.get(post, 0)
            if saved:
                sums[kind_of(before.organisation, after.organisation, post)] += saved
        return sums


def _grants(before: Evaluation, after: Evaluation) -> dict[str, int]:
    changes = [
        (after.grants[grant].amount if grant in after.grants else 0)
        - (before.grants[grant].amount if grant in before.grants else 0)
        for grant in {**before.grants, **after.grants}
    ]
    return {"grants_won": sum(max(each, 0) for each in changes), "grants_lost": sum(min(each, 0) for each in changes)}


def _by_post(state: Evaluation) -> dict[PositionId, int]:
    return dict(zip(state.positions.ids, state.posts.part(PERSONNEL).tolist(), strict=True))


def _without_growth(organisation: Organisation) -> Organisation:
    return organisation.with_assumption("pay_growth", AssumptionTerms(Assumption("pay_growth", Decimal(0))))
