"""The texts that only people can write: one editor for each field, kept in the plan as one types."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integration_office.domain.paper_texts import (
    OPTIONAL,
    Template,
    TextField,
    longest_field,
    missing_fields,
    text_fields,
    text_key,
    with_text,
)
from integration_office.ui.bridge import Bridge
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import clear, muted, stack
from integration_office.ui.paper.field_words import LONG, field_hint
from integration_office.ui.pause import Pause
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.text_area import TextArea
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language

_QUIET_MS = 800
_LINES = 5

_LONGEST = 100_000
"""Letters of one text of a paper."""


class TextsForm(QScrollArea):
    """The fields of one kind of paper on one scenario."""

    missing_changed = Signal(tuple)
    """Emitted with the names of the fields that are still to be written, when they may be others."""

    def __init__(self, bridge: Bridge, names: Mapping[TextField, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._language, self._names = bridge, bridge.language, names
        self._template: Template | None = None
        self._scenario, self._is_signed = "", False
        self._drafts: Mapping[TextField, str] = {}
        self._unkept: dict[str, tuple[TextField, str, str]] = {}
        self.editors: dict[TextField, TextEditor] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.setContentsMargins(10, 8, 10, 10)
        inside = QWidget()
        inside.setLayout(self._column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = Pause(self, _QUIET_MS)
        self._quiet.timeout.connect(self.flush)

    @property
    def missing(self) -> tuple[TextField, ...]:
        """The fields that are still to be written."""
        if self._template is None or not self._scenario:
            return ()
        return missing_fields(self._edited(), self._template, self._scenario, is_signed=self._is_signed)

    @property
    def missing_names(self) -> tuple[str, ...]:
        """What they are called."""
        return tuple(self._names[field] for field in self.missing)

    def show_paper(self, template: Template, scenario: str, *, is_signed: bool = False) -> None:
        """The fields of this paper with the texts of the plan; what is being written stays. `is_signed`: the
        letterhead has lines of a signature."""
        self._is_signed = is_signed
        if (template, scenario) != (self._template, self._scenario):
            self.flush()
            is_other = template != self._template
            self._template, self._scenario = template, scenario
            if is_other:
                self._make_editors(template)
        if not self._quiet.isActive():
            # Asked only now: keeping what was written made it another plan.
            for field, editor in self.editors.items():
                editor.show_text(self._text(field))
        self._mark()

    def show_drafts(self, drafts: Mapping[TextField, str]) -> None:
        """What the data say for a field; offered, never taken unasked."""
        self._drafts = drafts
        for field, editor in self.editors.items():
            editor.offer(drafts.get(field, ""))

    def rename(self, old: str, new: str) -> None:
        """A scenario is called otherwise."""
        if self._scenario == old:
            self._scenario = new

    def flush(self) -> None:
        """What was written is in the plan when this returns; what the file refuses is kept here for the next time."""
        self._quiet.stop()
        if self._bridge.turns.is_held:
            self._quiet.start()
            return
        session = self._bridge.session
        if self._template is None or self._scenario not in session.plan.scenarios:
            return
        texts, refusals = self._edited(), list[str]()
        is_kept = texts == session.plan.texts or attempt_in_dialog(
            self._bridge, lambda: session.edit_texts(texts), refusals.append
        )
        if is_kept:
            self._unkept.clear()
        elif refusals:
            self._remember()

    @property
    def is_kept(self) -> bool:
        """Whether all that was written is in the plan."""
        return not self._unkept

    def _remember(self) -> None:
        for field, editor in self.editors.items():
            key = text_key(field, self._scenario)
            if editor.text.strip() != self._bridge.session.plan.texts.get(key, "").strip():
                self._unkept[key] = (field, self._scenario, editor.text)

    def _text(self, field: TextField) -> str:
        """What the plan keeps; or would, if its file had not refused."""
        key = text_key(field, self._scenario)
        return self._unkept[key][2] if key in self._unkept else self._bridge.session.plan.texts.get(key, "")

    @property
    def longest(self) -> tuple[str, int]:
        """The name of the field with the longest text, and how many letters that has."""
        if self._template is None:
            return "", 0
        field, letters = longest_field(self._edited(), self._template, self._scenario)
        return self._names[field], letters

    def focus_first_missing(self) -> None:
        """Where the next text is to be written; the longest text where none is missing."""
        if self._template is None:
            return
        longest, _ = longest_field(self._edited(), self._template, self._scenario)
        for field in (*self.missing, longest)[:1]:
            self.editors[field].focus()
            self.ensureWidgetVisible(self.editors[field])

    def _edited(self) -> Mapping[str, str]:
        """The plan's texts with what the file refused before, and what stands in the editors."""
        texts: Mapping[str, str] = self._bridge.session.plan.texts
        for field, scenario, text in self._unkept.values():
            texts = with_text(texts, field, scenario, text)
        for field, editor in self.editors.items():
            kept = texts.get(text_key(field, self._scenario), "")
            if editor.text.strip() != kept.strip():
                texts = with_text(texts, field, self._scenario, editor.text)
        return texts

    def _make_editors(self, template: Template) -> None:
        clear(self._column)
        self.editors = {field: TextEditor(field, self._names[field], self._language) for field in text_fields(template)}
        for field, editor in self.editors.items():
            self._column.addWidget(editor)
            editor.offer(self._drafts.get(field, ""))
            editor.edited.connect(self._on_edited)
            editor.left.connect(self.flush)
            lock(self._bridge, editor.area, editor.take)
        self._column.addStretch(1)

    def _on_edited(self) -> None:
        self._quiet.start()
        self._mark()

    def _mark(self) -> None:
        missing = self.missing
        for field, editor in self.editors.items():
            editor.mark_missing(is_missing=field in missing)
        self.missing_changed.emit(self.missing_names)


class TextEditor(QWidget):
    """One field: its name, what belongs there, the text, and the draft where the data offer one."""

    edited = Signal()
    """Emitted when the user writes."""

    left = Signal()
    """Emitted when the user goes elsewhere."""

    def __init__(self, field: TextField, name: str, language: Language) -> None:
        super().__init__()
        self._language, self._draft = language, ""
        self._is_optional = field in OPTIONAL
        self.name = name
        self.area = named(TextArea(language, most=_LONGEST) if field in LONG else QLineEdit(), field.value)
        self.take = named(QPushButton(language.tr("Entwurf übernehmen")), f"{field.value}_draft")
        self.take.setAccessibleName(f"{self.name}: {language.tr('Entwurf übernehmen')}")
        self.mark = QLabel()
        self.mark.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out(field_hint(field, language))
        self.area.textChanged.connect(self._on_changed)
        self.area.installEventFilter(self)
        self.take.clicked.connect(self._take_draft)
        self.offer("")

    @property
    def text(self) -> str:
        return self.area.toPlainText() if isinstance(self.area, QPlainTextEdit) else self.area.text()

    def show_text(self, text: str) -> None:
        """What the plan keeps; the cursor stays where the same text stands already."""
        if text.strip() == self.text.strip():
            return
        self.area.blockSignals(True)
        self._write(text)
        self.area.blockSignals(False)
        self._enable()

    def offer(self, draft: str) -> None:
        """Empty: the data say nothing."""
        self._draft = draft
        self.area.setPlaceholderText(draft)
        self.take.setToolTip(plain_tip(draft))
        self.take.setVisible(bool(draft))
        self._enable()

    def mark_missing(self, *, is_missing: bool) -> None:
        tr = self._language.tr
        self.mark.setText(tr("⚠ fehlt") if is_missing else tr("freiwillig") if self._is_optional else "")
        palette = self.mark.palette()
        colours = colours_in_force()
        palette.setColor(QPalette.ColorRole.WindowText, colours.warning if is_missing else colours.muted)
        self.mark.setPalette(palette)
        told = f"{self.name}, {tr('fehlt')}" if is_missing else self.name
        self.area.setAccessibleName(told)

    def focus(self) -> None:
        self.area.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self, hint: str) -> None:
        title = PlainLabel(self.name)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setBuddy(self.area)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.mark)
        column = stack(self)
        column.setSpacing(3)
        column.addLayout(top)
        if hint:
            label = muted(hint)
            label.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label)
            self.area.setAccessibleDescription(hint)
        if isinstance(self.area, QPlainTextEdit):
            self.area.setTabChangesFocus(True)
            self.area.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 14)
        column.addWidget(self.area)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def _write(self, text: str) -> None:
        if isinstance(self.area, QPlainTextEdit):
            self.area.setPlainText(text)
        else:
            self.area.setText(text)

    def _on_changed(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        """A draft never takes the place of what somebody wrote."""
        self.take.setEnabled(bool(self._draft) and not self.text.strip())

    def _take_draft(self) -> None:
        self._write(self._draft)
        self.focus()
