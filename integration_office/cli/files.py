"""The commands that write or check files: import, apply, export, generate, check."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.application.change_reading import BadMeasure, decoded_measures
from integration_office.application.change_writing import encoded_change
from integration_office.application.record import parsed_json
from integration_office.cli.console import Console, Misuse, Refusal
from integration_office.cli.papers import compare_with_paper
from integration_office.cli.sources import import_sources, is_plan_file, load_plan, naming, plan_title
from integration_office.domain.errors import DomainError, ScenarioExists
from integration_office.domain.identity import DutyId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, project

if TYPE_CHECKING:
    from integration_office.persistence.document import PlanFile

_WORKBOOKS = (".xlsx", ".ods", ".csv")


def import_(arguments: Namespace, console: Console) -> None:
    target = Path(arguments.to)
    _refuse_existing(target, console)
    imported = import_sources([Path(source) for source in arguments.sources], console)
    _create(target, imported.plan, console)


def apply(arguments: Namespace, console: Console) -> None:
    source = Path(arguments.changes)
    with naming(source, console):
        measures = decoded_measures(parsed_json(_text(source, console)))
    with _opened(Path(arguments.file), console) as document:
        before = document.plan
        if arguments.scenario in before.scenarios:
            raise ScenarioExists(arguments.scenario)
        with naming(source, console):
            _refuse_unless_all_apply(before.baseline, measures)
        after = before.with_new_scenario(Scenario(arguments.scenario, measures))
        document.record(before, after, "AddScenario")
    text = console.language.trn(
        "Variante „{name}“ mit {n} Maßnahme hinzugefügt.",
        "Variante „{name}“ mit {n} Maßnahmen hinzugefügt.",
        len(measures),
        name=arguments.scenario,
    )
    console.say(text)


def export(arguments: Namespace, console: Console) -> None:
    target = Path(arguments.out)
    is_chart = target.suffix.lower() == ".svg"
    if arguments.scenario and not is_chart:
        raise Misuse(
            console.language.tr(
                "{file}: Eine Mappe enthält immer alle Varianten. Bitte --scenario weglassen oder .svg ausgeben.",
                file=target,
            )
        )
    plan = load_plan(Path(arguments.file), console)
    if is_chart:
        _export_chart(plan, arguments.scenario, target, console)
    else:
        export_workbook(plan, target, console)
    _say_written(target, console)


def export_workbook(plan: Plan, target: Path, console: Console) -> None:
    """XLSX or ODS by the ending of the name, else a folder of CSVs; raises Misuse for another ending."""
    from integration_office.exchange.workbook import write_workbook

    if target.suffix.lower() not in (*_WORKBOOKS, ""):
        message = console.language.tr(
            "Das Format „{suffix}“ gibt es hier nicht; möglich: .xlsx, .ods, .svg oder ein Ordner (CSV).",
            suffix=target.suffix,
        )
        raise Misuse(message)
    with console.progress(console.language.tr("Schreiben")) as progress:
        write_workbook(plan, target, console.language, progress)


def generate(arguments: Namespace, console: Console) -> None:
    from integration_office.application.synthetic_city import synthetic_city

    target = Path(arguments.to)
    _refuse_existing(target, console)
    tasks = arguments.tasks if arguments.tasks is not None else max(1, arguments.positions // 7)
    wanted = (
        arguments.assignments if arguments.assignments is not None else _usual_assignments(arguments.positions, tasks)
    )
    duties = tuple(DutyId(duty) for duty in console.reference.catalogue)
    with console.progress(console.language.tr("Stadt erzeugen")) as progress:
        plan = synthetic_city(
            *(arguments.positions, arguments.units, tasks, wanted),
            seed=arguments.seed,
            duties=duties,
            progress=progress,
        )
    if target.suffix.lower() in _WORKBOOKS:
        export_workbook(plan, target, console)
        _say_written(target, console)
    else:
        _create(target, plan, console)


def _usual_assignments(positions: int, tasks: int) -> int:
    """2.7 to a post, or as many as so few tasks allow."""
    from integration_office.application.synthetic_city import most_assignments

    return min(positions * 27 // 10, most_assignments(positions, tasks))


def check(arguments: Namespace, console: Console) -> None:
    from integration_office.persistence.document import integrity
    from integration_office.wording.findings import BrokenInScenario, finding_text

    path = Path(arguments.file)
    if arguments.paper:
        compare_with_paper(path, Path(arguments.paper), console)
        return
    if not is_plan_file(path):
        import_sources([path], console)
        console.say(console.language.tr("{file}: in Ordnung, kann eingelesen werden.", file=path.name))
        return
    findings = integrity(path, console.reference.catalogue)
    told = [_finding_line(path, finding_text(each, console.language)) for each in findings]
    # A measure that does not apply stays in its scenario, as in a workbook: to be said, no reason to refuse.
    if not all(isinstance(each, BrokenInScenario) for each in findings):
        raise Refusal(*told)
    for text in told:
        console.warn(text)
    console.say(console.language.tr("{file}: in Ordnung.", file=path.name))


def _finding_line(path: Path, text: str) -> str:
    """With the file it is about, which what is wrong with the file itself names already."""
    return text if path.name in text else f"{path.name}: {text}"


def _create(target: Path, plan: Plan, console: Console) -> None:
    from integration_office.persistence.document import create

    with console.progress(console.language.tr("Schreiben")) as progress:
        create(target, plan, progress).close()
    _say_written(target, console)


def _opened(path: Path, console: Console) -> "PlanFile":
    from integration_office.persistence.document import open_plan

    with naming(path, console), console.progress(console.language.tr("Lesen")) as progress:
        return open_plan(path, progress)


def _refuse_existing(target: Path, console: Console) -> None:
    if not target.parent.is_dir():
        message = console.language.tr(
            "{folder}: Diesen Ordner gibt es nicht. Bitte zuerst anlegen.", folder=target.parent
        )
        raise Refusal(message)
    if target.exists():
        message = console.language.tr(
            "{file} gibt es schon und bleibt, wie es ist. Bitte einen anderen Namen wählen.", file=target
        )
        raise Refusal(message)


def _refuse_unless_all_apply(baseline: Organisation, measures: tuple[Measure, ...]) -> None:
    """Raises BadMeasure with the number of the first one that does not apply."""
    state = baseline
    for number, measure in enumerate(measures, start=1):
        if not measure.enabled:
            continue
        try:
            state = measure.apply(state)
        except DomainError as error:
            raise BadMeasure(number, encoded_change(measure.change)["change"], error) from error


def _export_chart(plan: Plan, scenario: str | None, target: Path, console: Console) -> None:
    from integration_office.reports.chart_export import chart_svg
    from integration_office.reports.pdf_file import write_atomically

    baseline = Evaluation.of(plan.baseline, Frame.of(plan, console.reference, date.today().year))
    state = project(plan.baseline, plan.measures_of(scenario)).organisation
    effects = Effects(baseline, Evaluation.of(state, baseline.frame, baseline))
    title = f"{plan_title(plan, target)} · {scenario or console.language.tr('Ist-Stand')}"
    write_atomically(chart_svg(effects, title, console.language).encode("utf-8"), target)


def _text(path: Path, console: Console) -> str:
    tr = console.language.tr
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Refusal(tr("{file} gibt es nicht. Bitte den Pfad prüfen.", file=path)) from None
    except UnicodeDecodeError:
        raise Refusal(tr("{file} ist keine Textdatei in UTF-8. Bitte so speichern.", file=path)) from None


def _say_written(target: Path, console: Console) -> None:
    console.say(console.language.tr("Geschrieben: {file}", file=target))
