"""What is selected, and how any figure came about: facts that unfold into their Rechenweg."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidgetItem, QWidget

from integration_office.analysis.figure import Figure
from integration_office.application.events import Event
from integration_office.ui.bridge import Bridge
from integration_office.ui.in_pieces import InPieces
from integration_office.ui.panels.inspector_facts import Fact, Section, Sheet, selection_sheet
from integration_office.ui.panels.noted_tree import NotedTree, Path
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted, stack
from integration_office.ui.panels.position_facts import position_sheet
from integration_office.ui.panels.unit_facts import unit_sheet
from integration_office.wording.figures import Known, Line, marks, rechenweg_lines

_FIGURE, _SECTION = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3


class InspectorPanel(Panel):
    """Shows the selection, or the figure that was chosen last, until either changes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        tr = self.language.tr
        self.setAccessibleName(tr("Im Einzelnen"))
        self._figure: Figure | None = None
        self._to_open: set[Path] = set()
        self._filling = InPieces(bridge.turns, self._open_again, self)
        self._sweeping = InPieces(bridge.turns, lambda: None, self)
        self._title, self._subtitle = heading("", self), muted("", self)
        self.tree = NotedTree(self)
        self.tree.setAccessibleName(tr("Angaben und Rechenweg"))
        self.tree.itemExpanded.connect(self._unfold)
        self._back = QPushButton(tr("Zur Auswahl"), self)
        self._copy = QPushButton(tr("Kopieren"), self)
        self._copy.setToolTip(tr("Kopiert, was aufgeklappt ist (Strg+C)"))
        self._lay_out()
        self._back.clicked.connect(self._leave_figure)
        self._copy.clicked.connect(self._copy_all)
        bridge.selection_changed.connect(self._leave_figure)

    def show_figure(self, figure: Figure) -> None:
        """How this figure came about, until something else is selected or the plan changes."""
        self._figure = figure
        self.outdate()

    def refresh(self) -> None:
        opened, shown = self.tree.open_paths() | self._to_open, self._title.text()
        self._filling.forget()
        # Thousands of rows go as they came, some in each turn.
        self._sweeping.add(_dropped(self.tree.invisibleRootItem().takeChildren()))
        figure = self._figure
        lines = self._begin_sheet(self._sheet()) if figure is None else self._begin_rechenweg(figure)
        self._to_open = opened if self._title.text() == shown else set()
        self._filling.add(lines)
        self._subtitle.setVisible(bool(self._subtitle.text()))
        self.setAccessibleDescription(f"{self._title.text()}. {self._subtitle.text()}")
        self._back.setVisible(self._figure is not None and self._has_selection)
        for widget in (self.tree, self._copy):
            widget.setVisible(bool(self._figure or self._has_selection))

    @property
    def _has_selection(self) -> bool:
        return bool(self.bridge.units or self.bridge.positions)

    def _sheet(self) -> Sheet:
        units, positions = self.bridge.units, self.bridge.positions
        state = self.bridge.session.figures
        if not units and not positions:
            return self._hint()
        if len(units) + len(positions) > 1:
            return selection_sheet(state, units, positions, self.language)
        if units:
            return unit_sheet(state, units[0], self.language)
        return position_sheet(state, positions[0], self.language)

    def _hint(self) -> Sheet:
        tr = self.language.tr
        text = tr(
            "Wählen Sie im Organigramm oder in der Gliederung eine Einheit oder eine Stelle. Ein Klick auf eine "
            "Kennzahl zeigt hier ihren Rechenweg."
        )
        return Sheet(tr("Nichts ausgewählt"), text, ())

    def _open_again(self) -> None:
        """What was unfolded before is so again, as soon as it is there."""
        waiting, self._to_open = self._to_open, set()
        left = self.tree.open_again(waiting)
        self._to_open = left if left < waiting else set()

    def _copy_all(self) -> None:
        self._filling.finish()
        self.tree.copy()

    def _begin_sheet(self, sheet: Sheet) -> Iterator[None]:
        self._title.setText(sheet.title)
        self._subtitle.setText(sheet.subtitle)
        return (step for section in sheet.sections for step in self._add_section(section))

    def _add_section(self, section: Section) -> Iterator[None]:
        top = self.tree.add(None, section.title, bold=True)
        if section.is_open:
            top.setExpanded(True)
            yield from self._add_facts(top, section)
        else:
            top.setData(0, _SECTION, section)
            top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _add_facts(self, top: QTreeWidgetItem, section: Section) -> Iterator[None]:
        for each in section.lines:
            self._add_fact(top, each)
            yield

    def _add_fact(self, parent: QTreeWidgetItem, fact: Fact) -> None:
        item = self.tree.add(parent, fact.label, fact.value, fact.note)
        if fact.figure is not None:
            # The Rechenweg is written only when somebody unfolds it.
            item.setData(0, _FIGURE, fact.figure)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        section, shown = item.data(0, _SECTION), item.data(0, _FIGURE)
        if item.childCount():
            return
        if isinstance(section, Section):
            self._filling.add(self._add_facts(item, section))
        elif isinstance(shown, Figure):
            lines = self._rechenweg(shown)
            self.tree.add(item, next(lines).note or self.language.tr("gegeben"))
            self._filling.add(self._add_lines(item, lines))

    def _begin_rechenweg(self, shown: Figure) -> Iterator[None]:
        lines = self._rechenweg(shown)
        first = next(lines)
        self._title.setText(first.label)
        careful = " · ".join(mark.text for mark in marks(shown, self.language))
        self._subtitle.setText("\n".join(filter(None, (first.note, careful))))
        self.tree.add(None, self.language.tr("Ergebnis"), first.value, bold=True)
        return self._add_lines(None, lines)

    def _rechenweg(self, shown: Figure) -> Iterator[Line]:
        session = self.bridge.session
        return rechenweg_lines(shown, self.language, Known(session.organisation, session.frame.duties))

    def _add_lines(self, parent: QTreeWidgetItem | None, lines: Iterator[Line]) -> Iterator[None]:
        """Lines below one another by their level."""
        trail: list[QTreeWidgetItem | None] = [parent]
        for line in lines:
            del trail[line.level :]
            trail.append(self.tree.add(trail[-1], line.label, line.value, line.note, bold=not line.value))
            yield

    def _leave_figure(self) -> None:
        self._figure = None
        self.outdate()

    def _on_event(self, event: Event) -> None:
        self._figure = None
        super()._on_event(event)

    def _lay_out(self) -> None:
        column = stack(self)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self.tree, 1)
        column.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 6)
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._copy)
        column.addLayout(buttons)


def _dropped(items: list[QTreeWidgetItem]) -> Iterator[None]:
    while items:
        items.pop()
        yield
