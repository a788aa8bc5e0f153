"""The front door: parses the command line, builds session, store and window; knows everybody."""

import os
import sys

from integration_office.cli.parser import parse
from integration_office.persistence.settings import saved_language
from integration_office.wording.language import Language


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command, or of the window when no command is named."""
    given = sys.argv[1:] if arguments is None else arguments
    parsed = parse(given, Language.of(_language_in(given)))
    language = Language.of(parsed.lang or saved_language())
    if parsed.command == "window" and has_display():
        from integration_office.window import open_window

        return open_window(parsed.file, language, quiet=parsed.quiet)
    from integration_office.cli.console import Console
    from integration_office.cli.run import run_command
    from integration_office.exchange.parameters import load_reference

    console = Console(language, load_reference(), parsed.quiet)
    if parsed.command == "window":
        console.warn(language.tr("Kein Bildschirm gefunden: statt des Fensters läuft „demo --out demo“."))
        parsed = parse(["demo", "--out", "demo"], language)
    return run_command(parsed, console)


def has_display() -> bool:
    """On Windows and macOS always; elsewhere with a display or a platform chosen for Qt."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _language_in(arguments: list[str]) -> str:
    """The language asked for, read before the grammar that needs it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return saved_language()
