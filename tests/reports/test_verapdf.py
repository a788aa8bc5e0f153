"""veraPDF's verdict on every paper there is: PDF/UA-1 and PDF/A-2a. Skipped only where there is no Java."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import mutations
import papers
import pytest
import sample_document as sample
import verapdf

from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import DutyId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import Measure, Scenario
from integration_office.exchange.source import read_source
from integration_office.reports.paper import TEMPLATES, decision_paper
from integration_office.reports.paper_audience import Audience, Section, sections_for
from integration_office.reports.pdf import render_pdf, write_pdf

FONTS = resource_folder() / "fonts"
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.skipif(not verapdf.has_java(), reason="veraPDF needs Java")


FEWER_DUTIES = replace(papers.REFERENCE, catalogue=dict(list(papers.REFERENCE.catalogue.items())[::4]))
"""A table of few duties has rows of the same kinds as one of all."""

Case = tuple[str, Audience, int, frozenset[Section] | None]
"""A template, an audience, how many variants, the sections (None: all that the audience may see)."""

_SAME_FOR_ALL = frozenset(
    {
        *(Section.DUTIES, Section.OVERLAP, Section.CITIES, Section.WHOLE_CHART, Section.PARTICIPATION),
        *(Section.MEASURES, Section.RECKONING),
    }
)
"""Their blocks are of the same kinds whoever reads them: each stands in a paper of each city, not in every one."""
_OWN = frozenset(Section) - _SAME_FOR_ALL


def sample_city() -> tuple[Plan, list[str]]:
    plan = read_source(resource_folder() / "samples" / "muenster-2026", papers.REFERENCE.catalogue).plan
    return plan, sorted(plan.scenarios, key=lambda name: name == "Nullvariante")


def generated_city() -> tuple[Plan, list[str]]:
    duties = tuple(DutyId(duty) for duty in FEWER_DUTIES.catalogue)
    plan = synthetic_city(120, 25, 20, 300, seed=4, duties=duties)
    return plan.with_scenario(Scenario("Umzug", tuple(moves(plan.baseline)))), ["Umzug"]


def moves(city: Organisation) -> Iterator[Measure]:
    """Three units of the lowest level go to the unit beside the one that holds them."""
    for unit in [unit for unit in city.units.values() if unit.parent][-3:]:
        beside = next(each.id for each in city.units.values() if each.id not in (unit.id, unit.parent))
        yield Measure(MoveUnit(unit.id, beside), date(2027, 1, 1))


CITIES = {
    "sample": (sample_city, papers.REFERENCE, Audience.COUNCIL),
    "generated": (generated_city, FEWER_DUTIES, Audience.STAFF_COUNCIL),
}
"""Each city with the data that its figures rest on and the audience whose papers have every section."""


def cases(whole: Audience) -> Iterator[Case]:
    """Every template for every audience. The one is a paper with all variants and sections; the others propose one
    variant and have the sections that differ by audience. Together they hold every section for every template."""
    for template, audience in product(TEMPLATES, Audience):
        is_whole = audience is whole
        yield template, audience, 3 if is_whole else 1, None if is_whole else _OWN


def written(folder: Path, name: str) -> Iterator[Path]:
    """The papers of a city as files; write_pdf has checked each."""
    make, reference, whole = CITIES[name]
    plan, scenarios = make()
    for template, audience, variants, sections in cases(whole):
        target = folder / f"{name}-{template}-{audience.value}.pdf"
        common = (plan, reference, scenarios[:variants], papers.GERMAN, TODAY, template)
        write_pdf(decision_paper(*common, audience=audience, sections=sections), target, FONTS)
        yield target


def spoilt(folder: Path) -> Iterator[Path]:
    """A good file broken in ways that veraPDF sees."""
    data = render_pdf(sample.some_of_everything(), FONTS)
    for mutation in mutations.SEEN_BY_VERAPDF:
        target = folder / f"{mutation.__name__}.pdf"
        target.write_bytes(mutations.broken(data, mutation))
        yield target


def test_no_template_audience_or_section_is_left_out() -> None:
    asked = [case for _, _, whole in CITIES.values() for case in cases(whole)]
    assert {(template, audience) for template, audience, *_ in asked} == set(product(TEMPLATES, Audience))
    seen = {
        (audience, section)
        for _, audience, _, sections in asked
        for section in (frozenset(sections_for(audience)) & (frozenset(Section) if sections is None else sections))
    }
    assert {section for _, section in seen} == set(Section)
    assert {section for audience, section in seen if audience is Audience.INTERNAL} == _OWN


def test_every_paper_passes_both_profiles_and_broken_ones_do_not(tmp_path: Path) -> None:
    """In one run: most of a short one is Java warming up."""
    good = [paper for name in CITIES for paper in written(tmp_path, name)]
    bad = list(spoilt(tmp_path))
    asked = dict.fromkeys(good, tuple(verapdf.FLAVOURS)) | dict.fromkeys(bad, ("ua1",))
    found = verapdf.verdicts(asked)
    names = set(map(str, good))
    assert_sound([verdict for verdict in found if verdict.file in names])
    passed = [verdict.file for verdict in found if verdict.file not in names and verdict.compliant]
    assert len(found) == len(good) * len(verapdf.FLAVOURS) + len(mutations.SEEN_BY_VERAPDF) and passed == []


def assert_sound(verdicts: list[verapdf.Verdict]) -> None:
    assert {(verdict.file, verdict.flavour): verdict.failures for verdict in verdicts if verdict.failures} == {}
    assert len(verdicts) == len(CITIES) * len(TEMPLATES) * len(Audience) * len(verapdf.FLAVOURS)
    assert all(verdict.compliant and verdict.assertions > 1000 for verdict in verdicts)
