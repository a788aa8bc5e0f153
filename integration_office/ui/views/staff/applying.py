"""An option taken over as measures: what that means stands in the dialog before anything happens."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from integration_office.analysis.staffing_options import StaffingOption, first_begin
from integration_office.application.option_measures import option_measures
from integration_office.domain.changes import AddPosition, Change, CutPosition
from integration_office.domain.identity import PositionId
from integration_office.domain.period import first_day
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.wording.changes import change_text
from integration_office.wording.numbers import date_text


class ApplyForm(ChangeForm):
    """The measures of an option, to read; date and reason are asked by the dialog."""

    stretch = 1

    def __init__(self, bridge: Bridge, option: StaffingOption, posts: Sequence[PositionId]) -> None:
        super().__init__(bridge)
        organisation, tr = bridge.session.organisation, bridge.language.tr
        chosen = [organisation.positions[each] for each in posts if each in organisation.positions]
        self._changes = option_measures(chosen, option.posts)
        texts = [change_text(each, bridge.language, organisation) for each in self._changes]
        self.list = named(QPlainTextEdit("\n".join(texts), readOnly=True, tabChangesFocus=True), "option_measures")
        self.list.setAccessibleName(tr("Maßnahmen dieser Option"))
        self.rows.addRow(self.list)
        for told in self._remarks():
            self.rows.addRow(muted(told))
        self.begins_at(self.list)

    def changes(self) -> tuple[Change, ...]:
        if not self._changes:
            raise Incomplete(self.tr_("Diese Option ist schon so, wie die Stellen heute sind."))
        return self._changes

    @property
    def makes_posts(self) -> bool:
        return any(isinstance(each, AddPosition) for each in self._changes)

    def _remarks(self) -> list[str]:
        told = []
        if any(isinstance(each, CutPosition) for each in self._changes):
            told.append(self.tr_("Die Aufgaben gestrichener Stellen sind danach neu zuzuordnen."))
        if self.makes_posts:
            told.append(self.tr_("Neue Stellen sind unbesetzt und haben noch keine Aufgaben."))
        return told


def open_apply_dialog(
    bridge: Bridge, option: StaffingOption, posts: Sequence[PositionId], parent: QWidget
) -> ChangeDialog:
    """Open until it is done or given up."""
    tr = bridge.language.tr
    form = ApplyForm(bridge, option, posts)
    dialog = ChangeDialog(form, tr("Option „{name}“ übernehmen", name=option.name), tr("Übernehmen"), parent)
    begins = first_begin(option.posts)
    if form.makes_posts and begins is not None:
        # The posts they take the place of are not there before.
        dialog.effective.setText(date_text(first_day(begins), bridge.language))
    dialog.open()
    return dialog
