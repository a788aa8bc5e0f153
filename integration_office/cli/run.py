"""Runs a command and turns what goes wrong into a line for each problem and an exit code."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from integration_office.cli import demo, figures, files, papers
from integration_office.cli.console import Console, Misuse
from integration_office.cli.problems import fault_text, problem_lines

DONE, NOT_ACCEPTABLE, WRONG_USAGE, FAULT = range(4)
Command = Callable[[Namespace, Console], None]


def run_command(arguments: Namespace, console: Console) -> int:
    """The exit code: 0 done, 1 the input is not acceptable, 2 wrong usage, 3 an internal fault."""
    return guarded(lambda: COMMANDS[arguments.command](arguments, console), console)


def guarded(work: Callable[[], None], console: Console) -> int:
    """Do the work; what keeps it from being done is said on the standard error."""
    try:
        work()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads the output has seen enough; Python would complain once more while closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Exception, KeyboardInterrupt) as error:
        lines = problem_lines(error, console.language)
        for line in lines or (fault_text(error, console.language),):
            print(line, file=sys.stderr)
        if lines is None:
            return FAULT
        return WRONG_USAGE if isinstance(error, Misuse) else NOT_ACCEPTABLE
    return DONE


def _propose(arguments: Namespace, console: Console) -> None:
    raise Misuse(console.language.tr("Vorschläge (propose) kommen in einem späteren Schritt."))


COMMANDS: Mapping[str, Command] = {
    "analyse": figures.analyse,
    "compare": figures.compare,
    "calibrate": figures.calibrate,
    "import": files.import_,
    "apply": files.apply,
    "paper": papers.paper,
    "export": files.export,
    "generate": files.generate,
    "check": files.check,
    "demo": demo.demo,
    "propose": _propose,
}
