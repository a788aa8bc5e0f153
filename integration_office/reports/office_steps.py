"""Tells how far a long job is, and stops it between two blocks when it is no longer wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from integration_office.reports.blocks import Document
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.office_pages import parts

Progress = Callable[[int, int], None]
"""Called with the blocks that are done and the number of blocks."""


@dataclass(slots=True)
class Steps:
    """The blocks of a paper, counted as they are done."""

    total: int
    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None
    number: int = 0

    def done(self) -> None:
        """Raises ReportError where the job is no longer wanted."""
        self.number += 1
        if self.progress:
            self.progress(min(self.number, self.total), self.total)
        if self.cancelled and self.cancelled():
            raise ReportError(ReportErrorKind.CANCELLED)


def steps_of(document: Document, progress: Progress | None, cancelled: Callable[[], bool] | None) -> Steps:
    return Steps(sum(len(part.blocks) for part in parts(document.blocks)), progress, cancelled)
