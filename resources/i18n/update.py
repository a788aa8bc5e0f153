"""Brings the English catalogue up to date: `uv run python resources/i18n/update.py`.

Finds every text given to `tr` and `trn` in the syntax tree (Babel's own extractor does not look into f-strings on
Python 3.11), keeps the translations there are, names those that are missing, and compiles the catalogue.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PO_FILE = Path(__file__).parent / "en" / "LC_MESSAGES" / "messages.po"
FUNCTIONS = {"tr": 1, "_tr": 1, "tr_": 1, "trn": 2}
Message = str | tuple[str, str]


def messages_in(package: Path) -> dict[Message, list[tuple[str, int]]]:
    """Each text (or singular and plural) with the places it stands in."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for path in sorted(package.rglob("*.py")):
        for message, line in _calls(ast.parse(path.read_text("utf-8"))):
            found.setdefault(message, []).append((path.relative_to(package.parent).as_posix(), line))
    return found


def catalogue(po_file: Path) -> Catalog:
    with po_file.open("rb") as stream:
        return read_po(stream, locale="en")


def _calls(tree: ast.AST) -> Iterator[tuple[Message, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in FUNCTIONS and len(texts) >= FUNCTIONS[name] and isinstance(node.args[0], ast.Constant):
            yield (texts[0] if FUNCTIONS[name] == 1 else (texts[0], texts[1])), node.lineno


def main() -> int:
    template = Catalog(project="integration-office", charset="utf-8")
    for message, places in messages_in(ROOT / "integration_office").items():
        template.add(message, locations=[(path, 0) for path, _ in dict(places).items()])
    english = catalogue(PO_FILE) if PO_FILE.exists() else Catalog(locale="en")
    english.update(template, no_fuzzy_matching=True)
    english.obsolete.clear()
    english.fuzzy = False
    english.header_comment = "# English texts of the Planungstisch. German is the source; see resources/i18n/update.py."
    with PO_FILE.open("wb") as stream:
        write_po(stream, english, width=0, no_location=True, sort_output=True, omit_header=False)
    with PO_FILE.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, english)
    missing = [message.id for message in english if message.id and not _is_translated(message.string)]
    for each in missing:
        print(f"nicht übersetzt: {each}", file=sys.stderr)
    return 1 if missing else 0


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    raise SystemExit(main())
