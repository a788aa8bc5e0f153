"""What a change does, in the lines an official reads before the drop: worst first, nothing left unsaid."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from integration_office.analysis.coverage import DutyCoverage, Status
from integration_office.analysis.effects import Affected, DutyChange, Effects, GrantChange
from integration_office.analysis.figure.basis import pay_basis, unit_basis
from integration_office.analysis.guidelines import no_claim
from integration_office.domain.identity import UnitId
from integration_office.domain.task import Duty
from integration_office.domain.unit import Unit
from integration_office.wording.errors import sentence
from integration_office.wording.grants import grant_change_text, grant_risk_text, is_at_risk, no_claim_text
from integration_office.wording.language import Language
from integration_office.wording.letters import capital
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, euro, percent, signed

Tone = Literal["better", "worse", "neutral", "warning"]
Line = tuple[Tone, str]

MOST_GROUPS = 6
MOST_NAMED = 4
MOST_CONFLICTS = 3
MOST_SPANS = 2


def drop_answer_lines(effects: Effects, language: Language) -> tuple[str, tuple[Line, ...]]:
    """A headline that sums up what changes, and the lines behind it: losses first, then gains, then the rest.

    Amounts are those of the year the figures are asked for; where it has no pay table, that is said in their place.
    """
    words = _Words(effects, language)
    lines = tuple(words.lines())
    return words.headline(), lines


def incomparable_text(language: Language) -> str:
    """Why a difference of costs is neither good nor bad: a post that has lost its price is no saving."""
    return language.tr("nicht vergleichbar: VZÄ ohne Preis ändern sich")


def status_text(status: Status, language: Language) -> str:
    """How a legal task stands, as it is said in a sentence."""
    words = {
        Status.NOT_RECORDED: language.tr("nicht erfasst"),
        Status.ORPHANED: language.tr("verwaist"),
        Status.UNMEASURED: language.tr("nicht gemessen"),
        Status.UNDERSTAFFED: language.tr("unterbesetzt"),
        Status.SPLIT: language.tr("geteilt"),
        Status.COVERED: language.tr("gedeckt"),
    }
    return words[status]


def duty_text(duty: Duty, language: Language) -> str:
    """§ 15 Abs. 1 TIntG 2021 „Aufnahme und Betreuung“."""
    law = duty.act.partition("§")[0].strip()
    norm = f"{duty.norm} {law}".rstrip() if duty.norm.startswith("§") else duty.norm or duty.id
    return f"{norm} {language.tr('„{text}“', text=duty.title)}" if duty.title else norm


class _Words:
    """The effects of one change with the names that are known before and after it."""

    def __init__(self, effects: Effects, language: Language) -> None:
        self._effects = effects
        self._language = language
        self._before = Names(language, effects.before.organisation)
        self._after = Names(language, effects.after.organisation)
        self._no_costs = effects.no_costs
        self._duties = effects.duties()
        self._grants = [] if self._no_costs else effects.grants()
        self._affected = effects.affected()

    def headline(self) -> str:
        parts = [*self._headline_losses(), *self._headline_overlap(), *self._headline_duties()]
        return " · ".join(parts[:3]) or self._headline_of_nothing()

    def lines(self) -> Iterator[Line]:
        yield from (self._grant_line(each) for each in self._grants if each.after < each.before)
        yield from (self._risk_line(each) for each in self._grants if is_at_risk(each))
        yield from self._conflict_lines()
        yield from self._duty_lines()
        yield from self._unpriced_line()
        yield from self._overlap_line()
        yield from (self._grant_line(each) for each in self._grants if each.after > each.before)
        yield from self._cost_lines()
        yield from self._people_lines()
        yield from self._span_lines()
        yield from self._illustrative_line()
        yield from self._basis_line()

    def _headline_losses(self) -> Iterator[str]:
        tr, trn = self._language.tr, self._language.trn
        lost = [each.grant for each in self._grants if each.is_lost]
        at_risk = [each.grant for each in self._grants if is_at_risk(each)]
        if lost:
            yield (
                tr("Förderung {grant} entfällt", grant=lost[0])
                if len(lost) == 1
                else tr("{n} Förderungen entfallen", n=len(lost))
            )
        if at_risk:
            yield (
                tr("Förderung {grant} gefährdet", grant=at_risk[0])
                if len(at_risk) == 1
                else tr("{n} Förderungen gefährdet", n=len(at_risk))
            )
        worse = sum(each.is_worse for each in self._duties)
        if worse:
            yield trn(
                "{n} gesetzliche Aufgabe schlechter gestellt",
                "{n} gesetzliche Aufgaben schlechter gestellt",
                worse,
            )

    def _headline_overlap(self) -> Iterator[str]:
        difference = self._effects.overlap_fte
        amount = capacity(abs(difference), self._language)
        if difference < 0:
            yield self._language.tr("{fte} weniger Überschneidung", fte=amount)
        elif difference > 0:
            yield self._language.tr("{fte} mehr Überschneidung", fte=amount)

    def _headline_duties(self) -> Iterator[str]:
        trn = self._language.trn
        better = sum(each.is_better for each in self._duties)
        if better:
            yield trn(
                "{n} gesetzliche Aufgabe besser gestellt",
                "{n} gesetzliche Aufgaben besser gestellt",
                better,
            )
        moved = sum(each.has_new_owner and not each.is_worse and not each.is_better for each in self._duties)
        if moved:
            yield trn(
                "{n} gesetzliche Aufgabe mit neuer Zuständigkeit",
                "{n} gesetzliche Aufgaben mit neuer Zuständigkeit",
                moved,
            )

    def _headline_of_nothing(self) -> str:
        if self._no_costs:
            return self._language.tr("Überschneidung und Abdeckung bleiben gleich")
        cost = self._effects.cost
        if cost.full_cost or cost.budget_cost or cost.unpriced:
            return self._language.tr("Überschneidung, Abdeckung und Förderungen bleiben gleich")
        return self._language.tr("Überschneidung, Abdeckung, Förderungen und Kosten bleiben gleich")

    def _grant_line(self, change: GrantChange) -> Line:
        tone: Tone = "better" if change.after > change.before else "worse"
        return tone, grant_change_text(change, self._after) + self._no_claim(change)

    def _risk_line(self, change: GrantChange) -> Line:
        return "worse", grant_risk_text(change, self._after) + self._no_claim(change)

    def _no_claim(self, change: GrantChange) -> str:
        """That nobody can claim the grant, where the catalogue says so."""
        state = self._effects.after if change.grant in self._effects.after.grants else self._effects.before
        text = no_claim_text(no_claim(state.grants[change.grant].grant, state.frame), self._language)
        return f"; {text}" if text else ""

    def _conflict_lines(self) -> Iterator[Line]:
        conflicts = self._effects.new_conflicts()
        for first, second, office in conflicts[:MOST_CONFLICTS]:
            yield (
                "worse",
                self._language.tr(
                    "Zielkonflikt: {first} und {second} kämen in ein Amt ({office})",
                    office=_label(office, self._after),
                    first=self._after.task(first),
                    second=self._after.task(second),
                ),
            )
        yield from self._more(len(conflicts) - MOST_CONFLICTS, "worse")

    def _duty_lines(self) -> Iterator[Line]:
        """Duties with which the same happens share a line: what happens, then norm and title of each."""
        alike: defaultdict[Line, list[DutyChange]] = defaultdict(list)
        for change in self._duties:
            alike[_duty_tone(change), self._what_happens(change)].append(change)
        groups = list(alike.items())
        for (tone, what), changes in groups[:MOST_GROUPS]:
            named = [self._duty(change) for change in changes[:MOST_NAMED]]
            more = [text for _, text in self._more(len(changes) - MOST_NAMED, tone)]
            yield tone, f"{what}: {' · '.join([*named, *more])}"
        yield from self._more(sum(len(changes) for _, changes in groups[MOST_GROUPS:]), "neutral")

    def _what_happens(self, change: DutyChange) -> str:
        """Künftig verwaist, bisher gedeckt; künftig niemand zuständig, bisher 50 Sozialamt."""
        parts = []
        if (change.before.status, change.before.ratio) != (change.after.status, change.after.ratio):
            before, after = self._state_text(change.before), self._state_text(change.after)
            parts.append(self._language.tr("künftig {after}, bisher {before}", after=after, before=before))
        if change.has_new_owner:
            parts.append(self._owner_text(change))
        return capital("; ".join(parts))

    def _duty(self, change: DutyChange) -> str:
        return duty_text(self._effects.after.frame.duties[change.duty], self._language)

    def _state_text(self, coverage: DutyCoverage) -> str:
        status = status_text(coverage.status, self._language)
        if coverage.status is Status.UNDERSTAFFED and coverage.ratio is not None:
            return f"{status} ({percent(coverage.ratio, self._language, 1)})"
        return status

    def _owner_text(self, change: DutyChange) -> str:
        tr, before, after = self._language.tr, change.before.owner, change.after.owner
        if before is None:
            return tr("künftig zuständig {after}, bisher niemand", after=_label(after, self._after))
        if after is None:
            return tr("künftig niemand zuständig, bisher {before}", before=_label(before, self._before))
        return tr(
            "künftig zuständig {after}, bisher {before}",
            after=_label(after, self._after),
            before=_label(before, self._before),
        )

    def _unpriced_line(self) -> Iterator[Line]:
        if self._no_costs:
            return
        tr, unpriced = self._language.tr, self._effects.cost.unpriced
        fte = self._after.fte(abs(unpriced) // 12)
        if unpriced < 0:
            yield "warning", tr("{fte} weniger ohne Entgelttabelle: in den Kosten bisher nicht enthalten", fte=fte)
        elif unpriced and self._affected.regraded:
            yield "warning", tr("{fte} ohne Entgelttabelle: in den Kosten nicht mehr enthalten", fte=fte)
        elif unpriced:
            yield "warning", tr("{fte} mehr ohne Entgelttabelle: in den Kosten nicht enthalten", fte=fte)

    def _overlap_line(self) -> Iterator[Line]:
        fte, cost = self._effects.overlap_fte, self._effects.overlap_cost
        if not fte and not cost:
            return
        if self._no_costs:
            yield self._overlap_tone(), self._overlap_without_cost()
            return
        yield (
            self._overlap_tone(),
            self._language.tr(
                "Überschneidung {fte} ({amount} im Jahr), dann {rest}",
                fte=signed(capacity(fte, self._language)),
                amount=signed(euro(cost, self._language)),
                rest=capacity(self._effects.after.overlap.fte, self._language),
            ),
        )

    def _overlap_without_cost(self) -> str:
        return self._language.tr(
            "Überschneidung {fte}, dann {rest}",
            fte=signed(capacity(self._effects.overlap_fte, self._language)),
            rest=capacity(self._effects.after.overlap.fte, self._language),
        )

    def _overlap_tone(self) -> Tone:
        """By the FTE; by the money only where both states price the same posts."""
        fte, cost = self._effects.overlap_fte, self._effects.overlap_cost
        if not fte and self._effects.cost.unpriced:
            return "neutral"
        return "better" if (fte, cost) < (0, 0) else "worse"

    def _cost_lines(self) -> Iterator[Line]:
        if self._no_costs:
            yield "warning", sentence(self._no_costs, self._language)
            return
        cost, tr = self._effects.cost, self._language.tr
        care = f"; {incomparable_text(self._language)}" if cost.unpriced else ""
        for text, cents in (
            (tr("Vollkosten {amount} im Jahr"), cost.full_cost),
            (tr("Haushaltssicht {amount} im Jahr"), cost.budget_cost),
        ):
            if cents:
                tone = "neutral" if care else _by_sign(cents)
                yield tone, text.format(amount=signed(euro(cents, self._language))) + care

    def _people_lines(self) -> Iterator[Line]:
        trn, affected = self._language.trn, self._affected
        if affected.moved:
            posts = self._effects.after.organisation.positions
            fte = self._after.fte(sum(posts[each].fte_planned for each in affected.moved))
            text = trn(
                "{n} Stelle wechselt das Amt ({fte})",
                "{n} Stellen wechseln das Amt ({fte})",
                len(affected.moved),
                fte=fte,
            )
            yield "neutral", text
        yield from (("neutral", text) for text in _other_posts(affected, self._language))

    def _span_lines(self) -> Iterator[Line]:
        grown = [
            (unit, before, after)
            for unit, (before, after) in self._effects.spans().items()
            if before is not None and after is not None and after > before
        ]
        for unit, before, after in grown[:MOST_SPANS]:
            name = _label(unit, self._after)
            text = self._language.tr(
                "Leitungsspanne von {unit}: künftig {after}, bisher {before}",
                unit=name,
                before=before,
                after=after,
            )
            yield "neutral", text
        yield from self._more(len(grown) - MOST_SPANS, "neutral")

    def _illustrative_line(self) -> Iterator[Line]:
        tr = self._language.tr
        if rests_on_examples(self._effects, self._duties):
            yield "warning", tr("Beispieldaten: Zuordnungen oder Bedarf sind hier nicht von der Stadt erhoben")

    def _basis_line(self) -> Iterator[Line]:
        """What the amounts rest on, if any is told: the whole city's posts, and those that are priced anew."""
        if not self._tells_amounts():
            return
        tr, before, after = self._language.tr, self._effects.before, self._effects.after
        posts = after.organisation.positions
        anew = [(posts[each], None) for each in (*self._affected.regraded, *self._affected.created)]
        bases = unit_basis(before, None), pay_basis(after.pay, anew)
        known = (
            (not all(each.verified for each in bases), tr("nicht verifizierte Annahmen")),
            (any(each.provisional for each in bases), tr("vorläufige Besoldungstabelle")),
        )
        if marks := [text for holds, text in known if holds]:
            yield "neutral", tr("Beträge: {marks}", marks=", ".join(marks))

    def _tells_amounts(self) -> bool:
        effects = self._effects
        if self._no_costs:
            return False
        told = (effects.overlap_fte, effects.overlap_cost, effects.cost.full_cost, effects.cost.budget_cost)
        return any(told) or any(each.before != each.after for each in self._grants)

    def _more(self, n: int, tone: Tone) -> Iterator[Line]:
        if n > 0:
            yield tone, self._language.trn("und {n} weitere", "und {n} weitere", n)


def unit_label(unit: Unit) -> str:
    """The name, and before it the id where that is a number the city works with: 0206 Ausländerangelegenheiten."""
    return f"{unit.id} {unit.name}" if unit.id[:1].isdigit() and unit.id != unit.name else unit.name


def rests_on_examples(effects: Effects, duties: Sequence[DutyChange]) -> bool:
    """Whether what is said of overlap and duties rests on assignments or demand that a rule filled in."""
    if not duties and not effects.overlap_fte and not effects.overlap_cost:
        return False
    told = {task for task, _, _ in effects.overlaps()}
    told.update(task for change in duties for task in effects.after.coverage.tasks_of(change.duty))
    return any(not told.isdisjoint(each.tasks_by_rule) for each in (effects.before, effects.after))


def _label(unit: UnitId | None, names: Names) -> str:
    known = None if unit is None or names.organisation is None else names.organisation.units.get(unit)
    return unit_label(known) if known else str(unit)


def _duty_tone(change: DutyChange) -> Tone:
    if change.is_worse:
        return "worse"
    return "better" if change.is_better else "neutral"


def _other_posts(affected: Affected, language: Language) -> Iterator[str]:
    trn = language.trn
    if affected.cut:
        yield trn("{n} Stelle entfällt", "{n} Stellen entfallen", len(affected.cut))
    if affected.created:
        yield trn("{n} neue Stelle", "{n} neue Stellen", len(affected.created))
    if affected.regraded:
        yield trn("{n} Stelle wird umgewandelt", "{n} Stellen werden umgewandelt", len(affected.regraded))


def _by_sign(cents: int) -> Tone:
    return "better" if cents < 0 else "worse"
