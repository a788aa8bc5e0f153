"""Problems, notes and refusals with their place, and the one place where a reader collects them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from integration_office.domain.errors import DomainError
from integration_office.exchange.faults import ExportFault, Fault, Remark
from integration_office.exchange.sentences import export_text, fault_text, remark_text
from integration_office.exchange.share_form_words import FormDefect, defect_text
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language

_ROWS_NAMED = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source: file, sheet, row as Excel counts (0: none), column header.

    In a JSON file `column` is the path to the value.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    def at(self, row: int, column: str = "") -> "Place":
        return replace(self, row=row, column=column)

    def text(self, language: Language, rows: Iterable[int] = ()) -> str:
        """The place in words; `rows` names several in place of one."""
        tr, several = language.tr, tuple(rows)
        parts = [
            self.file,
            self.sheet and tr("Blatt „{sheet}“", sheet=self.sheet),
            tr("Zeilen {rows}", rows=_row_list(several)) if len(several) > 1 else "",
            tr("Zeile {row}", row=self.row) if self.row and len(several) < 2 else "",
            self._column_text(language),
        ]
        return ", ".join(part for part in parts if part)

    def _column_text(self, language: Language) -> str:
        if not self.column:
            return ""
        if not self.sheet:
            return language.tr("Angabe {path}", path=self.column)
        return language.tr("Spalte „{column}“", column=self.column)


@dataclass(frozen=True, slots=True)
class Defect:
    """A fault and what stood there; `other` is what it is to be seen against (a row, a list)."""

    fault: Fault
    found: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a source, and where."""

    place: Place
    cause: Defect | FormDefect | DomainError

    def text(self, language: Language) -> str:
        """One line: where, what is wrong, what to do."""
        if isinstance(self.cause, Defect):
            what = fault_text(self.cause.fault, self.cause.found, self.cause.other, language)
        elif isinstance(self.cause, FormDefect):
            what = defect_text(self.cause, language)
        else:
            what = sentence(self.cause, language)
        return f"{self.place.text(language)}: {what}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is accepted but not taken over exactly as it stands: `count` times, in `rows`; `cause`: why."""

    place: Place
    remark: Remark
    found: str = ""
    count: int = 1
    rows: tuple[int, ...] = ()
    cause: DomainError | None = None

    def text(self, language: Language) -> str:
        """One line: where and what happened."""
        found = self.found if self.cause is None else sentence(self.cause, language)
        what = remark_text(self.remark, found, self.count, language)
        return f"{self.place.text(language, self.rows)}: {what}"


@dataclass(eq=True)
class ImportRefused(Exception):
    """A source is refused as a whole, with every problem; nothing has been created.

    `notes`: what would have been rounded or left out besides.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...] = ()

    def text(self, language: Language) -> str:
        """One line for each problem."""
        return "\n".join(self.lines(language))

    def lines(self, language: Language) -> tuple[str, ...]:
        """Each problem, then where signs stand that nobody sees: only they tell why an id that is there is unknown."""
        clues = (note.text(language) for note in self.notes if note.remark is Remark.UNSEEN)
        return (*(problem.text(language) for problem in self.problems), *clues)


@dataclass(eq=True)
class ExportRefused(Exception):
    """A plan could not be written to `path`; what stood there is as it was."""

    path: str
    reason: ExportFault
    detail: str = ""

    def text(self, language: Language) -> str:
        return export_text(self.reason, self.path, self.detail, language)


@dataclass
class Findings:
    """Collects what a reader finds, in the order of the source."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def refuse(self, place: Place, cause: Defect | FormDefect | DomainError | Fault) -> None:
        self.problems.append(Problem(place, Defect(cause) if isinstance(cause, Fault) else cause))

    def note(self, place: Place, remark: Remark, found: str = "", count: int = 1) -> None:
        self.notes.append(Note(place, remark, found, count))

    def note_cause(self, place: Place, remark: Remark, cause: DomainError) -> None:
        self.notes.append(Note(place, remark, cause=cause))

    def note_rows(self, place: Place, remark: Remark, rows: list[int], found: str = "") -> None:
        """One note for all rows it holds for; none if there are none."""
        if rows:
            self.notes.append(Note(place.at(rows[0], place.column), remark, found, len(rows), tuple(rows)))

    def refuse_if_any(self) -> None:
        """Raises ImportRefused with all problems found so far."""
        if self.problems:
            raise ImportRefused(tuple(self.problems), tuple(self.notes))


def _row_list(rows: tuple[int, ...]) -> str:
    named = ", ".join(str(row) for row in rows[:_ROWS_NAMED])
    return named if len(rows) <= _ROWS_NAMED else f"{named}, …"
