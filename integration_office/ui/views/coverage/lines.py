"""The lines of the matrix of duties by office: headings of groups and laws, and the duties the filter lets through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from integration_office.analysis.coverage import Status
from integration_office.analysis.duty_matrix import DutyMatrix, MatrixRow
from integration_office.wording.coverage import group_meaning, group_text
from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the whole width. `level` 0: a group; 1: a law, or the orphaned ones."""

    text: str
    level: int


Line = Heading | MatrixRow


@dataclass(frozen=True, slots=True)
class Filter:
    """What is to be seen. `words` must all be found; None: every status, every group."""

    words: str = ""
    status: Status | None = None
    group: str | None = None
    only_differences: bool = False

    def lets_through(self, row: MatrixRow) -> bool:
        if self.only_differences and not row.differs:
            return False
        if self.status is not None and (row.after is None or row.after.status is not self.status):
            return False
        return self.group in (None, row.duty.group) and self._has_words(row)

    def _has_words(self, row: MatrixRow) -> bool:
        duty = row.duty
        known = f"{duty.id} {duty.act} {duty.norm} {duty.title} {duty.description}".casefold()
        return all(word in known for word in self.words.casefold().split())


def lines_of(matrix: DutyMatrix, wanted: Filter, language: Language) -> tuple[Line, ...]:
    """Group by group, law by law; headings only where a duty stands below them."""
    rows = [row for row in matrix.rows if wanted.lets_through(row)]
    return tuple(_lines(rows, language))


def _lines(rows: Sequence[MatrixRow], language: Language) -> Iterator[Line]:
    for group, of_group in groupby(rows, key=lambda row: row.duty.group):
        yield Heading(f"{group_text(group, language)} – {group_meaning(group, language)}", 0)
        for (is_orphaned, act), found in groupby(of_group, key=lambda row: (row.is_orphaned, _law(row))):
            yield Heading(language.tr("Verwaist") if is_orphaned else act or language.tr("Ohne Rechtsquelle"), 1)
            yield from found


def _law(row: MatrixRow) -> str:
    """Orphaned duties of all laws stand together."""
    return "" if row.is_orphaned else row.duty.act
