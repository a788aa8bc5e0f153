"""Papers that are made in no time and remember how they were ordered."""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from integration_office.domain.paper_texts import TextField
from integration_office.domain.plan import Plan
from integration_office.ui.paper.order import PaperOrder, PaperServices, PaperTerms, Part, RenderedPaper, Written
from integration_office.wording.language import Language

A4, A4_WIDE, A3_WIDE = (595.0, 842.0), (842.0, 595.0), (1191.0, 842.0)
SHAPES = (A4, A4, A4_WIDE, A3_WIDE, A4, A4)
Progress = Callable[[int, int], None]


def small_pdf(shapes: tuple[tuple[float, float], ...] = SHAPES) -> bytes:
    """A page of each shape, with a black band across its middle and its number above it."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, (width, height) in enumerate(shapes, 1):
        canvas.setPageSize((width, height))
        canvas.rect(0, height / 2 - 30, width, 60, fill=1)
        canvas.drawString(72, height - 72, f"Seite {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@dataclass
class Papers:
    """`hold` makes the worker wait until it is set; `refusal` is what every wish is answered with."""

    made: list[tuple[Plan, PaperOrder]] = field(default_factory=list)
    written: list[tuple[str, Path, PaperOrder]] = field(default_factory=list)
    refusal: BaseException | None = None
    checked: str = "Selbstprüfung bestanden."
    findings: tuple[str, ...] = ()
    drafts: dict[TextField, str] = field(default_factory=dict)
    shapes: tuple[tuple[float, float], ...] = SHAPES
    has_charts: bool = True
    free: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.free.set()

    def services(self) -> PaperServices:
        return PaperServices(
            terms=terms,
            render=self._render,
            write=lambda plan, order, path, language, progress: self._write("paper", order, path, progress),
            write_annex=lambda plan, order, path, language, progress: self._write("annex", order, path, progress),
            write_charts=lambda plan, order, folder, ending, language, progress: self._write(
                "charts", order, folder / f"Klein{ending}", progress
            ),
            paper_endings=(".pdf", ".docx", ".odt"),
            annex_endings=(".xlsx", ".ods"),
            chart_endings=(".svg", ".png"),
        )

    def _render(self, plan: Plan, order: PaperOrder, progress: Progress) -> RenderedPaper:
        self._work(progress)
        self.made.append((plan, order))
        return RenderedPaper(small_pdf(self.shapes), self.drafts)

    def _write(self, kind: str, order: PaperOrder, path: Path, progress: Progress) -> Written:
        self._work(progress)
        self.written.append((kind, path, order))
        if not self.has_charts and kind == "charts":
            return Written(())
        path.write_bytes(b"%PDF")
        return Written((path,), self.checked, self.findings)

    def _work(self, progress: Progress) -> None:
        while not self.free.wait(0.005):
            progress(3, 12)
        if self.refusal is not None:
            raise self.refusal
        progress(12, 12)


def terms(language: Language) -> PaperTerms:
    audiences = (("rat", "Rat (öffentlich)"), ("personalrat", "Personalrat"), ("intern", "intern"))
    everybody = frozenset(key for key, _ in audiences)
    return PaperTerms(
        audiences=audiences,
        sections=(
            Part("haushalt", "Haushalt", everybody),
            Part("organigramme", "Organigramme", everybody),
            Part("massnahmen", "Maßnahmen im Einzelnen", everybody - {"rat"}),
        ),
        details=(Part("single_posts", "einzelne Stellen", everybody - {"rat"}),),
        in_template={
            "beschlussvorlage": frozenset({"haushalt", "organigramme", "massnahmen"}),
            "gedankenpapier": frozenset(),
        },
        fields={field: field.value for field in TextField},
    )
