"""The commands that compute: analyse, compare, calibrate."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.reference import Frame
from integration_office.application.analysis_json import analysis_json, comparison_json, over_time_json
from integration_office.application.calibration_json import calibration_json
from integration_office.cli.calibration import calibration_text
from integration_office.cli.console import Console, Misuse
from integration_office.cli.sources import load_plan, plan_title
from integration_office.cli.tables import figure_table, over_time_text
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import project
from integration_office.wording.findings import broken_measure_text


def analyse(arguments: Namespace, console: Console) -> None:
    path = Path(arguments.file)
    plan = load_plan(path, console)
    asked = _Asked(plan, arguments, console)
    effects = asked.effects(arguments.scenario)
    if arguments.json:
        with console.busy(console.language.tr("Rechnen")):
            data = analysis_json(plan_title(plan, path), arguments.scenario, effects)
            if arguments.years:
                data |= over_time_json(asked.horizon(arguments.scenario, arguments.years))
        console.write_json(data)
    else:
        names = [console.language.tr("Ist-Stand"), *([arguments.scenario] if arguments.scenario else [])]
        states = [effects.before, effects.after] if arguments.scenario else [effects.after]
        told = [figure_table(names, states, console.language)]
        if arguments.years:
            told.append(over_time_text(asked.horizon(arguments.scenario, arguments.years), console.language))
        # All or nothing: years before the pay tables are refused before anything is printed.
        console.answer("\n\n".join(told))


def compare(arguments: Namespace, console: Console) -> None:
    path = Path(arguments.file)
    plan = load_plan(path, console)
    asked, title = _Asked(plan, arguments, console), plan_title(plan, path)
    effects = {name: asked.effects(name) for name in dict.fromkeys(arguments.scenarios)}
    baseline = asked.effects(None)
    if not arguments.json:
        states = [baseline.after, *(each.after for each in effects.values())]
        names = [console.language.tr("Ist-Stand"), *effects]
        console.answer(figure_table(names, states, console.language))
        return
    with console.busy(console.language.tr("Rechnen")):
        scenarios = {name: analysis_json(title, name, each) for name, each in effects.items()}
        data = comparison_json(analysis_json(title, None, baseline), scenarios)
    console.write_json(data)


def calibrate(arguments: Namespace, console: Console) -> None:
    plan = load_plan(Path(arguments.file), console)
    frame = Frame.of(plan, console.reference, date.today().year)
    figures = Evaluation.of(plan.baseline, frame)
    if arguments.json:
        console.write_json(calibration_json(figures))
    else:
        console.answer(calibration_text(figures, console.language))


class _Asked:
    """The question of a command line: year and edition over the plan's own."""

    def __init__(self, plan: Plan, arguments: Namespace, console: Console) -> None:
        frame = Frame.of(plan, console.reference, date.today().year, arguments.edition)
        _refuse_unknown_edition(frame, console)
        self._plan, self._console = plan, console
        self._frame = frame if arguments.year is None else frame.in_year(arguments.year)
        self._baseline = Evaluation.of(plan.baseline, self._frame)

    def effects(self, scenario: str | None) -> Effects:
        """Baseline against the scenario; a measure that no longer applies is left out and said."""
        projection = project(self._plan.baseline, self._plan.measures_of(scenario))
        for broken in projection.broken:
            self._console.warn(broken_measure_text(broken, self._console.language, self._plan.baseline))
        return Effects(self._baseline, Evaluation.of(projection.organisation, self._frame, self._baseline))

    def horizon(self, scenario: str | None, years: tuple[int, int]) -> Horizon:
        """The scenario beside the baseline from year to year."""
        asked = range(years[0], years[1] + 1)
        return Horizon.of(self._plan.baseline, self._plan.measures_of(scenario), self._frame, asked)


def _refuse_unknown_edition(frame: Frame, console: Console) -> None:
    known = sorted({duty.edition for duty in frame.duties.values()} - {"both"})
    if frame.edition not in known:
        message = console.language.tr(
            "Die Ausgabe „{edition}“ kennt der Katalog nicht; möglich: {known}.",
            edition=frame.edition,
            known=", ".join(known),
        )
        raise Misuse(message)
