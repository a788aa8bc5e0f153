"""The front door: parses the command line, builds session, store and window; knows everybody."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from integration_office.analysis.reference import Reference
from integration_office.application.ports import Progress, StoreError, StoreProblem
from integration_office.application.session import Session
from integration_office.cli.console import Console
from integration_office.cli.parser import parse
from integration_office.cli.problems import log_fault, problem_lines
from integration_office.cli.run import guarded, run_command
from integration_office.cli.sources import is_plan_file, sample_folder
from integration_office.domain.plan import Plan
from integration_office.exchange.parameters import load_reference
from integration_office.exchange.source import read_sources
from integration_office.persistence.document import create, open_plan
from integration_office.persistence.settings import data_folder, save_language, saved_language
from integration_office.wording.language import Language

if TYPE_CHECKING:  # Qt is not imported for a command
    from integration_office.ui.services import Services

_MOST_COPIES = 99


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command, or of the window when no command is named."""
    given = sys.argv[1:] if arguments is None else arguments
    parsed = parse(given, Language.of(_language_in(given)))
    console = Console(Language.of(parsed.lang or saved_language()), load_reference(), parsed.quiet)
    if parsed.command != "window":
        return run_command(parsed, console)
    if has_display():
        return guarded(lambda: open_window(parsed.file, console), console)
    console.warn(console.language.tr("Kein Bildschirm gefunden: statt des Fensters läuft „demo --out demo“."))
    return run_command(parse(["demo", "--out", "demo"], console.language), console)


def has_display() -> bool:
    """On Windows and macOS always; elsewhere with a display or a platform chosen for Qt."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(file: str | None, console: Console) -> None:
    """The window on a plan, on what can be imported, or on the sample; until it is closed."""
    from integration_office.ui.app import run_window

    desk = Opening(console.reference)
    session = desk.sample() if file is None else desk.file(Path(file), console)
    run_window(session, desk.services(), console.language)


class Opening:
    """How sessions come to be: from plan files, from other people's files, from the sample."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def file(self, path: Path, console: Console) -> Session:
        """A plan file as it is; anything else becomes a new plan file beside it, or among the user's own."""
        if is_plan_file(path):
            return self.plan(path)
        from integration_office.cli.sources import import_sources

        plan = import_sources([path], console).plan
        try:
            return self._in_new_file(plan, path.resolve().parent, path.stem)
        except StoreError as error:
            if error.problem is not StoreProblem.READ_ONLY:
                raise
            return self._in_new_file(plan, data_folder(), path.stem)

    def plan(self, path: Path) -> Session:
        document = open_plan(path)
        return Session(document.plan, self._reference, document)

    def sample(self) -> Session:
        """The user's own copy of the sample, made on the first start; a further one if that is open elsewhere."""
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST_COPIES):
            path = folder / (f"Münster 2026 ({number}).orgplan" if number > 1 else "Münster 2026.orgplan")
            try:
                return self.plan(path) if path.exists() else self._new_sample(path)
            except StoreError as error:
                if error.problem not in (StoreProblem.LOCKED, StoreProblem.DAMAGED, StoreProblem.NEWER):
                    raise
        raise StoreError(StoreProblem.LOCKED, str(folder))

    def new(self, plan: Plan, path: Path) -> Session:
        document = create(path, plan, overwrite=True)
        return Session(document.plan, self._reference, document)

    def services(self) -> "Services":
        from integration_office.ui.services import ReadPlan, Services

        def read(paths: Sequence[Path], language: Language, progress: Progress) -> ReadPlan:
            imported = read_sources(paths, self._reference.catalogue, progress)
            return ReadPlan(imported.plan, tuple(note.text(language) for note in imported.notes))

        return Services(
            open_plan=self.plan,
            open_sample=self.sample,
            read_sources=read,
            create_plan=self.new,
            export_workbook=_export_workbook,
            write_paper=self._write_paper,
            problems=problem_lines,
            log_fault=log_fault,
            save_language=save_language,
        )

    def _write_paper(
        self,
        plan: Plan,
        scenarios: Sequence[str],
        template: str,
        path: Path,
        language: Language,
        progress: Progress,
    ) -> None:
        from integration_office.reports.paper import decision_paper, write_paper

        document = decision_paper(plan, self._reference, scenarios, language, date.today(), template)
        write_paper(document, path, progress)

    def _new_sample(self, path: Path) -> Session:
        return self.new(read_sources([sample_folder()], self._reference.catalogue).plan, path)

    def _in_new_file(self, plan: Plan, folder: Path, stem: str) -> Session:
        folder.mkdir(parents=True, exist_ok=True)
        names = (f"{stem} ({number})" if number > 1 else stem for number in range(1, _MOST_COPIES))
        free = next(path for name in names if not (path := folder / f"{name}.orgplan").exists())
        document = create(free, plan)
        return Session(document.plan, self._reference, document)


def _export_workbook(plan: Plan, path: Path, language: Language, progress: Progress) -> None:
    from integration_office.exchange.workbook import write_workbook

    write_workbook(plan, path, language, progress)


def _language_in(arguments: list[str]) -> str:
    """The language asked for, read before the grammar that needs it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return saved_language()
