"""The dialog: what the new baseline changes, what is in the way of which measure, and a decision for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from integration_office.application.rebasing import Decision, Place
from integration_office.domain.plan import Plan
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.panels.pieces import flush, heading, muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.rebase.decision_pane import DecisionPane
from integration_office.ui.rebase.picture import ConflictRow, RebasePicture, rows
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.wording.language import Language

_TOPIC = "rebase"
_SIZE = (1160, 680)


class RebaseDialog(QDialog):
    """Nothing happens until „Umstellen“; then everything in one step that can be undone."""

    def __init__(
        self,
        bridge: Bridge,
        background: Background,
        source: Plan,
        title: str,
        picture: RebasePicture,
        remarks: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._source, self._title = bridge, background, source, title
        self._language = language = bridge.language
        self._plan, self._picture = bridge.session.plan, picture
        self.decisions: dict[Place, Decision] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.tr("Auf neuen Ist-Stand umstellen"))
        self.differences = QPlainTextEdit("\n".join((*picture.differences, *remarks)), readOnly=True)
        self.differences.setTabChangesFocus(True)
        self.differences.setAccessibleName(language.tr("Was am Ist-Stand anders ist"))
        self.model: TableModel[ConflictRow] = TableModel(_columns(language), lambda row: row.place, self)
        self.table = DataTable(self.model, "conflicts", language.tr("Was den Maßnahmen im Weg steht"))
        self.pane = DecisionPane(language)
        self.summary = flush(muted(""))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()
        resize_on_screen(self, *_SIZE)
        self._show_rows(picture.rows)

    def accept(self) -> None:
        """Refused, the dialog stays with all that was decided."""
        session = self._bridge.session
        if session.plan is not self._plan:
            self._start_anew()
        elif attempt_in_dialog(
            self._bridge, lambda: session.rebase(self._source, self._title, self.decisions), self.summary.setText
        ):
            super().accept()

    def done(self, result: int) -> None:
        self._background.drop(_TOPIC)
        super().done(result)

    def _start_anew(self) -> None:
        """The plan became another one meanwhile: the conflicts are looked for once more before anything happens."""
        self._plan = self._bridge.session.plan
        self._recompute()
        self.summary.setText(
            self._language.tr("Der Plan wurde inzwischen geändert. Bitte die Konflikte noch einmal durchsehen.")
        )

    def _decide(self, decision: Decision) -> None:
        row = self.table.row
        if row is not None:
            self.decisions[row.place] = decision
            self._recompute()

    def _decide_for_all(self) -> None:
        """The decision of this conflict for all that lack the same things."""
        row = self.table.row
        if row is None:
            return
        decision = self.pane.decision()
        by_id = {(reference.of, reference.id): new for reference, new in decision.stand_ins}
        for each in (row, *self._alike(row)):
            missing = each.conflict.missing
            own = tuple((ref, by_id[ref.of, ref.id]) for ref in missing if (ref.of, ref.id) in by_id)
            self.decisions[each.place] = Decision(decision.choice, own)
        self._recompute()

    def _alike(self, row: ConflictRow) -> list[ConflictRow]:
        lacking = row.lacking
        return [each for each in self.model.rows if lacking and each is not row and each.lacking == lacking]

    def _recompute(self) -> None:
        plan, baseline, language = self._plan, self._picture.baseline, self._language
        decisions, before = dict(self.decisions), self._picture.rows
        self._background.start(
            _TOPIC, lambda stopped: rows(plan, baseline, decisions, language, before, stopped), self._show_rows, fail
        )

    def _show_rows(self, found: tuple[ConflictRow, ...]) -> None:
        self._picture = RebasePicture(self._picture.baseline, self._picture.differences, found)
        if not self.model.exchange(found):
            self.table.show_rows(found)
        if self.table.row is None and found:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_row()
        self.summary.setText(self._summary())

    def _show_row(self) -> None:
        row = self.table.row
        self.pane.show_row(row, self._plan.baseline, 0 if row is None else len(self._alike(row)))

    def _summary(self) -> str:
        tr, trn, picture = self._language.tr, self._language.trn, self._picture
        if not picture.differences:
            return tr("Der Ist-Stand der Quelle ist derselbe wie der des Plans: Es gibt nichts umzustellen.")
        if not picture.rows:
            return tr("Keiner Maßnahme steht etwas im Weg.")
        parts = [trn("{n} Maßnahme braucht einen Blick", "{n} Maßnahmen brauchen einen Blick", len(picture.rows))]
        left = picture.unresolved
        parts.append(
            trn("{n} wird nicht greifen", "{n} werden nicht greifen", left) if left else tr("alle werden greifen")
        )
        return ", ".join(parts)

    def _lay_out(self) -> None:
        tr = self._language.tr
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(self.table)
        lower.addWidget(self.pane)
        lower.setSizes([780, 360])
        lower.setStretchFactor(0, 3)
        lower.setStretchFactor(1, 2)
        lower.setChildrenCollapsible(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("&Umstellen"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._picture.differences))
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(tr("Neuer Ist-Stand aus „{source}“", source=self._title)))
        column.addWidget(flush(heading(tr("Was am Ist-Stand anders ist"))))
        column.addWidget(self.differences, 2)
        column.addWidget(flush(heading(tr("Was den Maßnahmen der Varianten im Weg steht"))))
        column.addWidget(lower, 5)
        column.addWidget(self.summary)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.table.row_changed.connect(self._show_row)
        self.pane.decided.connect(self._decide)
        self.pane.decided_for_all.connect(self._decide_for_all)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)


def _columns(language: Language) -> tuple[Column[ConflictRow], ...]:
    tr = language.tr
    return (
        Column(tr("Variante"), lambda row: row.place[0], lambda row: (row.place[0], row.place[1]), "m" * 16),
        Column(tr("Nr."), lambda row: str(row.place[1] + 1), lambda row: row.place[1], "000"),
        Column(
            tr("Maßnahme"),
            lambda row: row.measure,
            lambda row: row.measure,
            "m" * 14,
            tip=lambda row: "\n".join((row.measure, *row.why)),
            stretch=True,
        ),
        Column(tr("Entscheidung"), lambda row: row.choice, lambda row: row.choice, "auf anderes beziehen"),
        Column(tr("Ergebnis"), lambda row: row.result, lambda row: row.result, tr("bleibt stehen, ohne zu wirken")),
    )
