"""The peer polars: cost, overlap and coverage of a whole city as one lazy query per table, on all cores."""

from dataclasses import dataclass, replace
from fractions import Fraction

import polars as pl

from integration_office.domain.quantity import FTE_MONTHS_SCALE
from tests.benchmarks.prepared import Prepared, offices
from tests.benchmarks.sums import Duty, Sums, status


@dataclass(frozen=True)
class Frames:
    """The prepared tables as frames; posts carry their office and their row."""

    prepared: Prepared
    posts: pl.DataFrame
    more: pl.DataFrame
    work: pl.DataFrame
    tasks: pl.DataFrame
    lines: pl.DataFrame
    implements: pl.DataFrame

    @staticmethod
    def of(prepared: Prepared) -> "Frames":
        office = offices(prepared.units["parent"], prepared.units["above"])
        posts = pl.DataFrame(prepared.posts).with_columns(office=pl.Series(office[prepared.posts["unit"]]))
        names = ("more", "work", "tasks", "lines", "implements")
        tables = {name: pl.DataFrame(getattr(prepared, name)) for name in names}
        tables["tasks"] = tables["tasks"].with_row_index("task").with_columns(pl.col("task").cast(pl.Int64))
        return Frames(prepared=prepared, posts=posts, **tables)


def recalculated(frames: Frames) -> Sums:
    """All prices and sums anew."""
    frames = replace(frames, posts=_priced(frames))
    work = _work(frames)
    cells = work.group_by("task", "office").agg(pl.col("fte").sum())
    queries = (_costs(frames), _lines(frames), *_overlap(frames, work, cells), _duties(frames, work, cells))
    costs, lines, fte, cost, duties = pl.collect_all(queries)
    by_kind = dict(lines.iter_rows())
    return Sums(
        full_cost=costs.item() or 0,
        other_expense=by_kind.get(1, 0),
        revenue=by_kind.get(2, 0),
        overlap_fte=fte.item() or 0,
        overlap_cost=cost.item() or 0,
        duties=_in_words(frames.prepared, duties),
    )


def _priced(frames: Frames) -> pl.DataFrame:
    """The posts with their costs: rates times FTE and months, each part rounded."""
    full, fte_months = pl.Series(frames.prepared.rates["full"]), pl.col("fte_months")
    cost = {"amount": pl.lit(full.gather(frames.posts["rate"])) * fte_months}
    others = frames.more.lazy().with_columns(amount=pl.lit(full.gather(frames.more["rate"])) * fte_months)
    others = others.group_by("post").agg(pl.col("amount", "fte_months").sum())
    posts = frames.posts.lazy().with_columns(**cost).with_row_index("post").with_columns(pl.col("post").cast(pl.Int64))
    whole = posts.join(others, on="post", how="left", maintain_order="left", suffix="_more").with_columns(
        pl.col("amount") + pl.col("amount_more").fill_null(0), fte_months + pl.col("fte_months_more").fill_null(0)
    )
    personnel = _rounded(pl.col("amount"), Fraction(1, FTE_MONTHS_SCALE))
    priced = whole.with_columns(personnel=personnel, workplace=_rounded(fte_months, frames.prepared.workplace))
    return priced.with_columns(overhead=_rounded(pl.col("personnel"), frames.prepared.overhead)).collect()


def _rounded(values: pl.Expr, rate: Fraction) -> pl.Expr:
    """Values times a rate in whole cents, halves up."""
    return (2 * values * rate.numerator + rate.denominator) // (2 * rate.denominator)


def _costs(frames: Frames) -> pl.LazyFrame:
    parts = pl.col("personnel", "workplace", "overhead")
    return frames.posts.lazy().select(pl.sum_horizontal(parts.sum()))


def _lines(frames: Frames) -> pl.LazyFrame:
    return frames.lines.lazy().group_by("kind").agg(pl.col("amount").sum())


def _work(frames: Frames) -> pl.LazyFrame:
    """The assignments with what their posts bring along; gathered by row, which is faster than a join."""
    posts = frames.posts
    full = posts["personnel"] + posts["workplace"] + posts["overhead"]
    at = frames.work["post"]
    share = pl.col("share")
    return frames.work.lazy().select(
        "task",
        office=pl.lit(posts["office"].gather(at)),
        fte=pl.lit(posts["planned"].gather(at)) * share,
        cost=(2 * pl.lit(full.gather(at)) * share + 10_000) // 20_000,
        capacity=pl.lit(posts["filled"].gather(at)) * share * pl.col("competent"),
    )


def _overlap(frames: Frames, work: pl.LazyFrame, cells: pl.LazyFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """FTE and cents outside the lead offices, tasks that are intended left out."""
    counted = frames.tasks.lazy().filter(~pl.col("intended")).select("task")
    fte = pl.col("fte")
    by_task = cells.join(counted, on="task", how="semi").group_by("task").agg(fte.sum() - fte.max(), lead=_first_best())
    outside = work.join(by_task.select("task", "lead"), on="task").filter(pl.col("office") != pl.col("lead"))
    return by_task.select(fte.sum()), outside.select(pl.col("cost").sum())


def _first_best() -> pl.Expr:
    """The office with the most FTE, of several the first."""
    return pl.col("office").filter(pl.col("fte") == pl.col("fte").max()).min()


def _duties(frames: Frames, work: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    demand = pl.col("demand").fill_nan(0.0)
    capacity = work.group_by("task").agg(pl.col("capacity").sum())
    tasks = frames.implements.lazy().join(frames.tasks.lazy(), on="task").join(capacity, on="task", how="left")
    met = pl.min_horizontal(pl.col("capacity").fill_null(0).cast(pl.Float64), demand)
    by_duty = tasks.group_by("duty").agg(tasks=pl.len(), needed=demand.sum(), met=met.sum())
    held = frames.implements.lazy().join(cells, on="task").group_by("duty", "office").agg(pl.col("fte").sum())
    owners = held.group_by("duty").agg(offices=pl.len(), owner=_first_best())
    return by_duty.join(owners, on="duty", how="left").select("duty", "tasks", "needed", "met", "offices", "owner")


def _in_words(prepared: Prepared, by_duty: pl.DataFrame) -> dict[str, Duty]:
    found: dict[str, Duty] = {duty: (status(0, 0, None), None, None) for duty in prepared.duty_ids}
    for duty, tasks, needed, met, held, owner in by_duty.iter_rows():
        ratio = met / needed if needed else None
        name = None if owner is None else prepared.unit_ids[owner]
        found[prepared.duty_ids[duty]] = (status(tasks, held or 0, ratio), ratio, name)
    return found
