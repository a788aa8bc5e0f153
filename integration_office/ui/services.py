"""What the window needs from rooms it does not know: files, papers, logs. The front door fills it in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from integration_office.application.ports import Progress
from integration_office.application.session import Session
from integration_office.application.share_answers import Answers
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.ui.paper.order import PaperServices
from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan read from other people's files, and what is to be said about how it was read."""

    plan: Plan
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What offices answered about the shares of their posts, and what they remarked."""

    answers: Answers
    remarks: tuple[str, ...] = ()
    forms: int = 0


@dataclass(frozen=True, slots=True)
class ShareFormServices:
    """Workbooks that ask offices for the shares of their posts."""

    write: Callable[[Plan, Sequence[UnitId], Path, Language, Progress, bool], tuple[Path, ...]]
    """One workbook for all offices (the last argument), or one for each in a folder; what was written."""

    read: Callable[[Sequence[Path], Organisation, Language, Progress], ReadAnswers]
    """Workbooks that were filled in: all of them, or nothing."""


@dataclass(frozen=True, slots=True)
class Services:
    """Each may raise; `problems` finds the sentences. Those with a Progress run in a worker thread."""

    open_plan: Callable[[Path, Progress], Session]
    """A plan file, ready to be worked on, with its first figures."""

    open_sample: Callable[[], Session]
    """The shipped city, in a plan file of the user's own."""

    sample_file: Callable[[], Path]
    """Where the first of these files is, or will be."""

    read_sources: Callable[[Sequence[Path], Language, Progress], ReadPlan]
    """Workbooks, CSVs, folders of CSVs or an Organigramm as one plan, or nothing."""

    create_plan: Callable[[Plan, Path, Progress], Session]
    """A new plan file; one that is there already is replaced, for the user has been asked."""

    export_workbook: Callable[[Plan, Path, Language, Progress], None]
    """XLSX, ODS, or a folder of CSVs, by the ending."""

    share_forms: ShareFormServices
    """Forms for the shares of posts, out and in."""

    paper: PaperServices
    """The decision paper, looked at and written."""

    problems: Callable[[BaseException, Language], tuple[str, ...] | None]
    """What is wrong, in sentences; None for a fault of the program itself."""

    log_fault: Callable[[BaseException], Path | None]
    """Writes a fault of the program to the log and says where; None: it could not be written."""

    save_language: Callable[[str], None]
    """Remembers the language for the next start: de or en."""
