"""In the status line, right after a change: why, and from when. Nobody has to; whoever does needs no dialog."""

from collections.abc import Sequence
from dataclasses import replace
from operator import is_

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from integration_office.application.events import Event, Perform, PlanChanged
from integration_office.domain.errors import DomainError
from integration_office.domain.scenario import Measure
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import optional_date, text_in
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.numbers import date_entry

_REASON_CHARACTERS, _DATE_CHARACTERS = 28, 11


class ReasonStrip(QWidget):
    """Edits reason and date of the measures that the last change made; is there as long as they are the last ones.

    Right after the change they are part of its step of undo.
    """

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._measures: tuple[Measure, ...] = ()
        self._came_from: QWidget | None = None
        tr = bridge.language.tr
        self.reason, self.effective = named(QLineEdit(), "strip_reason"), named(QLineEdit(), "strip_effective")
        self.reason.setPlaceholderText(tr("Begründung (Strg+B)"))
        self.reason.setAccessibleName(tr("Begründung der letzten Änderung"))
        self.effective.setPlaceholderText(tr("wirksam ab"))
        self.effective.setAccessibleName(tr("Letzte Änderung wirksam ab"))
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Ausblenden (Esc)"))
        self.close_button.setAccessibleName(tr("Begründungsfeld ausblenden"))
        self._lay_out(PlainLabel(tr("Warum?"), wrap=False))
        for line in (self.reason, self.effective):
            line.installEventFilter(self)
            line.editingFinished.connect(self.keep)
        self.close_button.clicked.connect(self.leave)
        bridge.happened.connect(self._on_event)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether there is a change to give a reason for."""
        return bool(self._measures)

    def enter(self) -> None:
        """The keyboard comes here, and goes back where it was afterwards."""
        if self.is_wanted:
            self._came_from = self.window().focusWidget()
            self.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.reason.selectAll()

    def keep(self) -> bool:
        """What is written becomes the measures' reason and date. False: a date that is none or a file that refuses was
        told; what is written stays, to be mended or kept later."""
        if not self._measures:
            return True
        try:
            day = optional_date(self.effective.text(), end_of_year=False)
            reason = text_in(self.reason.text(), self._bridge.language)
        except (DomainError, Incomplete) as error:
            self._bridge.refused.emit(NotNeeded(error.text) if isinstance(error, Incomplete) else error)
            return False
        wanted = tuple(replace(each, reason=reason, effective=day) for each in self._measures)
        scenario = self._bridge.session.scenario
        if scenario is None or wanted == self._measures:
            return True
        first = _place(scenario.measures, self._measures)
        if first is None:
            return True
        after = (*scenario.measures[:first], *wanted, *scenario.measures[first + len(wanted) :])
        self._measures = wanted
        is_kept = self._bridge.attempt(lambda: self._bridge.session.set_measures(after, explaining=True))
        if not is_kept:
            self._measures = scenario.measures[first : first + len(wanted)]
        return is_kept

    def leave(self) -> None:
        """Out of the way; what was written is kept."""
        if self.keep():
            self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._fill_in()
                self._hide()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.keep():
                    self._go_back()
                return True
        return super().eventFilter(watched, event)

    def _on_event(self, event: Event) -> None:
        """The measures that were just made; after anything but our own words there is nothing to explain any more."""
        scenario = self._bridge.session.scenario
        if not isinstance(event, PlanChanged) or scenario is None:
            self._forget()
        elif isinstance(event.intent, Perform) and not event.undone and not event.passed:
            self._measures = scenario.measures[len(scenario.measures) - len(event.intent.changes) :]
            self._fill_in()
            self.show()
        elif not self._measures or _place(scenario.measures, self._measures) is None:
            self._forget()

    def _forget(self) -> None:
        self._measures = ()
        self._fill_in()
        self._hide()

    def _fill_in(self) -> None:
        first = self._measures[0] if self._measures else None
        day = None if first is None else first.effective
        self.reason.setText("" if first is None else first.reason)
        self.reason.setCursorPosition(0)
        self.effective.setText("" if day is None else date_entry(day, self._bridge.language))

    def _hide(self) -> None:
        self._go_back()
        self.hide()

    def _go_back(self) -> None:
        """Only if the keyboard is here."""
        if self.reason.hasFocus() or self.effective.hasFocus():
            back, self._came_from = self._came_from, None
            (back or self.window()).setFocus()

    def _lay_out(self, label: PlainLabel) -> None:
        metrics = self.fontMetrics()
        self.reason.setFixedWidth(metrics.averageCharWidth() * _REASON_CHARACTERS)
        self.effective.setFixedWidth(metrics.averageCharWidth() * _DATE_CHARACTERS + 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        for widget in (label, self.reason, self.effective, self.close_button):
            row.addWidget(widget)


def _place(measures: Sequence[Measure], some: Sequence[Measure]) -> int | None:
    """Where some measures stand, as these very objects, one after another; looked for from the end."""
    starts = (first for first in range(len(measures) - len(some), -1, -1) if measures[first] is some[0])
    return next((first for first in starts if all(map(is_, measures[first : first + len(some)], some))), None)
