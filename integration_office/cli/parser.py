"""The grammar of the command line, in the user's language."""

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from integration_office import __version__
from integration_office.wording.language import Language
from integration_office.wording.letters import capital

NewCommand = Callable[[str, str], argparse.ArgumentParser]
Translate = Callable[..., str]

COMMANDS = (
    "demo",
    "import",
    "apply",
    "analyse",
    "compare",
    "propose",
    "paper",
    "export",
    "generate",
    "calibrate",
    "check",
)
YEARS = range(1900, 2101)
"""Figures can be asked for these; pay would grow beyond all numbers in later ones."""


def parse(arguments: list[str], language: Language) -> argparse.Namespace:
    """The arguments by name; `command` is "window" when none is given. Exits with 2 on wrong usage."""
    first = next((each for each in arguments if not each.startswith("-")), "")
    before = arguments[arguments.index(first) - 1] if first and arguments.index(first) else ""
    if before == "--lang":
        rest = [each for each in arguments if not each.startswith("-")][1:]
        first = rest[0] if rest else ""
    parser = _commands(language) if first in COMMANDS or _wants_help(arguments) else _window(language)
    return parser.parse_args(arguments)


def year(text: str) -> int:
    """A year the program reckons with; argparse makes a sentence of the ValueError."""
    if re.fullmatch(r"\d{4}", text) is None or int(text) not in YEARS:
        raise ValueError(text)
    return int(text)


def year_range(text: str) -> tuple[int, int]:
    """2026-2031; as `year`."""
    first, last = map(year, text.split("-"))
    if first > last:
        raise ValueError(text)
    return first, last


class _Parser(argparse.ArgumentParser):
    """One line on wrong usage, exit 2."""

    language: Language = Language.german()

    def error(self, message: str) -> NoReturn:
        what = _translated(message, self.language)
        self.exit(2, self.language.tr("{what} – Hilfe zeigt „{program} --help“.", what=what, program=self.prog) + "\n")


def _wants_help(arguments: list[str]) -> bool:
    return any(each in ("-h", "--help", "--version") for each in arguments)


def _window(language: Language) -> argparse.ArgumentParser:
    parser = _new("integration-office", language, language.tr("Öffnet das Fenster."))
    parser.add_argument("file", nargs="?", help=language.tr("Plan oder Arbeitsmappe; ohne: das Beispiel"))
    parser.set_defaults(command="window")
    return parser


def _commands(language: Language) -> argparse.ArgumentParser:
    tr = language.tr
    parser = _new("integration-office", language, tr("Planungstisch für ein Amt für Integration."))
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=tr("BEFEHL"), required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added: _Parser = commands.add_parser(name, help=text, description=text, add_help=True)
        added.language = language
        _common(added, language, inherited=True)
        return added

    _whole_jobs(command, tr)
    _plan_commands(command, language)
    _checks(command, tr)
    return parser


def _whole_jobs(command: NewCommand, tr: Translate) -> None:
    demo = command("demo", tr("Der ganze Weg ohne Bildschirm: Beispiel, Variante, Papier, Mappe, Bild."))
    demo.add_argument("--out", required=True, metavar="DIR", help=tr("Ordner für die Ergebnisse"))
    paper = command("paper", tr("Schreibt die Beschlussvorlage."))
    paper.add_argument("file")
    paper.add_argument("--scenario", action="append", required=True, dest="scenarios")
    paper.add_argument("--template", choices=("beschlussvorlage", "gedankenpapier"), default="beschlussvorlage")
    paper.add_argument(
        "--audience", choices=("rat", "personalrat", "intern"), default="rat", help=tr("Fassung für wen")
    )
    paper.add_argument("--paper-lang", choices=("de", "en"), help=tr("Sprache des Papiers; ohne: die des Programms"))
    paper.add_argument("--out", required=True, metavar="X.pdf|X.docx|X.odt")
    paper.add_argument("--docx-template", metavar="X.docx", help=tr("eigene Word-Vorlage der Stadt, für --out X.docx"))
    paper.add_argument("--coat-of-arms", metavar="X.png", help=tr("Wappen (PNG oder JPEG) am Kopf"))
    more = tr("Zeile der Unterschrift, mehrfach möglich")
    paper.add_argument("--signature", action="append", default=[], metavar=tr("ZEILE"), help=more)
    paper.add_argument("--annex", metavar="X.xlsx|X.ods", help=tr("dazu alle Tabellen als Mappe"))
    export = command("export", tr("Schreibt alles als Mappe (xlsx, ods, CSV-Ordner) oder das Organigramm (svg)."))
    export.add_argument("file")
    export.add_argument("--scenario", help=tr("nur für svg: Organigramm dieser Variante"))
    export.add_argument("--out", required=True, metavar="X.xlsx")
    _generate(command("generate", tr("Erzeugt eine künstliche Stadt beliebiger Größe.")))


def _plan_commands(command: NewCommand, language: Language) -> None:
    tr = language.tr
    into = command("import", tr("Liest Arbeitsmappe, CSV-Ordner oder Organigramm in einen neuen Plan."))
    into.add_argument("sources", nargs="+", metavar=tr("QUELLE"))
    into.add_argument("--to", required=True, metavar="PLAN.orgplan")
    apply = command("apply", tr("Fügt eine Variante aus einer Liste von Änderungen hinzu, ganz oder gar nicht."))
    apply.add_argument("file")
    apply.add_argument("changes", metavar="CHANGES.json")
    apply.add_argument("--scenario", required=True)
    _figures(command("analyse", tr("Rechnet die Kennzahlen.")), language, many=False)
    _figures(command("compare", tr("Stellt Varianten nebeneinander.")), language, many=True)
    propose = command("propose", tr("Schlägt Zuordnungen vor (kommt in einem späteren Schritt)."))
    propose.add_argument("file")
    propose.add_argument("--target", required=True)
    propose.add_argument("--candidates", required=True)
    propose.add_argument("--json", action="store_true")


def _checks(command: NewCommand, tr: Translate) -> None:
    calibrate = command("calibrate", tr("Stellt berechnete Personalkosten neben den Haushalt."))
    calibrate.add_argument("file")
    calibrate.add_argument("--json", action="store_true")
    check = command("check", tr("Prüft einen Plan oder eine Quelle; ändert nichts."))
    check.add_argument("file")
    check.add_argument("--paper", metavar="X.pdf")


def _figures(parser: argparse.ArgumentParser, language: Language, *, many: bool) -> None:
    parser.add_argument("file")
    if many:
        parser.add_argument("--scenario", action="append", required=True, dest="scenarios")
    else:
        parser.add_argument("--scenario")
        parser.add_argument("--years", type=year_range, metavar="A-B")
    parser.add_argument("--year", type=year)
    parser.add_argument("--edition", help=language.tr("Ausgabe des Gesetzes, z. B. TIntG-2021"))
    parser.add_argument("--json", action="store_true")


def _generate(parser: argparse.ArgumentParser) -> None:
    for name in ("--positions", "--units", "--seed"):
        parser.add_argument(name, type=int, required=True)
    parser.add_argument("--tasks", type=int)
    parser.add_argument("--assignments", type=int)
    parser.add_argument("--to", required=True, metavar="PLAN.orgplan")


def _new(name: str, language: Language, text: str) -> _Parser:
    parser = _Parser(prog=name, description=text)
    parser.language = language
    _common(parser, language, inherited=False)
    return parser


def _common(parser: argparse.ArgumentParser, language: Language, *, inherited: bool) -> None:
    """`--lang` and `--quiet`, before or after the command."""
    nothing = argparse.SUPPRESS
    parser.add_argument(
        "--lang",
        choices=("de", "en"),
        default=nothing if inherited else None,
        help=language.tr("Sprache der Ausgabe"),
    )
    parser.add_argument(
        "--quiet",
        action="store_true",
        default=nothing if inherited else False,
        help=language.tr("nur Ergebnisse und Fehler"),
    )


def _translated(message: str, language: Language) -> str:
    """argparse's own sentences in the user's language."""
    for pattern, sentence in (_GERMAN if language.code == "de" else _ENGLISH).items():
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return sentence.format(*match.groups(), first=YEARS[0], last=YEARS[-1])
    return capital(message)


_GERMAN = {
    r"the following arguments are required: (.+)": "Es fehlt: {0}",
    r"unrecognized arguments: (.+)": "Nicht verstanden: {0}",
    r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)": "{0}: {1} gibt es nicht; möglich: {2}",
    r"argument (.+?): expected .+ argument.*": "Nach {0} fehlt eine Angabe",
    r"argument (.+?): invalid int value: (.+)": "{0}: {1} ist keine ganze Zahl",
    r"argument (.+?): invalid year value: (.+)": "{0}: {1} ist kein Jahr von {first} bis {last}",
    r"argument (.+?): invalid year_range value: (.+)": (
        "{0}: {1} ist kein Zeitraum wie 2026-2031, erstes Jahr zuerst, von {first} bis {last}"
    ),
    r"argument (.+?): (.+)": "{0}: {1}",
}
_ENGLISH = {
    r"argument (.+?): invalid year value: (.+)": "{0}: {1} is no year from {first} to {last}",
    r"argument (.+?): invalid year_range value: (.+)": (
        "{0}: {1} is no period such as 2026-2031, first year first, from {first} to {last}"
    ),
}
