"""A unit becomes two or more: who goes where, and live what each part comes to."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from integration_office.analysis.figure import unit_cost
from integration_office.domain.changes import Change, SplitPart, SplitUnit
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import PositionId, UnitId, unused_id
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import id_in, name_in
from integration_office.ui.dialogs.split_figures import Holding, Member, holdings, members_of, torn
from integration_office.ui.dialogs.split_part import SplitPartBox
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.plain_label import PlainLabel, SubjectLabel
from integration_office.wording.effects import unit_label
from integration_office.wording.figures import marks, unpriced_text
from integration_office.wording.names import Names
from integration_office.wording.numbers import count, euro, fte

_FIRST_PARTS = 2
_LEAST_LINES = 8
_MOST_PARTS = 9


class SplitForm(ChangeForm):
    """At first everything is in the first part: what leaves it is what one decides."""

    stretch = 5
    is_wide = True

    def __init__(self, bridge: Bridge, unit: UnitId) -> None:
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self._unit = self._organisation.unit(unit)
        self.members = members_of(unit, self._organisation)
        self.holds = holdings(self.members, bridge.session.figures)
        self._texts = {member: self._text(member) for member in self.members}
        self.parts: list[SplitPartBox] = []
        self._boxes = QHBoxLayout()
        self.more, self.fewer = self._buttons()
        self.torn = named(PlainLabel(), "torn")
        self._lay_out()
        for _ in range(_FIRST_PARTS):
            self._add_part()
        # Made before the parts, they stand below them.
        self.setTabOrder(self.parts[-1].list, self.more)
        self.setTabOrder(self.more, self.fewer)
        self.parts[0].model.show_members(self.members)
        self.begins_at(self.parts[0].list)
        self._show_figures()
        if self.members:
            self.parts[0].list.setCurrentIndex(self.parts[0].model.index(0))

    def changes(self) -> tuple[Change, ...]:
        for number, part in enumerate(self.parts, start=1):
            if not part.name.text().strip():
                raise Incomplete(self.tr_("Bitte Teil {n} eine Bezeichnung geben.", n=number))
        return (SplitUnit(self._unit.id, tuple(self._part(box) for box in self.parts)),)

    def send(self, members: list[Member], to: int) -> None:
        """Members go to another part; in each they stay in the order of the unit."""
        if not 0 <= to < len(self.parts) or not members:
            return
        for number, part in enumerate(self.parts):
            before = set(part.model.members)
            wanted = before | set(members) if number == to else before - set(members)
            if wanted != before:
                part.model.show_members([each for each in self.members if each in wanted])
        self._select(self.parts[to], members)
        self._show_figures()
        self.edited.emit()

    def _part(self, box: SplitPartBox) -> SplitPart:
        language = self.bridge.language
        id, name = UnitId(id_in(box.id.text(), language)), name_in(box.name.text(), language)
        posts = tuple(PositionId(each.id) for each in box.model.members if not each.is_unit)
        units = tuple(UnitId(each.id) for each in box.model.members if each.is_unit)
        return SplitPart(id, name, box.chosen_kind, posts, units)

    def _select(self, part: SplitPartBox, members: list[Member]) -> None:
        """What was sent stays selected where it is now, so that it can go back or on."""
        flag = part.list.selectionModel().SelectionFlag.Select
        part.list.clearSelection()
        for row, member in enumerate(part.model.members):
            if member in members:
                part.list.selectionModel().select(part.model.index(row), flag)

    def _add_part(self) -> None:
        number = len(self.parts)
        box = SplitPartBox(self.bridge, number, self._unit.kind, self._texts)
        taken = {*self._organisation.units, *(part.id.text() for part in self.parts)}
        box.id.setText(unused_id(f"{self._unit.id}-{number + 1}", taken))
        box.name.setText(self.tr_("{name}, Teil {n}", name=self._unit.name, n=number + 1))
        box.edited.connect(self.edited)
        box.model.dropped.connect(lambda members: self.send(members, number))
        box.list.sent_to.connect(lambda to: self._send_chosen(box, to))
        box.list.sent_beside.connect(lambda step: self._send_chosen(box, number + step))
        self.parts.append(box)
        self._boxes.addWidget(box, 1)
        if number:
            for one, next_one in pairwise((self.parts[-2].list, box.name, box.id, box.kind, box.list)):
                self.setTabOrder(one, next_one)
        self._enable()

    def _send_chosen(self, box: SplitPartBox, to: int) -> None:
        """The keyboard stays with the part one picks from, on the line after those that left."""
        row = box.list.currentIndex().row()
        self.send(box.chosen, to)
        left = box.model.rowCount()
        if left and row >= 0 and 0 <= to < len(self.parts) and self.parts[to] is not box:
            box.list.setCurrentIndex(box.model.index(min(row, left - 1)))

    def _on_more(self) -> None:
        self._add_part()
        self._show_figures()
        self.edited.emit()

    def _on_fewer(self) -> None:
        """The last part goes, what it held joins the one before."""
        last = self.parts[-1]
        members = list(last.model.members)
        self.send(members, len(self.parts) - 2)
        self.parts.pop()
        self._boxes.removeWidget(last)
        last.hide()
        last.deleteLater()
        self._enable()
        self._show_figures()
        self.edited.emit()

    def _enable(self) -> None:
        self.more.setEnabled(len(self.parts) < _MOST_PARTS)
        self.fewer.setEnabled(len(self.parts) > _FIRST_PARTS)

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        more = named(QPushButton(self.tr_("&Weiterer Teil")), "more")
        fewer = named(QPushButton(self.tr_("Letzten Teil &entfernen")), "fewer")
        more.clicked.connect(self._on_more)
        fewer.clicked.connect(self._on_fewer)
        for button in (more, fewer):
            button.setAutoDefault(False)
        return more, fewer

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._boxes)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        self._boxes.setSpacing(14)
        bar = QHBoxLayout()
        how = self.tr_("Ziehen, oder auswählen und 1, 2 … (Strg+Pfeil) drücken: So kommt etwas in einen Teil.")
        bar.addWidget(named(muted("\n".join(filter(None, (how, self._care())))), "split_hint"), 1)
        bar.addWidget(self.more)
        bar.addWidget(self.fewer)
        called = Names(self.bridge.language, self._organisation).unit(self._unit.id)
        self.rows.addRow(self.tr_("Einheit"), SubjectLabel(called))
        self.rows.addRow(area)
        self.rows.addRow(bar)
        self.rows.addRow(self.torn)
        self.rows.setRowVisible(self.torn, False)

    def _care(self) -> str:
        """Which costs the parts show, and what to be careful about with them."""
        figures, language = self.bridge.session.figures, self.bridge.language
        try:
            shown = unit_cost(figures, self._unit.id)
        except MissingTable:
            return ""
        words = ", ".join(mark.text for mark in marks(shown, language))
        told = self.tr_("Beträge: Vollkosten {year}", year=figures.frame.year)
        known = f"{told} ({words})" if words else told
        return ". ".join(filter(None, (known, unpriced_text(shown, language))))

    def _show_figures(self) -> None:
        tasks, duties = self._shared()
        for part in self.parts:
            total = sum((self.holds[each] for each in part.model.members), Holding())
            part.figures.setText(self._figures_text(total, tasks, duties))
        torn_text = ""
        if tasks:
            names = Names(self.bridge.language, self._organisation)
            listed = names.listed(tuple(names.task(each) for each in sorted(tasks)), 3)
            torn_text = "⚠ " + self.tr_("In mehreren Teilen: {tasks}", tasks=listed)
        self.torn.setText(torn_text)
        self.rows.setRowVisible(self.torn, bool(torn_text))

    def _shared(self) -> tuple[frozenset[str], frozenset[str]]:
        held = [[self.holds[each] for each in part.model.members] for part in self.parts]
        tasks = torn([[each.tasks for each in part] for part in held])
        return frozenset(tasks), frozenset(torn([[each.duties for each in part] for part in held]))

    def _figures_text(self, total: Holding, tasks: frozenset[str], duties: frozenset[str]) -> str:
        language = self.bridge.language
        posts = language.trn("{count} Stelle", "{count} Stellen", total.posts, count=count(total.posts, language))
        cost = self.tr_("Kosten nicht bestimmbar") if total.cost is None else euro(total.cost, language)
        work = language.trn("{n} Aufgabe", "{n} Aufgaben", len(total.tasks))
        law = language.trn("{n} gesetzliche Pflicht", "{n} gesetzliche Pflichten", len(total.duties))
        lines = [f"{posts} · {fte(total.fte, language)} · {cost}", f"{work}{self._also(total.tasks & tasks)}"]
        return "\n".join([*lines, f"{law}{self._also(total.duties & duties)}"])

    def _also(self, shared: frozenset[str]) -> str:
        if not shared:
            return ""
        told = self.bridge.language.trn("{n} davon auch anderswo", "{n} davon auch anderswo", len(shared))
        return f" ({told})"

    def _text(self, member: Member) -> str:
        """The unit with all it holds, or the post, with its FTE."""
        organisation, language = self._organisation, self.bridge.language
        held = self.holds[member]
        if member.is_unit:
            return f"▣ {unit_label(organisation.units[UnitId(member.id)])} · {fte(held.fte, language)}"
        post = organisation.positions[PositionId(member.id)]
        grade = f" · {post.grade}" if post.grade else ""
        return f"{post.id} {post.title}{grade} · {fte(held.fte, language)}"
