"""Before pasted lines become posts: which are new, which posts change, which lines are refused and why."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from integration_office.domain.position import Position
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.staff.editing import PostEditing
from integration_office.ui.views.staff.pasting import Pasted
from integration_office.wording.names import Names, brief

_SHOWN = 100
_SIZE = (660, 440)


class PastePreview(QDialog):
    """One step of undo for all of it; refused lines are left out, and said to be."""

    def __init__(
        self, bridge: Bridge, read: Pasted, editing: PostEditing, *, as_measure: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bridge, self._language, self._read = bridge, bridge.language, read
        self._editing, self._as_measure = editing, as_measure
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr = self._language.tr
        self.setWindowTitle(tr("Stellen einfügen"))
        self.headline = named(PlainLabel(self._counts()), "paste_counts")
        self.lines = QPlainTextEdit("\n".join(self._lines()), readOnly=True, tabChangesFocus=True)
        self.lines.setAccessibleName(tr("Was eingefügt wird"))
        self.where = PlainLabel(self._where())
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        verb = tr("Ohne die abgewiesenen einfügen") if read.refused else tr("Einfügen")
        self.buttons.button(standard.Ok).setText(verb)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.headline)
        column.addWidget(self.lines, 1)
        column.addWidget(self.where)
        column.addWidget(self.buttons)
        resize_on_screen(self, *_SIZE)

    def accept(self) -> None:
        """What was shown; the session has the last word."""
        self._editing.carry_out(self._read.edits, as_measure=self._as_measure, new=self._read.new)
        super().accept()

    def _counts(self) -> str:
        trn, changed = self._language.trn, {edit.position for edit in self._read.edits}
        return " · ".join(
            (
                trn("{n} neue Stelle", "{n} neue Stellen", len(self._read.new)),
                trn("{n} geänderte Stelle", "{n} geänderte Stellen", len(changed)),
                trn("{n} abgewiesene Zeile", "{n} abgewiesene Zeilen", len(self._read.refused)),
            )
        )

    def _lines(self) -> Iterator[str]:
        tr, names = self._language.tr, Names(self._language, self._bridge.session.organisation)
        yield from (tr("Abgewiesen: {told}", told=told) for told in self._read.told(self._language))
        yield from (tr("Neu: {post}", post=self._new_text(post, names)) for post in self._read.new[:_SHOWN])
        if len(self._read.new) > _SHOWN:
            yield tr("… und {n} weitere", n=len(self._read.new) - _SHOWN)
        changed = tuple(dict.fromkeys(edit.position for edit in self._read.edits))
        yield from (tr("Geändert: {post}", post=brief(names.position(each))) for each in changed[:_SHOWN])
        if len(changed) > _SHOWN:
            yield tr("… und {n} weitere", n=len(changed) - _SHOWN)

    def _new_text(self, post: Position, names: Names) -> str:
        grade = post.grade.text if post.grade else self._language.tr("ohne Gruppe")
        planned, filled = names.fte(post.fte_planned), self._filled_text(post, names)
        called, unit = names.new(post.id, brief(post.title)), brief(names.unit(post.unit))
        return ", ".join((called, grade, planned, filled, unit))

    def _filled_text(self, post: Position, names: Names) -> str:
        """An empty cell means what it means there: unfilled for a post that a measure adds, else filled as planned."""
        filled = post.terms.fte_filled
        if filled is None:
            filled = 0 if self._as_measure else post.fte_planned
        tr = self._language.tr
        return tr("davon {fte} besetzt", fte=names.fte(filled)) if filled else tr("unbesetzt")

    def _where(self) -> str:
        tr, scenario = self._language.tr, self._bridge.session.scenario
        if self._as_measure and scenario is not None:
            return tr("Alles wird zu Maßnahmen der Variante „{name}“.", name=brief(scenario.name))
        return tr("Alles berichtigt den Ist-Stand und gilt für alle Varianten.")
