"""The frame of every command's dialog: its form, date and reason, and live what it would do or why it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from integration_office.application.events import Perform
from integration_office.application.foreseeing import foreseen
from integration_office.application.long_steps import takes_long
from integration_office.domain.changes import AddPosition, Change, CreateUnit, MergeUnits, SplitUnit
from integration_office.domain.errors import DomainError
from integration_office.ui.background import fail
from integration_office.ui.canvas.advisor import DropAnswer, Tone
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.preview_pane import PreviewPane
from integration_office.ui.dialogs.reading import optional_date, text_in
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.pause import Pause
from integration_office.ui.performing import free_scenario_name, perform
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.text_area import TextArea
from integration_office.wording.effects import drop_answer_lines
from integration_office.wording.errors import sentence

_TOPIC = "preview of a dialog"
_QUIET_MS = 120
_WIDTH, _LISTED, _WIDE = 640, 820, 980
_LOW, _HIGH, _HIGHEST = 500, 680, 750
_LEAST_PREVIEW_LINES = 5


@dataclass(frozen=True, slots=True)
class _NotYet:
    """Why OK cannot be pressed: something is missing still, or the session refuses."""

    text: str
    is_refused: bool


class ChangeDialog(QDialog):
    """Performs what its form means. OK is there only while the session would accept it."""

    def __init__(self, form: ChangeForm, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self._bridge = form.bridge
        self._language = form.bridge.language
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = PreviewPane()
        self.effective = QLineEdit()
        self.reason = TextArea(self._language)
        self.buttons = self._buttons(verb)
        self._preview_soon = Pause(self, _QUIET_MS)
        self._lay_out()
        self._connect()
        resize_on_screen(self, *_size(form))
        self._examine()
        form.order()
        if form.first is not form:
            form.first.setFocus()

    def accept(self) -> None:
        """Do it; a refusal keeps the dialog open and says why, and so does a user who thinks better of it."""
        wanted = self._wanted()
        if isinstance(wanted, _NotYet):
            self._hold_back(wanted)
            return
        changes, effective = wanted
        refusals: list[Exception] = []
        self._bridge.refused.connect(refusals.append)
        done = perform(self._bridge, changes, effective, text_in(self.reason.toPlainText(), self._language))
        self._bridge.refused.disconnect(refusals.append)
        if done:
            self._select_made(changes)
            super().accept()
        elif refusals:
            self._hold_back(self._refusal(refusals[-1]))

    def done(self, result: int) -> None:
        self._preview_soon.stop()
        self._bridge.background.drop(_TOPIC)
        super().done(result)

    def _select_made(self, changes: Sequence[Change]) -> None:
        """What has just come into being is what one wants to see; unless it is not there yet this year."""
        units = self._bridge.session.organisation.units
        made = tuple(each.id for each in changes if isinstance(each, CreateUnit | MergeUnits) and each.id in units)
        parts = tuple(part.id for each in changes if isinstance(each, SplitUnit) for part in each.into)
        posts = tuple(each.position.id for each in changes if isinstance(each, AddPosition))
        if made or parts or posts:
            self._bridge.select((*made, *parts), posts)

    def _buttons(self, verb: str) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(verb)
        return buttons

    def _lay_out(self) -> None:
        tr = self._language.tr
        self.effective.setObjectName("effective")
        self.effective.setPlaceholderText(tr("leer: von Anfang an; sonst z. B. 01.01.2027"))
        self.reason.setObjectName("reason")
        self.reason.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 10)
        self.reason.setPlaceholderText(tr("Was der Rat später dazu liest"))
        self.form.rows.addRow(tr("Wirksam &ab"), self.effective)
        self.form.rows.addRow(tr("Be&gründung"), self.reason)
        column = QVBoxLayout(self)
        if self.form.is_long:
            column.addLayout(self._side_by_side(), 1)
        else:
            column.addWidget(self.form, self.form.stretch)
            column.addWidget(self.preview, 1)
        column.addWidget(self.buttons)
        self.preview.setMinimumHeight(_LEAST_PREVIEW_LINES * self.fontMetrics().lineSpacing())
        self.preview.setAccessibleName(tr("Was die Änderung bewirkt"))

    def _side_by_side(self) -> QHBoxLayout:
        """A long form scrolls where letters are large; its preview is seen all the time."""
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        # The form has all the room there is: rows that wrap know their height only then, and its end would be cut off.
        column.addWidget(self.form, 1)
        self.form.rows.addItem(QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding))
        area.setWidget(inner)
        beside = QHBoxLayout()
        beside.addWidget(area, 3)
        beside.addWidget(self.preview, 2)
        return beside

    def _connect(self) -> None:
        self.form.edited.connect(self._examine)
        self.effective.textChanged.connect(self._examine)
        self.reason.textChanged.connect(self._examine)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._preview_soon.timeout.connect(self._show_preview)

    def _examine(self) -> None:
        """After every key: allowed or refused at once, the figures a moment later; of very much both then."""
        self._preview_soon.stop()
        self._bridge.background.drop(_TOPIC)
        wanted = self._wanted()
        if isinstance(wanted, _NotYet):
            self._hold_back(wanted)
            return
        is_much = takes_long(Perform(tuple(wanted[0]), ""))
        refusal = None if is_much else self._bridge.session.check(*wanted)
        if refusal is not None:
            self._hold_back(self._refusal(refusal))
            return
        self._ok.setEnabled(not is_much)
        self._ok.setToolTip("")
        self._preview_soon.start()

    def _wanted(self) -> tuple[Sequence[Change], date | None] | _NotYet:
        """The changes and their date; or why they cannot be told yet."""
        try:
            changes = self.form.changes()
            effective = optional_date(self.effective.text(), end_of_year=False)
            text_in(self.reason.toPlainText(), self._language)
        except Incomplete as error:
            return _NotYet(error.text, error.is_refused)
        except DomainError as error:
            return self._refusal(error)
        return changes, effective

    def _show_preview(self) -> None:
        wanted = self._wanted()
        if isinstance(wanted, _NotYet):
            return
        figures, language, changes = self._bridge.session.figures, self._language, wanted[0]
        self._bridge.background.start(
            _TOPIC,
            lambda _: drop_answer_lines(foreseen(figures, changes), language),
            lambda found: self._show_answer(*found),
            self._refuse_preview,
        )

    def _show_answer(self, headline: str, lines: Sequence[tuple[str, str]]) -> None:
        self._ok.setEnabled(True)
        told = tuple((Tone(tone), text) for tone, text in lines)
        self.preview.show_answer(DropAnswer(True, headline, (*self._new_scenario_line(), *told)))

    def _refuse_preview(self, error: BaseException) -> None:
        if not isinstance(error, DomainError):
            fail(error)
        else:
            self._hold_back(self._refusal(error))

    def _new_scenario_line(self) -> tuple[tuple[Tone, str], ...]:
        session = self._bridge.session
        if session.scenario is not None:
            return ()
        name = free_scenario_name(session.plan.scenarios, self._language)
        text = self._language.tr("Der Ist-Stand bleibt: Damit beginnt die neue Variante „{name}“", name=name)
        return ((Tone.NEUTRAL, text),)

    def _hold_back(self, why: _NotYet) -> None:
        self._ok.setEnabled(False)
        self._ok.setToolTip(plain_tip(why.text))
        if why.is_refused:
            self.preview.show_answer(DropAnswer(False, why.text))
        else:
            self.preview.show_hint(why.text)

    def _refusal(self, error: Exception) -> _NotYet:
        return _NotYet(sentence(error, self._language, self._bridge.session.organisation), is_refused=True)

    @property
    def _ok(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)


def _size(form: ChangeForm) -> tuple[int, int]:
    if form.is_wide:
        return _WIDE, _HIGHEST
    if form.is_long:
        return _WIDE, _HIGH
    return (_LISTED, _HIGH) if form.stretch else (_WIDTH, _LOW)
