"""The forms of proposals that are changes and have none of their own: a post for one task, changes that are listed."""

from collections.abc import Iterator

from integration_office.analysis.closing import AddPost
from integration_office.domain.changes import AddPosition, Assign, Change
from integration_office.domain.quantity import FTE_SCALE
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.add_position_form import AddPositionForm
from integration_office.ui.dialogs.form import ChangeForm
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, SubjectLabel
from integration_office.wording.changes import change_text
from integration_office.wording.names import Names
from integration_office.wording.numbers import fte_number

_MOST_LISTED = 8


class NewPostForm(AddPositionForm):
    """New posts that do nothing but one task; filled, for an empty one would close no gap."""

    def __init__(self, bridge: Bridge, proposal: AddPost) -> None:
        super().__init__(bridge, proposal.unit)
        self._proposal = proposal
        task, fte = bridge.session.organisation.task(proposal.task), fte_number(proposal.fte, bridge.language)
        names = Names(bridge.language, bridge.session.organisation)
        self.rows.insertRow(0, bridge.language.tr("Aufgabe"), SubjectLabel(names.task(proposal.task)))
        self.count.setValue(proposal.count)
        self.title.setText(task.name)
        self.grade.setText("" if proposal.grade is None else str(proposal.grade))
        self.planned.setText(fte)
        self.filled.setText(fte)
        self.competences.setText("; ".join(task.competences))

    def changes(self) -> tuple[Change, ...]:
        return tuple(self._with_task(super().changes()))

    def _with_task(self, added: tuple[Change, ...]) -> Iterator[Change]:
        for each in added:
            yield each
            if isinstance(each, AddPosition):
                yield Assign(each.position.id, self._proposal.task, FTE_SCALE)


class ListedForm(ChangeForm):
    """Changes that need no further answer, each in words."""

    def __init__(self, bridge: Bridge, changes: tuple[Change, ...]) -> None:
        super().__init__(bridge)
        self._changes, language = changes, bridge.language
        told = [f"• {change_text(each, language, bridge.session.organisation)}" for each in changes[:_MOST_LISTED]]
        if len(changes) > _MOST_LISTED:
            left = len(changes) - _MOST_LISTED
            told.append(language.trn("und {n} weitere Änderung", "und {n} weitere Änderungen", left))
        self.rows.addRow(named(PlainLabel("\n".join(told)), "changes"))

    def changes(self) -> tuple[Change, ...]:
        return self._changes
