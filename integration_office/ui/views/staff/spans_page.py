"""The page Leitungsspannen: how much each unit leads, the planner's own guardrails, a spotlight on the chart."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.effects import Effects
from integration_office.application.events import Event
from integration_office.ui.background import fail
from integration_office.ui.flow import flowing
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted
from integration_office.ui.settings import save_guardrails, saved_guardrails
from integration_office.ui.spotlight import Lit, Side
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.span_rows import (
    Guardrails,
    Rails,
    SpanRow,
    Spans,
    Verdict,
    doubled_text,
    span_columns,
    spans,
)
from integration_office.ui.views.table import DataTable, TableModel

_TOPIC = "spans of control"
_ALL, _OUTSIDE, _CHANGED, _DOUBLED, _HEADLESS = range(5)
_MOST = 999
_SPAN = 3
_SIDES = {Verdict.ABOVE: Side.ABOVE, Verdict.BELOW: Side.BELOW}


class SpansPage(Panel):
    """There is no norm for a span: the bounds are the planner's, kept for this user, and said to be so."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._found: Spans | None = None
        self._is_lighting = False
        self._effects: Effects | None = None
        tr = self.language.tr
        self._rails = Rails(Guardrails(*saved_guardrails()))
        self.least = named(QSpinBox(minimum=0, maximum=_MOST), "span_least")
        self.most = named(QSpinBox(minimum=0, maximum=_MOST), "span_most")
        self.kind = named(QComboBox(), "span_kind")
        self.spotlight = named(QCheckBox(tr("Im &Organigramm hervorheben")), "span_spotlight")
        self.told, self.own = muted(""), muted("")
        self.model: TableModel[SpanRow] = TableModel(
            span_columns(self.language, self._rails), lambda row: row.unit.id, self
        )
        self.table = DataTable(self.model, "spans", tr("Leitungsspannen"))
        self.doubled = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "doubled_heads")
        self.doubled.setAccessibleName(tr("Leitungen, die nach der Änderung doppelt sind"))
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def rails(self) -> Guardrails:
        return self._rails.now

    def refresh(self) -> None:
        effects = self.bridge.session.effects
        self._effects = effects
        self._context.background.start(_TOPIC, lambda _stopped: spans(effects), self._show, fail)

    def _on_event(self, event: Event) -> None:
        super()._on_event(event)
        if self.spotlight.isChecked():
            # The chart shows what is lit, whether this page is seen or not.
            self.refresh()

    def _fill(self) -> None:
        tr = self.language.tr
        for box, value in ((self.least, self.rails.least), (self.most, self.rails.most)):
            box.setSpecialValueText(tr("keine"))
            box.setValue(value)
        self.kind.addItems(
            [
                tr("alle Einheiten"),
                tr("außerhalb der Leitplanken"),
                tr("anders als im Ist-Stand"),
                tr("mehrere Leitungen"),
                tr("ohne Leitung"),
            ]
        )
        explained(self.kind, tr("Welche Einheiten gezeigt werden"))

    def _lay_out(self) -> None:
        tr = self.language.tr
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        bar.setSpacing(6)
        ends: list[QWidget] = []
        for text, box in ((tr("Leitplanke &von"), self.least), (tr("&bis"), self.most)):
            label = QLabel(text)
            label.setBuddy(box)
            ends.extend((label, box))
        bar.addWidget(flowing(*ends, self.kind), 1)
        bar.addWidget(self.spotlight, 0, Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.doubled)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        self.doubled.setMinimumHeight(60)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        for each in (self.own, self.told):
            column.addWidget(each)
        column.addWidget(parts, 1)
        self.table.sort_by(_SPAN, Qt.SortOrder.DescendingOrder)

    def _connect(self) -> None:
        for box in (self.least, self.most):
            box.valueChanged.connect(lambda _: self._set_rails())
        self.kind.currentIndexChanged.connect(lambda _: self._filter())
        self.spotlight.toggled.connect(self._tell_lit)
        self.bridge.spotlight.changed.connect(self._follow_spotlight)
        self.table.row_changed.connect(self._select)

    def _set_rails(self) -> None:
        self._rails.now = Guardrails(self.least.value(), self.most.value())
        save_guardrails(self.least.value(), self.most.value())
        self._filter()

    def _show(self, found: Spans) -> None:
        self._found = found
        self.table.show_rows(found.rows)
        self._filter()
        self._show_doubled()

    def _filter(self) -> None:
        kind, rails = self.kind.currentIndex(), self.rails
        wanted = {
            _ALL: lambda row: True,
            _OUTSIDE: lambda row: rails.verdict(row.span) in _SIDES,
            _CHANGED: lambda row: row.before != row.span,
            _DOUBLED: lambda row: len(row.heads) > 1,
            _HEADLESS: lambda row: not row.heads and row.span > 0,
        }
        self.model.show_only(wanted[kind])
        self._tell()
        self._light()

    def _tell(self) -> None:
        tr, rails = self.language.tr, self.rails
        if rails.is_upside_down:
            own = tr("Die untere Leitplanke liegt über der oberen. Bitte eine von beiden ändern.")
        elif rails.is_set:
            own = tr("Die Leitplanken sind Ihre eigene Annahme, keine Norm; sie gelten für alle Ihre Pläne.")
        else:
            own = tr(
                "Noch keine Leitplanke: Es gibt keine Norm für Leitungsspannen. Tragen Sie ein, was Ihr Haus sich "
                "vorgenommen hat."
            )
        self.own.setText(own)
        if self._found is not None:
            self.told.setText(self._summary(self._found))

    def _summary(self, found: Spans) -> str:
        tr, verdicts = self.language.tr, [self.rails.verdict(row.span) for row in found.rows]
        text = tr(
            "Mittlere Spanne {middle}, größte {largest}, {layers} Ebenen unter der Spitze.",
            middle=found.middle,
            largest=found.largest,
            layers=found.layers,
        )
        if not self.rails.is_set:
            return text
        above, below = verdicts.count(Verdict.ABOVE), verdicts.count(Verdict.BELOW)
        return f"{text} " + tr("▲ {above} darüber, ▼ {below} darunter.", above=above, below=below)

    def _show_doubled(self) -> None:
        found, effects, tr = self._found, self._effects, self.language.tr
        if found is None or effects is None:
            return
        if not found.doubled:
            self.doubled.setPlainText(tr("Keine Leitung ist durch die Änderungen doppelt."))
            return
        lines = [doubled_text(each, effects, self.language) for each in found.doubled]
        self.doubled.setPlainText("\n".join((tr("Nach der Änderung doppelte Leitungen:"), *(f"• {x}" for x in lines))))

    def _select(self) -> None:
        """The unit on the chart too, once somebody stands on it with keyboard or mouse."""
        row = self.table.row
        if row is not None and self.table.hasFocus():
            self.bridge.select((row.unit.id,))

    def _light(self) -> None:
        """Whatever lies outside, as long as the box is ticked."""
        lit = {}
        for row in self._found.rows if self._found is not None and self.spotlight.isChecked() else ():
            side = _SIDES.get(self.rails.verdict(row.span))
            if side is not None:
                lit[row.unit.id] = Lit(side, str(row.span))
        self._is_lighting = True
        self.bridge.spotlight.show(lit)
        self._is_lighting = False

    def _tell_lit(self, wanted: bool) -> None:
        self._light()
        if wanted and self.bridge.spotlight.lit:
            told = self.language.tr(
                "{n} Einheiten sind im Organigramm hervorgehoben: ▲ über, ▼ unter der Leitplanke. Esc im Organigramm "
                "beendet es.",
                n=len(self.bridge.spotlight.lit),
            )
        elif wanted:
            told = self.language.tr("Keine Einheit liegt außerhalb: bitte zuerst Leitplanken eintragen.")
        else:
            return
        self.bridge.told.emit(told)

    def _follow_spotlight(self) -> None:
        """Put out on the chart."""
        if not self._is_lighting and not self.bridge.spotlight.lit:
            with QSignalBlocker(self.spotlight):
                self.spotlight.setChecked(False)
