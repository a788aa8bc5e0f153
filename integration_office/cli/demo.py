"""The whole job without a display: sample, scenario, figures, paper, workbook, a picture of the window."""

import textwrap
from argparse import Namespace
from datetime import date
from pathlib import Path

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.application.session import Session
from integration_office.cli.console import Console
from integration_office.cli.files import export_workbook
from integration_office.cli.sources import import_sources, sample_folder
from integration_office.cli.tables import cost_table, figure_table
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import project

SCENARIO = "Amt für Integration (groß)"
PICTURE_SIZE = (1600, 1000)
YEARS, WIDTH = 4, 100


def demo(arguments: Namespace, console: Console) -> None:
    tr = console.language.tr
    folder = Path(arguments.out)
    folder.mkdir(parents=True, exist_ok=True)
    plan = import_sources([sample_folder()], console).plan
    console.say(f"{plan.info.title} · {SCENARIO}\n")
    console.say(_figures(plan, console))
    console.say("\n" + _wrapped(tr("Quelle der Daten"), plan.info.source_note.removeprefix("Quelle: ")))
    if plan.info.illustrative_note:
        console.say("\n" + _wrapped(tr("Beispielhaft ergänzt"), plan.info.illustrative_note))
    console.say("")
    for target in _written(plan, folder, console):
        console.say(tr("Geschrieben: {file}", file=target))


def _figures(plan: Plan, console: Console) -> str:
    tr = console.language.tr
    frame = Frame.of(plan, console.reference, date.today().year)
    before = Evaluation.of(plan.baseline, frame)
    state = project(plan.baseline, plan.measures_of(SCENARIO)).organisation
    names = [tr("Ist-Stand"), tr("Variante")]
    table = figure_table(names, [before, Evaluation.of(state, frame, before)], console.language)
    years = range(frame.year, frame.year + YEARS)
    rows = [
        (name, [Evaluation.of(each, frame.in_year(year)) for year in years])
        for name, each in zip(names, (plan.baseline, state), strict=True)
    ]
    return f"{table}\n\n{cost_table(rows, console.language)}"


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", WIDTH)


def _written(plan: Plan, folder: Path, console: Console) -> list[Path]:
    from integration_office.cli.picture import window_picture
    from integration_office.reports.paper import decision_paper, write_paper

    paper, workbook, picture = folder / "paper.pdf", folder / "workbook.xlsx", folder / "window.png"
    scenarios = [name for name in plan.scenarios if name != SCENARIO]
    label, names = console.language.tr("Papier"), [SCENARIO, *scenarios]
    with console.busy(label):
        document = decision_paper(plan, console.reference, names, console.language, date.today())
    with console.progress(label) as progress:
        write_paper(document, paper, progress)
    export_workbook(plan, workbook, console)
    window_picture(Session(plan.with_active(SCENARIO), console.reference), console.language, PICTURE_SIZE, picture)
    return [paper, workbook, picture]
