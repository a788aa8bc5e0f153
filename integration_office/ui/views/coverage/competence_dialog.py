"""A competence that a post turns out to have is recorded in the Ist-Stand; the program never guesses it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from integration_office.application.events import BaselineEdit
from integration_office.domain.identity import PositionId, TaskId
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import grow
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import flush, heading, refusal_label
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.wording.names import Names

_WIDTH = 480


class CompetenceDialog(QDialog):
    """The competences the task asks for, to tick those the post has."""

    def __init__(self, bridge: Bridge, position: PositionId, task: TaskId, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._position = bridge, position
        tr, organisation = bridge.language.tr, bridge.session.organisation
        self.setWindowTitle(tr("Kompetenzen einer Stelle"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked, known = organisation.task(task).competences, bridge.session.frame.reference.competences
        self.choices = {each: named(QCheckBox(f"{each} {known.get(each, '')}".strip()), each) for each in asked}
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Eintragen"))
        self.reason = refusal_label()
        self._lay_out(Names(bridge.language, organisation), task)
        self._examine()

    def accept(self) -> None:
        """Refused where the post is not in the Ist-Stand, for only that can be corrected."""
        if attempt_in_dialog(self._bridge, self._record, self._tell):
            super().accept()

    def _tell(self, why: str) -> None:
        self.reason.setText(why)
        grow(self)

    def _record(self) -> None:
        baseline = self._bridge.session.plan.baseline
        post = baseline.position(self._position)
        chosen = (each for each, box in self.choices.items() if box.isChecked())
        skills = tuple(dict.fromkeys((*post.competences, *chosen)))
        corrected = baseline.with_positions([replace(post, competences=skills)])
        self._bridge.session.edit_baseline(corrected, BaselineEdit.POSITION, [post.id])

    def _lay_out(self, names: Names, task: TaskId) -> None:
        tr = self._bridge.language.tr
        text = tr(
            "Aufgabe {task} verlangt eine dieser Kompetenzen. Bitte nur ankreuzen, was die Stelle tatsächlich "
            "mitbringt; das berichtigt den Ist-Stand und gilt in allen Varianten.",
            task=names.task(task),
        )
        column = QVBoxLayout(self)
        column.addWidget(flush(heading(tr("Stelle {post}", post=names.position(self._position)))))
        column.addWidget(PlainLabel(text))
        for box in self.choices.values():
            box.toggled.connect(self._examine)
            column.addWidget(box)
        column.addStretch()
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(_WIDTH)

    def _examine(self) -> None:
        ticked = any(box.isChecked() for box in self.choices.values())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ticked)
