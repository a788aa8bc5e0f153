"""veraPDF's verdict on every paper there is: PDF/UA-1 and PDF/A-2a. Skipped only where there is no Java."""

from collections.abc import Iterator
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
from integration_office.reports.paper_audience import Audience
from integration_office.reports.pdf import render_pdf, write_pdf

FONTS = resource_folder() / "fonts"
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.skipif(not verapdf.has_java(), reason="veraPDF needs Java")


def sample_city() -> tuple[Plan, list[str]]:
    plan = read_source(resource_folder() / "samples" / "muenster-2026", papers.REFERENCE.catalogue).plan
    return plan, sorted(plan.scenarios, key=lambda name: name == "Nullvariante")


def generated_city() -> tuple[Plan, list[str]]:
    duties = tuple(DutyId(duty) for duty in papers.REFERENCE.catalogue)
    plan = synthetic_city(120, 25, 20, 300, seed=4, duties=duties)
    return plan.with_scenario(Scenario("Umzug", tuple(moves(plan.baseline)))), ["Umzug"]


def moves(city: Organisation) -> Iterator[Measure]:
    """Three units of the lowest level go to the unit beside the one that holds them."""
    for unit in [unit for unit in city.units.values() if unit.parent][-3:]:
        beside = next(each.id for each in city.units.values() if each.id not in (unit.id, unit.parent))
        yield Measure(MoveUnit(unit.id, beside), date(2027, 1, 1))


def written(folder: Path) -> Iterator[Path]:
    """Each template for each audience and city as a file; write_pdf has checked it."""
    cities = {"sample": sample_city(), "generated": generated_city()}
    for name, template, audience in product(cities, TEMPLATES, Audience):
        plan, scenarios = cities[name]
        target = folder / f"{name}-{template}-{audience.value}.pdf"
        common = (plan, papers.REFERENCE, scenarios, papers.GERMAN, TODAY, template)
        write_pdf(decision_paper(*common, audience=audience), target, FONTS)
        yield target


def spoilt(folder: Path) -> Iterator[Path]:
    """A good file broken in ways that veraPDF sees."""
    data = render_pdf(sample.some_of_everything(), FONTS)
    for mutation in mutations.SEEN_BY_VERAPDF:
        target = folder / f"{mutation.__name__}.pdf"
        target.write_bytes(mutations.broken(data, mutation))
        yield target


def test_every_paper_passes_both_profiles_and_broken_ones_do_not(tmp_path: Path) -> None:
    good, bad = list(written(tmp_path)), list(spoilt(tmp_path))
    found = {(Path(verdict.file), verdict.flavour): verdict for verdict in verapdf.verdicts([*good, *bad])}
    passed = [found[path, flavour] for path in good for flavour in verapdf.FLAVOURS]
    assert {(verdict.file, verdict.flavour): verdict.failures for verdict in passed if verdict.failures} == {}
    assert all(verdict.compliant and verdict.assertions > 1000 for verdict in passed)
    assert [path.name for path in bad if found[path, "ua1"].compliant] == []
