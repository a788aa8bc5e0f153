"""What a planner should look at: broken measures, gaps, conflicts, failing grants, doubtful figures."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from integration_office.analysis import figure
from integration_office.analysis.coverage import DutyCoverage, Status
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.prices import UNPRICED
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.scenario import Projection
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.errors import sentence
from integration_office.wording.figures import exact_text
from integration_office.wording.findings import broken_measure_text
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count, percent

WIDE_SPAN = 15
"""More than so many led directly is worth a second look (a rule of thumb of the program)."""


class Severity(IntEnum):
    """How much a finding matters, the gravest first."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    def word(self, language: Language) -> str:
        tr = language.tr
        return (tr("Fehler"), tr("Warnung"), tr("Hinweis"))[self]

    @property
    def sign(self) -> str:
        return ("✖", "⚠", "ℹ")[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, what it belongs to, and where it leads."""

    severity: Severity
    topic: str
    text: str
    units: tuple[UnitId, ...] = ()
    positions: tuple[PositionId, ...] = ()


def findings(projection: Projection, state: Evaluation, language: Language) -> list[Finding]:
    """All findings on a state, the gravest topics first."""
    words = _Findings(projection, state, language)
    found = [*words.broken(), *words.duties(), *words.conflicts(), *words.costs(), *words.spans()]
    found.extend(words.examples())
    topics = {topic: place for place, topic in enumerate(dict.fromkeys(each.topic for each in found))}
    return sorted(found, key=lambda each: (each.severity, topics[each.topic]))


@dataclass(frozen=True)
class _Findings:
    projection: Projection
    state: Evaluation
    language: Language

    @property
    def _names(self) -> Names:
        return Names(self.language, self.state.organisation)

    def broken(self) -> Iterator[Finding]:
        topic = self.language.tr("Maßnahmen, die nicht greifen")
        for each in self.projection.broken:
            text = broken_measure_text(each, self.language, self.state.organisation)
            yield Finding(Severity.ERROR, topic, text)

    def duties(self) -> Iterator[Finding]:
        """Gaps in the legal tasks; voluntary ones are a note only."""
        for status in _GAPS:
            yield from (self._duty(each) for each in self.state.coverage.duties if each.status is status)

    def _duty(self, duty: DutyCoverage) -> Finding:
        known = self.state.frame.duties[duty.duty]
        status = status_text(duty.status, self.language)
        graver = known.group != "voluntary" and duty.status is not Status.NOT_RECORDED
        name = duty_text(known, self.language)
        group = group_text(known.group, self.language)
        ratio = "" if duty.ratio is None else f", {percent(duty.ratio, self.language, 1)}"
        text = f"{name} ({group}{ratio})"
        topic = self.language.tr("Gesetzliche Aufgaben: {status}", status=status)
        owner = () if duty.owner is None else (duty.owner,)
        return Finding(Severity.WARNING if graver else Severity.NOTE, topic, text, owner)

    def conflicts(self) -> Iterator[Finding]:
        topic = self.language.tr("Zielkonflikte")
        for first, second, office in self.state.conflicts:
            text = self.language.tr(
                "{first} und {second} liegen beide in {office}",
                first=self._names.task(first),
                second=self._names.task(second),
                office=self._names.unit(office),
            )
            yield Finding(Severity.WARNING, topic, text, (office,))

    def costs(self) -> Iterator[Finding]:
        """Everything that needs the year's pay tables."""
        try:
            found = [*self._grants(), *self._unpriced(), *self._factors(), *self._assumptions()]
        except MissingTable as error:
            topic = self.language.tr("Kosten")
            found = [Finding(Severity.ERROR, topic, sentence(error, self.language))]
        yield from found

    def _grants(self) -> Iterator[Finding]:
        tr = self.language.tr
        for grant, result in self.state.grants.items():
            carriers = tuple(unit.id for unit in self.state.organisation.units.values() if unit.grant == grant)
            for severity, topic, conditions in (
                (Severity.WARNING, tr("Förderbedingungen, die nicht erfüllt sind"), result.failed),
                (Severity.NOTE, tr("Förderbedingungen, die niemand geprüft hat"), result.unchecked),
            ):
                for condition in conditions:
                    words = condition_text(condition, self.language)
                    text = tr("Förderung {grant}: {condition}", grant=grant, condition=words)
                    yield Finding(severity, topic, text, carriers)

    def _unpriced(self) -> Iterator[Finding]:
        posts: defaultdict[str, list[PositionId]] = defaultdict(list)
        for row in self.state.posts.part(UNPRICED).nonzero()[0].tolist():
            post = self.state.positions.values[row]
            posts[str(post.grade or "")].append(post.id)
        for term in figure.full_cost(self.state).unpriced:
            found = posts[term.id]
            text = self.language.trn(
                "{grade}: {n} Stelle mit {fte} ohne Entgelttabelle, nicht in den Kosten",
                "{grade}: {n} Stellen mit {fte} ohne Entgelttabelle, nicht in den Kosten",
                len(found),
                grade=term.id or self.language.tr("ohne Gruppe"),
                fte=exact_text(term.value, term.unit, self.language),
            )
            yield Finding(Severity.NOTE, self.language.tr("Stellen ohne Preis"), text, (), tuple(found))

    def _factors(self) -> Iterator[Finding]:
        """Posts that name a local factor nobody has given: nothing is multiplied by it."""
        posts: defaultdict[str, list[PositionId]] = defaultdict(list)
        for post in self.state.positions.values:
            if post.terms.fit is not None and post.terms.fit not in self.state.assumptions:
                posts[post.terms.fit].append(post.id)
        for key, found in sorted(posts.items()):
            text = self.language.trn(
                "{factor}: {n} Stelle nennt ihn, einen Wert gibt es nicht; gerechnet wird ohne ihn",
                "{factor}: {n} Stellen nennen ihn, einen Wert gibt es nicht; gerechnet wird ohne ihn",
                len(found),
                factor=assumption_name(key, self.language),
            )
            yield Finding(Severity.WARNING, self.language.tr("Örtliche Faktoren ohne Wert"), text, (), tuple(found))

    def _assumptions(self) -> Iterator[Finding]:
        topic = self.language.tr("Annahmen, die niemand verifiziert hat")
        for each in figure.full_cost(self.state).assumptions:
            if not each.verified:
                value = assumption_value(each, self.language)
                text = f"{assumption_name(each.key, self.language)}: {value}"
                yield Finding(Severity.NOTE, topic, text)

    def spans(self) -> Iterator[Finding]:
        topic = self.language.tr("Große Leitungsspannen (über {n})", n=WIDE_SPAN)
        wide = [(span, unit) for unit, span in self.state.spans.items() if span > WIDE_SPAN]
        for span, unit in sorted(wide, reverse=True):
            text = f"{self._names.unit(unit)}: {count(span, self.language)}"
            yield Finding(Severity.NOTE, topic, text, (unit,))

    def examples(self) -> Iterator[Finding]:
        tasks = len(figure.illustrative_tasks(self.state))
        if tasks:
            text = self.language.trn(
                "{n} Aufgabe beruht auf Angaben, die eine Regel ergänzt hat",
                "{n} Aufgaben beruhen auf Angaben, die eine Regel ergänzt hat",
                tasks,
            )
            yield Finding(Severity.NOTE, self.language.tr("Beispieldaten"), text)


_GAPS = (Status.ORPHANED, Status.UNDERSTAFFED, Status.NOT_RECORDED)
