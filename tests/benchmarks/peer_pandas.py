"""The peer pandas: cost, overlap and coverage of a whole city by grouping its frames."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from integration_office.domain.quantity import FTE_MONTHS_SCALE
from tests.benchmarks.prepared import Column, Prepared, offices
from tests.benchmarks.sums import Duty, Sums, status


@dataclass(frozen=True)
class Frames:
    """The prepared tables as frames, and the office of each unit as it stands."""

    prepared: Prepared
    posts: pd.DataFrame
    more: pd.DataFrame
    work: pd.DataFrame
    tasks: pd.DataFrame
    lines: pd.DataFrame
    implements: pd.DataFrame
    office: Column

    @staticmethod
    def of(prepared: Prepared) -> "Frames":
        names = ("posts", "more", "work", "tasks", "lines", "implements")
        tables = {name: pd.DataFrame(getattr(prepared, name)) for name in names}
        office = offices(prepared.units["parent"], prepared.units["above"])
        return Frames(prepared=prepared, office=office, **tables)


def recalculated(frames: Frames) -> Sums:
    """All prices and sums anew."""
    return _sums(frames, frames.office, _priced(frames))


def moved(frames: Frames, unit: int, target: int, before: Sums) -> Sums:
    """What a move would do: the tree with the unit elsewhere, all sums anew, minus those before."""
    parent = frames.prepared.units["parent"].copy()
    parent[unit] = target
    return _sums(frames, offices(parent, frames.prepared.units["above"]), frames.posts).since(before)


def _priced(frames: Frames) -> pd.DataFrame:
    """The posts with their costs: rates times FTE and months, each part rounded."""
    posts, more, full = frames.posts, frames.more, frames.prepared.rates["full"]
    amount, fte_months = full[posts.rate] * posts.fte_months, posts.fte_months
    if len(more):
        others = more.assign(amount=full[more.rate] * more.fte_months).groupby("post")[["amount", "fte_months"]].sum()
        amount = amount.add(others.amount, fill_value=0).astype(np.int64)
        fte_months = fte_months.add(others.fte_months, fill_value=0).astype(np.int64)
    personnel = _rounded(amount, Fraction(1, FTE_MONTHS_SCALE))
    overhead = _rounded(personnel, frames.prepared.overhead)
    return posts.assign(
        personnel=personnel, workplace=_rounded(fte_months, frames.prepared.workplace), overhead=overhead
    )


def _rounded(values: pd.Series, rate: Fraction) -> pd.Series:
    """Values times a rate in whole cents, halves up."""
    return (2 * values * rate.numerator + rate.denominator) // (2 * rate.denominator)


def _sums(frames: Frames, office: Column, posts: pd.DataFrame) -> Sums:
    by_kind = frames.lines.groupby("kind").amount.sum()
    work = _work(frames.work, posts, office)
    cells = work.groupby(["task", "office"], as_index=False).fte.sum()
    fte, cost = _overlap(frames, work, cells)
    return Sums(
        full_cost=int(posts[["personnel", "workplace", "overhead"]].to_numpy().sum()),
        other_expense=int(by_kind.get(1, 0)),
        revenue=int(by_kind.get(2, 0)),
        overlap_fte=fte,
        overlap_cost=cost,
        duties=_duties(frames, cells),
    )


def _work(work: pd.DataFrame, posts: pd.DataFrame, office: Column) -> pd.DataFrame:
    """The assignments with what their posts bring along; taken by row, which is faster than a merge."""
    at = work.post.to_numpy()
    full = (posts.personnel + posts.workplace + posts.overhead).to_numpy()
    share = work.share.to_numpy()
    return pd.DataFrame(
        {
            "task": work.task,
            "office": office[posts.unit.to_numpy()[at]],
            "fte": posts.planned.to_numpy()[at] * share,
            "cost": (2 * full[at] * share + 10_000) // 20_000,
        }
    )


def _overlap(frames: Frames, work: pd.DataFrame, cells: pd.DataFrame) -> tuple[int, int]:
    """FTE and cents outside the lead offices, tasks that are intended left out."""
    intended = frames.tasks.intended.to_numpy()
    by_task = cells.groupby("task").fte
    fte = by_task.sum() - by_task.max()
    lead = np.full(len(intended), -1)
    leads = cells.loc[by_task.idxmax()]
    lead[leads.task] = leads.office
    counts = (work.office.to_numpy() != lead[work.task]) & ~intended[work.task]
    return int(fte[~intended[fte.index]].sum()), int(work.cost[counts].sum())


def _duties(frames: Frames, cells: pd.DataFrame) -> dict[str, Duty]:
    work, posts, demand = frames.work, frames.posts, frames.tasks.demand
    brought = posts.filled.to_numpy()[work.post] * work.share * work.competent
    capacity = brought.groupby(work.task).sum().reindex(demand.index, fill_value=0)
    tasks = frames.implements.assign(
        needed=demand.to_numpy()[frames.implements.task],
        met=np.minimum(capacity, demand).to_numpy()[frames.implements.task],
    )
    by_duty = tasks.groupby("duty").agg(tasks=("task", "size"), needed=("needed", "sum"), met=("met", "sum"))
    held = frames.implements.merge(cells, on="task").groupby(["duty", "office"], as_index=False).fte.sum()
    owners = held.loc[held.groupby("duty").fte.idxmax()].set_index("duty").office
    by_duty = by_duty.join(held.groupby("duty").size().rename("offices")).join(owners)
    return _in_words(frames.prepared, by_duty.fillna({"offices": 0, "office": -1}))


def _in_words(prepared: Prepared, by_duty: pd.DataFrame) -> dict[str, Duty]:
    found: dict[str, Duty] = {duty: (status(0, 0, None), None, None) for duty in prepared.duty_ids}
    for each in by_duty.itertuples():
        ratio = each.met / each.needed if each.needed else None
        owner = prepared.unit_ids[int(each.office)] if each.offices else None
        found[prepared.duty_ids[each.Index]] = (status(each.tasks, each.offices, ratio), ratio, owner)
    return found
