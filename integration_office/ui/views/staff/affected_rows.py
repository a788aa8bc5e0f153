"""Affected posts without persons, counted by kind, grade and Dezernat; regraded posts; the pyramid of grades."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import Line, by_grade, establishment
from integration_office.analysis.participation import Regrading, regradings
from integration_office.analysis.people import (
    NO_POSTS,
    AffectedPost,
    Amount,
    Amounts,
    EffectKind,
    affected_posts,
    by_directorate,
    by_kind,
)
from integration_office.analysis.people import by_grade as affected_by_grade
from integration_office.domain.identity import UnitId
from integration_office.domain.participation import Protection
from integration_office.ui.charts.chart import Bar, BarChart, Kind
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.ui.views.staff.scope import Scope
from integration_office.wording.establishment import grade_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count, fte, fte_number, signed
from integration_office.wording.participation import direction_text, verified_text


@dataclass(frozen=True)
class Affected:
    """What the page shows."""

    posts: int
    fte: int
    by_directorate: tuple[GridLine, ...]
    by_grade: tuple[GridLine, ...]
    regraded: tuple[GridLine, ...]
    pyramid: BarChart


def affected(
    effects: Effects, protections: Sequence[Protection], scope: Scope, language: Language, name: str
) -> Affected:
    """Looks at every post: not for the thread of the window. `name` is what the state on the desk is called."""
    touched = affected_posts(effects)
    once = {each.position.id: each.position for each in touched}
    directorates = by_directorate(touched, effects)
    names = {unit: _unit_name(effects, unit) for unit in directorates}
    return Affected(
        posts=len(once),
        fte=sum(post.fte_planned for post in once.values()),
        by_directorate=tuple(_lines({names[unit]: own for unit, own in directorates.items()}, touched, language)),
        by_grade=tuple(
            _lines(
                {grade_text(grade, language): own for grade, own in affected_by_grade(touched).items()},
                touched,
                language,
            )
        ),
        regraded=tuple(_regraded(each, effects, language) for each in regradings(effects, protections)),
        pyramid=_pyramid(effects, scope, language, name),
    )


def headers(first: str, language: Language) -> tuple[str, ...]:
    return (first, *(kind_text(kind, language) for kind in EffectKind))


def regraded_headers(language: Language) -> tuple[str, ...]:
    tr = language.tr
    return (tr("Stelle"), tr("bisher"), tr("künftig"), tr("Richtung"), tr("besetzt"), tr("Besitzstand"), tr("Quelle"))


def kind_text(kind: EffectKind, language: Language) -> str:
    """The head of the column for a kind of effect."""
    tr = language.tr
    texts = {
        EffectKind.MOVED: tr("wechseln das Amt"),
        EffectKind.REGRADED: tr("anders bewertet"),
        EffectKind.RESIZED: tr("anderer Umfang"),
        EffectKind.CUT: tr("entfallen"),
        EffectKind.LAPSING: tr("kw"),
        EffectKind.CREATED: tr("neu"),
    }
    return texts[kind]


def _lines(rows: Mapping[str, Amounts], touched: Sequence[AffectedPost], language: Language) -> Iterator[GridLine]:
    for name, own in rows.items():
        yield _line(name, own, language)
    if rows:
        yield _line(language.tr("Summe"), by_kind(touched), language)


def _line(name: str, own: Amounts, language: Language) -> GridLine:
    return GridLine((GridCell(name), *(_amount(own.get(kind, NO_POSTS), language) for kind in EffectKind)))


def _amount(amount: Amount, language: Language) -> GridCell:
    if not amount.posts:
        return GridCell("–", is_number=True, copied="")
    text = f"{count(amount.posts, language)} ({fte_number(amount.fte, language)})"
    return GridCell(text, is_number=True, copied=str(amount.posts))


def _unit_name(effects: Effects, unit: UnitId) -> str:
    for state in (effects.after, effects.before):
        known = state.organisation.units.get(unit)
        if known is not None:
            return known.name or known.id
    return unit


def _regraded(each: Regrading, effects: Effects, language: Language) -> GridLine:
    """What the data says about whoever holds the post; where it says nothing, that it is to be examined."""
    tr, names, protection = language.tr, Names(language, effects.before.organisation), each.protection
    if protection is None or not protection.norm:
        note, source = tr("im Einzelfall zu prüfen"), protection.note if protection else ""
    else:
        mark = verified_text(protection.verified, language)
        note = tr("{norm}: {note} ({mark})", norm=protection.norm, note=protection.note, mark=mark)
        source = protection.source
    return GridLine(
        (
            GridCell(names.position(each.position)),
            GridCell(grade_text(each.before, language)),
            GridCell(grade_text(each.after, language)),
            GridCell(direction_text(each.direction, language)),
            GridCell(fte(each.filled, language), is_number=True),
            GridCell(note),
            GridCell(source),
        )
    )


def _pyramid(effects: Effects, scope: Scope, language: Language, name: str) -> BarChart:
    """The Stellenplan of both states by grade, the highest first."""
    tr, offices = language.tr, scope.offices(effects)
    lines = () if offices == () else by_grade(establishment(effects, None if offices is None else frozenset(offices)))
    called = "" if offices is None else ", ".join(_unit_name(effects, unit) for unit in offices[:3])
    more = f" {tr('und weitere')}" if offices is not None and len(offices) > 3 else ""
    title = tr("Stellen nach Gruppe, VZÄ Soll: {who}", who=called + more or tr("ganze Stadt"))
    return BarChart(
        title=title,
        series=(tr("Ist-Stand"), name),
        bars=tuple(_bar(line, language) for line in reversed(lines)),
        kind=Kind.MIRRORED,
        remark=tr("Alle Maßnahmen zählen, gleich wann sie wirksam werden."),
    )


def _bar(line: Line, language: Language) -> Bar:
    before, after = line.before.all, line.after.all
    difference = line.difference
    tip = language.tr(
        "{before} Stellen, künftig {after}; {change}",
        before=count(before.posts, language),
        after=count(after.posts, language),
        change=signed(fte(difference.fte, language)) if difference.fte else language.tr("unverändert"),
    )
    texts = (fte_number(before.fte, language), fte_number(after.fte, language))
    return Bar(grade_text(line.grade, language), (before.fte, after.fte), texts, tip)
