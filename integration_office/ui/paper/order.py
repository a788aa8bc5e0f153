"""What is wanted of a paper, as a value; and what the room that makes papers says of itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integration_office.application.ports import Progress
from integration_office.domain.paper_texts import Template, TextField
from integration_office.domain.plan import Plan
from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head and the foot of a city's papers, and its own DOCX template. None: there is none."""

    coat_of_arms: Path | None = None
    signature: tuple[str, ...] = ()
    own_template: Path | None = None


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One paper: the proposed scenario first, then the alternatives in order.

    `audience` and `left_out` (sections) are keys of `PaperTerms`, `language` is de or en.
    """

    scenarios: tuple[str, ...]
    language: str
    template: Template = "beschlussvorlage"
    audience: str = ""
    left_out: frozenset[str] = frozenset()
    letterhead: Letterhead = Letterhead()


@dataclass(frozen=True, slots=True)
class Part:
    """Something a paper may show: its key, its words, the keys of the audiences that may see it."""

    key: str
    text: str
    seen_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class PaperTerms:
    """What can be ordered, in words: audiences (key and text), sections in order, details that not everybody sees;
    which sections a template has; what the text fields are called."""

    audiences: tuple[tuple[str, str], ...]
    sections: tuple[Part, ...]
    details: tuple[Part, ...]
    in_template: Mapping[Template, frozenset[str]]
    fields: Mapping[TextField, str]


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """The pages as a PDF, and what the data say for a text that a person is to write."""

    pdf: bytes
    drafts: Mapping[TextField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where, and what the self-check says in whole sentences; no finding: all is well.

    `checked` is how the check went; empty: such a file is not checked.
    """

    files: tuple[Path, ...]
    checked: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperServices:
    """Papers from the room that makes them. Those with a Progress run in a worker thread, one at a time."""

    terms: Callable[[Language], PaperTerms]

    render: Callable[[Plan, PaperOrder, Progress], RenderedPaper]
    """The pages for the preview and the printer."""

    write: Callable[[Plan, PaperOrder, Path, Language, Progress], Written]
    """The paper in the format of the ending; what was checked is said in the language given."""

    write_annex: Callable[[Plan, PaperOrder, Path, Language, Progress], Written]
    """All tables of the paper as a workbook."""

    write_charts: Callable[[Plan, PaperOrder, Path, str, Language, Progress], Written]
    """Every chart as a picture of its own in a folder, in the format of the ending; no file for a paper without."""

    paper_endings: tuple[str, ...]
    annex_endings: tuple[str, ...]
    chart_endings: tuple[str, ...]
    """Endings, with their point, that can be written; the first is proposed. None: not offered."""
