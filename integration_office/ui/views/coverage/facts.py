"""A duty in full: the catalogue's words, how it stands, its tasks and posts, and what is missing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from integration_office.analysis.coverage import DutyCoverage
from integration_office.analysis.duty_matrix import MatrixRow
from integration_office.analysis.duty_work import PostShare, TaskWork, missing_of
from integration_office.analysis.reference import Origin
from integration_office.domain.identity import UnitId
from integration_office.domain.task import Duty
from integration_office.ui.panels.inspector_facts import Fact, Section, sections
from integration_office.ui.views.coverage.texts import ratio_text, standing_text
from integration_office.wording.coverage import (
    binding_text,
    group_text,
    nature_text,
    origin_text,
    status_meaning,
    verified_text,
)
from integration_office.wording.effects import status_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, plain

_MOST_POSTS = 100
_OPEN_TASKS = 2
_ALL_EDITIONS, _ALL_CITIES = "both", "all"
Field = Callable[[Duty], str]


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """`shipped` is the duty as the program came with it; None: it is the city's own. `office`: only its posts.

    `skills`: what the keys of competences mean.
    """

    row: MatrixRow
    shipped: Duty | None
    work: tuple[TaskWork, ...]
    office: UnitId | None
    names: Names
    skills: Mapping[str, str]

    def sections(self) -> tuple[Section, ...]:
        tr = self.names.language.tr
        found = (
            Section(tr("Stand"), tuple(self._standing())),
            *(self._task(each, is_open=number < _OPEN_TASKS) for number, each in enumerate(self.work)),
            Section(tr("Norm, wie der Katalog sie nennt"), tuple(self._norm()), is_open=not self.work),
        )
        return sections(found)

    def _standing(self) -> Iterator[Fact]:
        tr, language, after = self.names.language.tr, self.names.language, self.row.after
        if after is None:
            yield Fact(tr("Nicht bewertet"), note=tr("Pflicht des Landes oder Grundsatz; sie zählt in keinem Index."))
        else:
            yield Fact(status_text(after.status, language), ratio_text(after, language), self._meaning(after))
            yield from self._missing()
            yield Fact(tr("Zuständig"), note=tr("niemand") if after.owner is None else self.names.unit(after.owner))
        yield Fact(tr("Gewicht im Index"), plain(self.row.weight, language))

    def _meaning(self, after: DutyCoverage) -> str:
        meaning, before = status_meaning(after.status, self.names.language), self.row.before
        if before is None or not self.row.differs:
            return meaning
        was = standing_text(before, self.names.language)
        return f"{meaning}\n" + self.names.language.tr("Im Ist-Stand: {before}", before=was)

    def _missing(self) -> Iterator[Fact]:
        tr, missing = self.names.language.tr, missing_of(self.work)
        if missing:
            yield Fact(tr("Es fehlen"), capacity(ceil(missing), self.names.language), self._missing_skills())

    def _missing_skills(self) -> str:
        short = [each for each in self.work if each.missing]
        asked = dict.fromkeys(skill for each in short for skill in each.task.competences)
        if not asked:
            return ""
        listed = self.names.language.tr(" oder ").join(map(self._skill, asked))
        return self.names.language.tr("mit Kompetenz {list}", list=listed)

    def _skill(self, key: str) -> str:
        return f"{key} {self.skills.get(key, '')}".strip()

    def _task(self, work: TaskWork, *, is_open: bool) -> Section:
        title = self.names.language.tr("Aufgabe {task}", task=self.names.task(work.task.id))
        return Section(title, tuple(self._of_task(work)), is_open)

    def _of_task(self, work: TaskWork) -> Iterator[Fact]:
        tr, language = self.names.language.tr, self.names.language
        yield Fact(tr("Bedarf"), _fte(work.demand, language), _how_known(work, language))
        yield Fact(tr("Kapazität"), capacity(work.capacity, language), tr("Ist × Anteil fachlich geeigneter Stellen"))
        if work.missing:
            yield Fact(tr("Es fehlen"), capacity(ceil(work.missing), language))
        asked = "\n".join(map(self._skill, work.task.competences)) or tr("keine verlangt")
        yield Fact(tr("Eine dieser Kompetenzen"), note=asked)
        posts = [post for post in work.posts if self.office in (None, post.office)]
        yield from (self._post(post) for post in posts[:_MOST_POSTS])
        yield from self._not_listed(work, posts)

    def _not_listed(self, work: TaskWork, posts: list[PostShare]) -> Iterator[Fact]:
        trn = self.names.language.trn
        if len(posts) > _MOST_POSTS:
            left = len(posts) - _MOST_POSTS
            yield Fact(trn("und {n} weitere Stelle", "und {n} weitere Stellen", left))
        elsewhere = len(work.posts) - len(posts)
        if elsewhere:
            yield Fact(trn("{n} Stelle in anderen Ämtern", "{n} Stellen in anderen Ämtern", elsewhere))

    def _post(self, post: PostShare) -> Fact:
        tr, language = self.names.language.tr, self.names.language
        share = tr("Anteil {share}", share=self.names.share(post.share))
        notes = [self.names.unit(post.unit), share]
        if post.filled != post.planned:
            notes.append(tr("Soll {fte}", fte=capacity(post.planned, language)))
        if not post.is_competent:
            notes.append(tr("zählt nicht: keine der verlangten Kompetenzen"))
        if post.is_illustrative:
            notes.append(tr("Beispielangabe"))
        label = tr("Stelle {post}", post=self.names.position(post.position))
        return Fact(label, capacity(post.filled, language), " · ".join(notes))

    def _norm(self) -> Iterator[Fact]:
        tr, language, duty = self.names.language.tr, self.names.language, self.row.duty
        if self.row.origin is not Origin.SHIPPED:
            yield Fact(origin_text(self.row.origin, language))
        for label, read in duty_fields(language):
            shown, was = read(duty), "" if self.shipped is None else read(self.shipped)
            differs = self.shipped is not None and was != shown
            note = tr("Katalog: {value}", value=was or "–") if differs else ""
            if shown or note:
                yield Fact(label, note="\n".join(filter(None, (shown or "–", note))))


def duty_fields(language: Language) -> tuple[tuple[str, Field], ...]:
    """What the catalogue says of a duty, each with its name."""
    tr = language.tr
    return (
        (tr("Gesetz oder Anlass"), lambda duty: duty.act),
        (tr("Norm"), lambda duty: duty.norm),
        (tr("Titel"), lambda duty: duty.title),
        (tr("Inhalt"), lambda duty: duty.description),
        (tr("Adressat"), lambda duty: duty.addressee),
        (tr("Charakter"), lambda duty: nature_text(duty.nature, language)),
        (tr("Bindung"), lambda duty: binding_text(duty.binding, language)),
        (tr("Aufgabengruppe"), lambda duty: group_text(duty.group, language)),
        (tr("Gilt für"), lambda duty: tr("alle") if duty.applies_to == _ALL_CITIES else duty.applies_to),
        (tr("Fassung"), lambda duty: tr("beide") if duty.edition == _ALL_EDITIONS else duty.edition),
        (tr("Gilt von"), lambda duty: duty.valid_from),
        (tr("Gilt bis"), lambda duty: duty.valid_to),
        (tr("Kompetenzen"), lambda duty: ", ".join(duty.competences)),
        (tr("Norm geprüft"), lambda duty: verified_text(duty.verified, language)),
        (tr("Quellen"), lambda duty: duty.sources.replace("|", "\n")),
        (tr("Kennung"), lambda duty: duty.id),
    )


def _fte(value: Fraction | None, language: Language) -> str:
    return language.tr("unbekannt") if value is None else capacity(ceil(value), language)


def _how_known(work: TaskWork, language: Language) -> str:
    task = work.task
    if task.demand_fte is not None or task.cases is None or task.minutes is None:
        return ""
    cases, minutes = plain(task.cases, language), plain(task.minutes, language)
    return language.tr("{cases} Fälle × {minutes} Minuten", cases=cases, minutes=minutes)
