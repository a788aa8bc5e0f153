"""A post as the inspector shows it: grade and notes, what it does, what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass

from integration_office.analysis import figure
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.errors import MissingTable
from integration_office.domain.grade import PayScheme
from integration_office.domain.identity import PositionId
from integration_office.domain.position import Lapse, Position, Regrade
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Assignment
from integration_office.ui.panels.inspector_facts import (
    Fact,
    Section,
    Sheet,
    figure_fact,
    path,
    refused,
    sections,
)
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, date_text


def position_sheet(evaluation: Evaluation, position: PositionId, language: Language) -> Sheet:
    """A post with its grade, notes, tasks and cost."""
    return _PositionWords(evaluation, evaluation.organisation.position(position), language).sheet()


@dataclass(frozen=True)
class _PositionWords:
    evaluation: Evaluation
    post: Position
    language: Language

    def sheet(self) -> Sheet:
        tr = self.language.tr
        title = self.post.title or tr("Stelle {id}", id=self.post.id)
        where = path(self.evaluation.organisation, self.post.unit)
        subtitle = f"{tr('Stelle {id}', id=self.post.id)} · {where}"
        found = (
            Section(tr("Angaben"), tuple(self._facts())),
            Section(tr("Kosten {year}", year=self.evaluation.frame.year), tuple(self._costs())),
            self._tasks(),
        )
        return Sheet(title, subtitle, sections(found))

    def _facts(self) -> Iterator[Fact]:
        tr, post = self.language.tr, self.post
        names = Names(self.language)
        yield Fact(tr("Gruppe"), str(post.grade) if post.grade else tr("ohne Gruppe"))
        yield Fact(tr("Stufe"), self._step())
        yield Fact(tr("VZÄ Soll"), names.fte(post.fte_planned))
        yield Fact(tr("VZÄ Ist"), names.fte(post.fte_filled))
        yield from self._notes()
        if post.is_head:
            yield self._by_rule(tr("Leitung"), tr("ja"))
        if post.competences:
            yield self._by_rule(tr("Kompetenzen"), ", ".join(post.competences))
        grant = post.grant or self.evaluation.organisation.unit(post.unit).grant
        if grant is not None:
            yield Fact(tr("Förderung"), Names(self.language, self.evaluation.organisation).grant(grant))

    def _step(self) -> str:
        grade, step = self.post.grade, self.post.terms.step
        if step is not None:
            return str(step)
        if grade is None or grade.scheme in (PayScheme.B, PayScheme.OTHER):
            return self.language.tr("keine")
        assumed = self.evaluation.assumptions[f"standard_step_{grade.scheme.value.lower()}"]
        return self.language.tr("{step} (Annahme)", step=int(assumed.value))

    def _notes(self) -> Iterator[Fact]:
        """kw, ku and when the post falls vacant."""
        tr, post = self.language.tr, self.post
        if post.lapse is not None:
            yield Fact(tr("kw (künftig wegfallend)"), self._until(post.lapse))
        if post.regrade_on_vacancy is not None:
            yield Fact(tr("ku (künftig umzuwandeln)"), self._regrade(post.regrade_on_vacancy))
        if post.vacant_from is not None:
            yield Fact(tr("Wird frei"), str(post.vacant_from))
        if post.begins is not None:
            month = f"{post.begins % 12 + 1:02}/{post.begins // 12}"
            yield Fact(tr("Besteht ab"), month)

    def _until(self, lapse: Lapse) -> str:
        if lapse.until is None:
            return self.language.tr("sobald sie frei wird")
        return date_text(lapse.until, self.language)

    def _regrade(self, note: Regrade) -> str:
        if note.since is None:
            return self.language.tr("{grade}, sobald sie frei wird", grade=note.grade)
        since = date_text(note.since, self.language)
        return self.language.tr("{grade} ab {date}", grade=note.grade, date=since)

    def _by_rule(self, label: str, text: str) -> Fact:
        """A fact that may have been filled in by a rule."""
        return Fact(label, text, self.language.tr("Beispieldaten") if self.post.illustrative else "")

    def _costs(self) -> Iterator[Fact]:
        try:
            yield figure_fact(figure.post_cost(self.evaluation, self.post.id), self.language)
        except MissingTable as error:
            yield refused(error, self.language)

    def _tasks(self) -> Section:
        own = self.evaluation.organisation.assignments.get(self.post.id, ())
        facts = [self._task(each) for each in own if each.share]
        free = FTE_SCALE - sum(each.share for each in own)
        if own and free:
            label = self.language.tr("Nicht zugeordnet")
            facts.append(Fact(label, Names(self.language).share(free)))
        return Section(self.language.tr("Aufgaben ({n})", n=len(own)), tuple(facts))

    def _task(self, assignment: Assignment) -> Fact:
        names = Names(self.language, self.evaluation.organisation)
        work = capacity(self.post.fte_planned * assignment.share, self.language)
        value = f"{names.share(assignment.share)} = {work}"
        note = self.language.tr("Beispieldaten") if assignment.illustrative else ""
        return Fact(names.task(assignment.task), value, note)
