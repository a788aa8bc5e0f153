"""Where a command's plan comes from: a plan file, or anything that can be imported."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from integration_office.cli.console import Console, Refusal
from integration_office.domain.errors import DomainError
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.exchange.source import Imported, ImportRefused, read_sources
from integration_office.wording.errors import sentence

SAMPLE = "muenster-2026"
_PLAN_SUFFIX = ".orgplan"
_SQLITE = b"SQLite format 3\0"


def load_plan(path: Path, console: Console) -> Plan:
    """The plan at `path`, read only. Raises StoreError, or Refusal with every problem of a source."""
    if is_plan_file(path):
        from integration_office.persistence.document import read_plan

        with naming(path, console), console.progress(console.language.tr("Lesen")) as progress:
            return read_plan(path, progress)
    return import_sources([path], console).plan


@contextmanager
def naming(source: Path, console: Console) -> Iterator[None]:
    """What is wrong inside names the file it stands in."""
    try:
        yield
    except DomainError as error:
        raise Refusal(f"{source.name}: {sentence(error, console.language)}") from error


def is_plan_file(path: Path) -> bool:
    """By the ending of its name, or by what SQLite writes first."""
    if path.suffix.lower() == _PLAN_SUFFIX:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def import_sources(paths: Sequence[Path], console: Console) -> Imported:
    """The plan of one or several sources; what was rounded or dropped is said."""
    tr = console.language.tr
    with console.progress(tr("Lesen")) as progress:
        try:
            imported = read_sources(paths, console.reference.catalogue, progress)
        except ImportRefused as refused:
            raise Refusal(*refused.lines(console.language)) from refused
    for note in imported.notes:
        console.warn(note.text(console.language))
    _warn_of_early_year(imported.plan, paths, console)
    return imported


def _warn_of_early_year(plan: Plan, paths: Sequence[Path], console: Console) -> None:
    """A base year before the pay tables is no fault of the source, but its costs will be missing."""
    year, first = plan.info.base_year, console.reference.pay.first_year
    if year is not None and year < first:
        console.warn(
            console.language.tr(
                "{file}, Blatt „Plan“, „base_year“: Vor {first} gibt es keine Entgelttabellen, die Kosten von {year} "
                "bleiben unbestimmt. Bitte {first} oder später eintragen.",
                file=paths[0].name,
                first=first,
                year=year,
            )
        )


def sample_folder() -> Path:
    return resource_folder() / "samples" / SAMPLE


def plan_title(plan: Plan, path: Path) -> str:
    return plan.info.title or path.name
