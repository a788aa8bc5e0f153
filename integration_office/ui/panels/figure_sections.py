"""The parts of the figures panel that grow with the plan: statuses of a group, grants, changed duties."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from integration_office.analysis.coverage import DutyCoverage, Status
from integration_office.analysis.effects import DutyChange, Effects
from integration_office.analysis.figure import FigureUnit
from integration_office.domain.identity import GrantId
from integration_office.ui.appearance import Colours
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.differences import Difference, Tone, Wish, difference, incomparable
from integration_office.ui.panels.key_figures import STATUSES, status_number
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import clear, muted, stack
from integration_office.ui.panels.rows import FigureRow, TextRow
from integration_office.wording.coverage import status_meaning
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.figures import Mark, difference_text, value_text
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import percent

MOST_DUTIES = 10


class StatusCounts(QLabel):
    """How many duties of a group have which status, each a link to the list of them."""

    chosen = Signal(str)
    """Emitted with the status whose link was followed."""

    def __init__(self, group: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group, self._language = group, language
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setContentsMargins(22, 0, 8, 4)
        self.linkActivated.connect(self.chosen)

    def show_counts(self, effects: Effects, *, compared: bool) -> None:
        """The counts of `effects.after`, with what differs from before if that is `compared`."""
        parts = [self._part(effects, status, compared) for status, _ in STATUSES]
        self.setText(" · ".join(part for part in parts if part))
        self.setVisible(bool(self.text()))
        self.setToolTip("\n".join(self._meaning(status) for status, _ in STATUSES))

    def _part(self, effects: Effects, status: Status, compared: bool) -> str:
        now = status_number(effects.after, self._group, status)
        before = status_number(effects.before, self._group, status) if compared else now
        if not now and not before:
            return ""
        changed = f" ({difference_text(now - before, FigureUnit.COUNT, self._language)})" if now != before else ""
        text = f"{now} {status_text(status, self._language)}".replace(" ", "\N{NO-BREAK SPACE}")
        colour = colours_of(self).accent.name()
        return f'<a href="{status.value}" style="color: {colour}">{text}</a>{changed}'

    def _meaning(self, status: Status) -> str:
        return f"{status_text(status, self._language)}: {status_meaning(status, self._language)}"


class GrantRows(QWidget):
    """What each grant pays, and which conditions fail."""

    chosen = Signal(str)
    """Emitted with the id of the grant that was clicked."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._layout = stack(self)
        self._rows: dict[GrantId, FigureRow] = {}

    def show_grants(self, effects: Effects, marks: Mapping[GrantId, tuple[Mark, ...]], *, compared: bool) -> None:
        grants = sorted({*effects.before.grants, *effects.after.grants})
        if grants != list(self._rows):
            clear(self._layout)
            self._rows = {grant: self._row(grant) for grant in grants}
        for grant, row in self._rows.items():
            self._fill(row, grant, effects, marks.get(grant, ()), compared=compared)
        self.setVisible(bool(grants))

    def _row(self, grant: GrantId) -> FigureRow:
        row = FigureRow()
        row.clicked.connect(partial(self.chosen.emit, grant))
        self._layout.addWidget(row)
        return row

    def _fill(
        self, row: FigureRow, grant: GrantId, effects: Effects, marks: tuple[Mark, ...], *, compared: bool
    ) -> None:
        after = effects.after.grants.get(grant)
        now = after.amount if after else 0
        changed = self._difference(grant, effects)
        notes = [mark.text for mark in marks]
        failed = [
            self._language.tr("Bedingung nicht erfüllt: {condition}", condition=self._condition(each))
            for each in (after.failed if after else ())
        ]
        row.set_texts(
            grant,
            value_text(now, FigureUnit.CENTS, self._language),
            changed if compared else None,
            [*failed, *notes],
            after.grant.norm if after else "",
        )

    def _difference(self, grant: GrantId, effects: Effects) -> Difference:
        """A grant follows the costs: where other FTE have no price, only its conditions tell good from bad."""
        before, after = effects.before.grants.get(grant), effects.after.grants.get(grant)
        old, now = before.amount if before else 0, after.amount if after else 0
        same_conditions = before is not None and after is not None and before.failed == after.failed
        if old != now and same_conditions and effects.cost.unpriced:
            return incomparable(old, now, FigureUnit.CENTS, self._language)
        return difference(old, now, FigureUnit.CENTS, Wish.BETTER, self._language)

    def _condition(self, condition: str) -> str:
        return condition_text(condition, self._language)


class DutyRows(QWidget):
    """Duties whose status, ratio or owner differs, worse ones first; a click leads to the office in charge."""

    chosen = Signal(str)
    """Emitted with the id of the duty that was clicked."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        self._layout = stack(self)
        self._shows_all = False
        self._shown: tuple[list[DutyChange], bool, Colours] | None = None

    def show_duties(self, effects: Effects) -> None:
        changes = effects.duties()
        asked = (changes, self._shows_all, colours_of(self))
        if asked == self._shown:
            return
        self._shown = asked
        clear(self._layout)
        shown = changes if self._shows_all else changes[:MOST_DUTIES]
        for change in shown:
            self._layout.addWidget(self._row(change, effects))
        if len(changes) > len(shown):
            self._layout.addWidget(self._more(changes, effects))
        if not changes:
            self._layout.addWidget(muted(self._language.tr("Keine gesetzliche Aufgabe steht anders da."), self))

    def _row(self, change: DutyChange, effects: Effects) -> TextRow:
        duty = effects.after.frame.duties[change.duty]
        text, tone = duty_change_text(change, self._language)
        row = TextRow(duty_text(duty, self._language), text, tone.colour(colours_of(self)))
        row.clicked.connect(partial(self._choose, change))
        return row

    def _more(self, changes: list[DutyChange], effects: Effects) -> QPushButton:
        button = QPushButton(self._language.tr("Alle {n} zeigen", n=len(changes)))
        button.setFlat(True)
        button.clicked.connect(lambda: self._show_all(effects))
        return button

    def _show_all(self, effects: Effects) -> None:
        self._shows_all = True
        self.show_duties(effects)

    def _choose(self, change: DutyChange) -> None:
        owner = change.after.owner or change.before.owner
        if owner is not None and owner in self._bridge.session.organisation.units:
            self._bridge.select(units=(owner,))
        self.chosen.emit(change.duty)


def duty_change_text(change: DutyChange, language: Language) -> tuple[str, Tone]:
    """! schlechter: gedeckt → unterbesetzt (80 %) · zuständig: 32 → 56."""
    parts = []
    if _state(change.before, language) != _state(change.after, language):
        parts.append(f"{_state(change.before, language)} → {_state(change.after, language)}")
    if change.has_new_owner:
        nobody = language.tr("niemand")
        ways = f"{change.before.owner or nobody} → {change.after.owner or nobody}"
        parts.append(language.tr("zuständig: {ways}", ways=ways))
    if change.is_worse:
        return f"! {language.tr('schlechter')}: {' · '.join(parts)}", Tone.WORSE
    if change.is_better:
        return f"✓ {language.tr('besser')}: {' · '.join(parts)}", Tone.BETTER
    return f"● {' · '.join(parts)}", Tone.NEUTRAL


def _state(coverage: DutyCoverage, language: Language) -> str:
    status = status_text(coverage.status, language)
    if coverage.status is Status.UNDERSTAFFED and coverage.ratio is not None:
        return f"{status} ({percent(coverage.ratio, language, 1)})"
    return status
