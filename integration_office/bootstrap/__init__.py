"""The front door: parses the command line, builds session, store and window; knows everybody."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from integration_office.application.ports import Progress, StoreError, StoreProblem
from integration_office.bootstrap.papers import Papers
from integration_office.cli.parser import parse
from integration_office.persistence.settings import data_folder, save_language, saved_language
from integration_office.persistence.warming import load_writer
from integration_office.wording.language import Language

# A command does without Qt, the window without what only commands and imports need: each is loaded when it is its turn.
if TYPE_CHECKING:
    from argparse import Namespace

    from integration_office.analysis.reference import Reference
    from integration_office.application.session import Session
    from integration_office.cli.console import Console
    from integration_office.domain.identity import UnitId
    from integration_office.domain.organisation import Organisation
    from integration_office.domain.plan import Plan
    from integration_office.ui.services import Services, ShareFormServices

PLAN_SUFFIX = ".orgplan"
_MOST_COPIES = 99


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command, or of the window when no command is named."""
    given = sys.argv[1:] if arguments is None else arguments
    parsed = parse(given, Language.of(_language_in(given)))
    language = Language.of(parsed.lang or saved_language())
    if parsed.command != "window":
        return _run(parsed, language)
    if has_display():
        return _guarded(lambda: open_window(parsed.file, language, quiet=parsed.quiet), language)
    if not parsed.quiet:
        text = language.tr("Kein Bildschirm gefunden: statt des Fensters läuft „demo --out demo“.")
        print(text, file=sys.stderr)
    return _run(parse(["demo", "--out", "demo"], language), language)


def has_display() -> bool:
    """On Windows and macOS always; elsewhere with a display or a platform chosen for Qt."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(file: str | None, language: Language, *, quiet: bool) -> None:
    """The window on a plan, on what can be imported, or on the sample; until it is closed."""
    # Nothing of what is loaded now is garbage; the window switches the collector on again.
    gc.disable()
    from integration_office.exchange.parameters import load_reference

    desk = Opening(load_reference())
    session = desk.sample() if file is None else desk.file(Path(file), language, quiet=quiet)
    # Once PySide6 is there, it reads the source of every module that is imported; so it comes last.
    from integration_office.ui.app import run_window

    greets = file is None
    run_window(_with_figures(session), desk.services(), language, greets=greets, load_writer=load_writer)


class Opening:
    """How sessions come to be: from plan files, from other people's files, from the sample."""

    def __init__(self, reference: "Reference") -> None:
        self._reference = reference

    def file(self, path: Path, language: Language, *, quiet: bool) -> "Session":
        """A plan file as it is; anything else becomes a new plan file beside it, or among the user's own."""
        if path.suffix.lower() == PLAN_SUFFIX:
            return self.plan(path)
        from integration_office.cli.console import Console
        from integration_office.cli.sources import import_sources, is_plan_file

        if is_plan_file(path):
            return self.plan(path)
        plan = import_sources([path], Console(language, self._reference, quiet)).plan
        try:
            return self._in_new_file(plan, path.resolve().parent, path.stem)
        except StoreError as error:
            if error.problem is not StoreProblem.READ_ONLY:
                raise
            return self._in_new_file(plan, data_folder(), path.stem)

    def plan(self, path: Path, progress: Progress | None = None) -> "Session":
        from integration_office.application.session import Session
        from integration_office.persistence.document import open_plan

        document = open_plan(path, progress)
        return Session(document.plan, self._reference, document)

    def sample(self) -> "Session":
        """The user's own copy of the sample, made on the first start; a further one if that is open elsewhere."""
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST_COPIES):
            path = folder / f"Münster 2026 ({number}).orgplan" if number > 1 else _sample_file()
            try:
                return self.plan(path) if path.exists() else self._new_sample(path)
            except StoreError as error:
                if error.problem not in (StoreProblem.LOCKED, StoreProblem.DAMAGED, StoreProblem.NEWER):
                    raise
        raise StoreError(StoreProblem.LOCKED, str(folder))

    def new(self, plan: "Plan", path: Path, progress: Progress | None = None) -> "Session":
        return self._created(path, plan, progress, overwrite=True)

    def services(self) -> "Services":
        from integration_office.ui.services import ReadPlan, Services

        def read(paths: Sequence[Path], language: Language, progress: Progress) -> ReadPlan:
            from integration_office.exchange.source import read_sources

            imported = read_sources(paths, self._reference.catalogue, progress)
            return ReadPlan(imported.plan, tuple(note.text(language) for note in imported.notes))

        return Services(
            open_plan=lambda path, progress: _with_figures(self.plan(path, progress)),
            open_sample=lambda: _with_figures(self.sample()),
            sample_file=_sample_file,
            read_sources=read,
            create_plan=lambda plan, path, progress: _with_figures(self.new(plan, path, progress)),
            export_workbook=_export_workbook,
            share_forms=_share_forms(),
            paper=Papers(self._reference).services(),
            problems=_problems,
            log_fault=_log_fault,
            save_language=save_language,
        )

    def _new_sample(self, path: Path) -> "Session":
        from integration_office.cli.sources import sample_folder
        from integration_office.exchange.source import read_sources

        return self.new(read_sources([sample_folder()], self._reference.catalogue).plan, path)

    def _in_new_file(self, plan: "Plan", folder: Path, stem: str) -> "Session":
        folder.mkdir(parents=True, exist_ok=True)
        names = (f"{stem} ({number})" if number > 1 else stem for number in range(1, _MOST_COPIES))
        free = next(path for name in names if not (path := folder / f"{name}{PLAN_SUFFIX}").exists())
        return self._created(free, plan)

    def _created(
        self, path: Path, plan: "Plan", progress: Progress | None = None, *, overwrite: bool = False
    ) -> "Session":
        from integration_office.application.session import Session
        from integration_office.persistence.document import create

        document = create(path, plan, progress, overwrite=overwrite)
        return Session(document.plan, self._reference, document)


def _share_forms() -> "ShareFormServices":
    from integration_office.ui.services import ReadAnswers, ShareFormServices

    def write(
        plan: "Plan", offices: "Sequence[UnitId]", target: Path, language: Language, progress: Progress, single: bool
    ) -> tuple[Path, ...]:
        from integration_office.exchange.share_form_writing import write_share_forms

        return write_share_forms(plan, offices, target, language, progress, single=single)

    def read(
        paths: Sequence[Path], organisation: "Organisation", language: Language, progress: Progress
    ) -> ReadAnswers:
        from integration_office.exchange.share_form_reading import read_share_forms

        found = read_share_forms(paths, organisation, language, progress)
        return ReadAnswers(found.answers, found.remarks, found.forms)

    return ShareFormServices(write, read)


def _sample_file() -> Path:
    """Where the user's own copy of the sample is, or will be."""
    return data_folder() / "Münster 2026.orgplan"


def _with_figures(session: "Session") -> "Session":
    """Computed where the plan was read, so that the window need not wait for them: of the Ist-Stand too, from which
    those of the state on the desk are advanced."""
    _ = session.effects
    return session


def _run(parsed: "Namespace", language: Language) -> int:
    from integration_office.cli.run import run_command

    return run_command(parsed, _console(language, quiet=parsed.quiet))


def _guarded(work: Callable[[], None], language: Language) -> int:
    """As a command: what keeps the work from being done is said on the standard error."""
    try:
        work()
    except (Exception, KeyboardInterrupt) as error:
        from integration_office.cli.run import guarded

        return guarded(partial(_raise, error), _console(language, quiet=False))
    return 0


def _raise(error: BaseException) -> None:
    raise error


def _console(language: Language, *, quiet: bool) -> "Console":
    from integration_office.cli.console import Console
    from integration_office.exchange.parameters import load_reference

    return Console(language, load_reference(), quiet)


def _problems(error: BaseException, language: Language) -> tuple[str, ...] | None:
    from integration_office.cli.problems import problem_lines

    return problem_lines(error, language)


def _log_fault(error: BaseException) -> Path | None:
    from integration_office.cli.problems import log_fault

    return log_fault(error)


def _export_workbook(plan: "Plan", path: Path, language: Language, progress: Progress) -> None:
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
