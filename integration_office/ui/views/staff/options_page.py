"""The page Optionen: the same tasks with other posts, side by side; or the same posts filled later or lower."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.staffing_options import StaffingComparison, posts_below, staffing_options
from integration_office.analysis.vacancies import VacancyYear, vacancy_years
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId
from integration_office.ui.background import fail
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.locking import lock
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.pause import Pause
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.applying import open_apply_dialog
from integration_office.ui.views.staff.option_parts import (
    OptionPart,
    edited,
    part_columns,
    preset_parts,
    presets,
    read_mixes,
)
from integration_office.ui.views.staff.option_rows import (
    figure_marks,
    lifetime_text,
    option_headers,
    option_lines,
    options_title,
    unpriced_in,
    unpriced_vacancies,
    vacancy_headers,
    vacancy_lines,
)
from integration_office.ui.views.staff.vacancy_parts import (
    VacancyPart,
    read_vacancies,
    vacancy_columns,
    vacancy_parts,
)
from integration_office.ui.views.staff.vacancy_parts import edited as vacancy_edited
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.errors import sentence
from integration_office.wording.numbers import count

_TOPIC = "staffing options"
_QUIET_MS = 250
_YEARS, _MOST_YEARS, _LATEST = 5, 30, 2100
_MOST_POSTS = 500
_WIDEST = (34, 34)
_OPTIONS, _VACANCIES = range(2)


class OptionsPage(Panel):
    """What is typed here changes no plan until an option is taken over as measures."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self.posts: tuple[PositionId, ...] = ()
        self.parts: list[OptionPart] = []
        self.vacancies: list[VacancyPart] = []
        self.found: StaffingComparison | None = None
        self._next = 0
        tr = self.language.tr
        self.title, self.told = heading(""), muted("")
        self.take_button = named(QPushButton(tr("&Auswahl übernehmen")), "option_take")
        self.mode = named(QComboBox(), "option_mode")
        self.mode.addItems([tr("andere Stellen"), tr("später oder niedriger besetzen")])
        explained(self.mode, tr("Was verglichen wird"))
        self.first, self.last = (named(QSpinBox(), name) for name in ("option_first", "option_last"))
        self.add_button = named(QPushButton(tr("&Option anlegen")), "option_add")
        self.line_button = named(QPushButton(tr("&Zeile hinzufügen")), "option_line")
        self.remove_button = named(QPushButton(tr("Zeile &entfernen")), "option_remove")
        self.apply_button = named(QPushButton(tr("Als &Maßnahmen übernehmen")), "option_apply")
        self.part_model: TableModel[OptionPart] = TableModel(
            part_columns(self.language), lambda part: part.number, self
        )
        self.part_table = DataTable(self.part_model, "option_parts", tr("Optionen"))
        self.vacancy_model: TableModel[VacancyPart] = TableModel(
            vacancy_columns(self.language), lambda part: part.position, self
        )
        self.vacancy_table = DataTable(self.vacancy_model, "vacancy_parts", tr("Vakanzen"))
        self.result = GridTable("option_result", tr("Optionen nebeneinander"))
        self.editors = QStackedWidget()
        self._soon = Pause(self, _QUIET_MS)
        self._lay_out()
        self._connect()
        lock(self.bridge, self.apply_button)

    def refresh(self) -> None:
        """Another state of the plan: the same question anew, without posts that are gone."""
        positions = self.bridge.session.organisation.positions
        left = tuple(each for each in self.posts if each in positions)
        if not self.posts and self.bridge.positions:
            self.take_selection()
            return
        if left != self.posts:
            self._take(left)
        self._ask()

    # building

    def _lay_out(self) -> None:
        tr, year = self.language.tr, self.bridge.session.frame.year
        for box, value, name in (
            (self.first, year, tr("Erstes Jahr")),
            (self.last, year + _YEARS, tr("Letztes Jahr")),
        ):
            box.setRange(year, _LATEST)
            box.setValue(value)
            box.setAccessibleName(name)
        self.add_button.setMenu(self._presets())
        self.apply_button.setMenu(named(QMenu(self), "option_apply_menu"))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.setSpacing(6)
        for widget in (self.take_button, self.mode, QLabel(tr("Jahre")), self.first, QLabel("–"), self.last):
            bar.addWidget(widget)
        bar.addStretch(1)
        self.editors.addWidget(self._option_editor())
        self.editors.addWidget(self.vacancy_table)
        parts = self._parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.editors)
        parts.addWidget(self.result)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addLayout(bar)
        column.addWidget(self.told)
        column.addWidget(parts, 1)
        column.addStretch(0)
        for table in (self.part_table, self.vacancy_table):
            # As they were typed.
            table.sort_by(0, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(False)

    def _option_editor(self) -> QWidget:
        editor = QWidget()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 2, 8, 2)
        buttons.setSpacing(6)
        for button in (self.add_button, self.line_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.part_table, 1)
        self.part_table.setMinimumHeight(80)
        return editor

    def _presets(self) -> QMenu:
        menu = QMenu(self)
        for name, preset in presets(self.language):
            menu.addAction(name, partial(self._add_preset, name, preset))
        return menu

    def _connect(self) -> None:
        self.take_button.clicked.connect(self.take_selection)
        self.mode.currentIndexChanged.connect(self._turn)
        for box in (self.first, self.last):
            box.valueChanged.connect(lambda _: self._soon.start())
        self.line_button.clicked.connect(self._add_line)
        self.remove_button.clicked.connect(self._remove_lines)
        self.part_model.edited.connect(self._edit_part)
        self.vacancy_model.edited.connect(self._edit_vacancy)
        self._soon.timeout.connect(self._ask)

    # choosing and typing

    def take_selection(self) -> None:
        """The selected posts, and those of the selected units with all below them."""
        organisation, bridge = self.bridge.session.organisation, self.bridge
        units = tuple(each for each in bridge.units if each in organisation.units)
        found = (*bridge.positions, *posts_below(organisation, units))
        posts = tuple(dict.fromkeys(each for each in found if each in organisation.positions))
        if len(posts) > _MOST_POSTS:
            self._refuse(len(posts))
            return
        self._take(posts)
        if self.posts and not self.parts:
            leads = any(organisation.positions[each].is_head for each in self.posts)
            self._add_preset(*presets(self.language)[1 if leads else 2])
        self._ask()

    def _refuse(self, posts: int) -> None:
        told = self.language.tr(
            "Optionen lassen sich für höchstens {most} Stellen nebeneinanderstellen; ausgewählt sind {n}.",
            most=count(_MOST_POSTS, self.language),
            n=count(posts, self.language),
        )
        self.bridge.told.emit(told)
        self._ask()

    def _take(self, posts: tuple[PositionId, ...]) -> None:
        self.posts = posts
        self.vacancies = vacancy_parts(self.bridge.session.organisation, posts, self.language)
        self.vacancy_table.show_rows(tuple(self.vacancies))

    def _add_preset(self, name: str, preset: object) -> None:
        positions = self.bridge.session.organisation.positions
        posts = [positions[each] for each in self.posts if each in positions]
        called = self._free_name(name)
        pay = self.bridge.session.figures.pay
        made = preset_parts(called, preset, posts, pay, self._next, self.language)  # type: ignore[arg-type]
        self._next += len(made)
        self._show_parts([*self.parts, *made])

    def _free_name(self, name: str) -> str:
        taken = {part.option for part in self.parts}
        names = (name, *(f"{name} {n}" for n in range(2, len(taken) + 3)))
        return next(each for each in names if each not in taken)

    def _add_line(self) -> None:
        """Below the current one, of the same option."""
        row = self.part_table.row
        option = row.option if row else self._free_name(self.language.tr("Option"))
        part = OptionPart(self._next, option, fte="1", grade="E9c")
        at = self.parts.index(row) + 1 if row in self.parts else len(self.parts)
        self._show_parts([*self.parts[:at], part, *self.parts[at:]])
        self.part_table.go_to(at)

    def _remove_lines(self) -> None:
        gone = set(self.part_table.chosen)
        self._show_parts([part for part in self.parts if part not in gone])

    def _edit_part(self, row: OptionPart, column: int, text: str) -> None:
        changed = [edited(part, column, text) if part.number == row.number else part for part in self.parts]
        self.bridge.turns.add(self.part_table, partial(self._show_parts, changed))

    def _edit_vacancy(self, row: VacancyPart, column: int, text: str) -> None:
        self.vacancies = [
            vacancy_edited(part, column, text) if part.position == row.position else part for part in self.vacancies
        ]
        self.bridge.turns.add(self.vacancy_table, self._show_vacancies)

    def _show_parts(self, parts: list[OptionPart]) -> None:
        self.parts = [OptionPart(n, *_values(part)) for n, part in enumerate(parts)]
        self._next = len(self.parts)
        self.part_table.show_rows(tuple(self.parts))
        self._soon.start()

    def _show_vacancies(self) -> None:
        self.vacancy_table.show_rows(tuple(self.vacancies))
        self._soon.start()

    def _turn(self, mode: int) -> None:
        self.editors.setCurrentIndex(mode)
        self._ask()

    # asking and showing

    @property
    def _years(self) -> range:
        first = self.first.value()
        return range(first, min(max(self.last.value(), first), first + _MOST_YEARS - 1) + 1)

    def _ask(self) -> None:
        self._soon.stop()
        self._show_title()
        self._parts.setVisible(bool(self.posts or self.parts))
        if not self.posts:
            self._show_nothing(
                self.language.tr(
                    "Stellen oder eine Einheit im Organigramm oder im Stellenplan auswählen und „Auswahl übernehmen“ "
                    "drücken: hier stehen dann Optionen nebeneinander."
                )
            )
            return
        try:
            ask = self._ask_vacancies if self.mode.currentIndex() == _VACANCIES else self._ask_options
            ask()
        except Incomplete as error:
            self._show_nothing(error.text)

    def _ask_options(self) -> None:
        mixes, state, years = read_mixes(self.parts, self.language), self.bridge.session.figures, tuple(self._years)
        posts, today = self.posts, self.language.tr("heute")
        self.told.setText(self.language.tr("Optionen werden berechnet …"))
        self._context.background.start(
            _TOPIC,
            lambda _stopped: staffing_options(state, posts, mixes, years, today),
            self._show_options,
            self._fail,
        )

    def _ask_vacancies(self) -> None:
        vacancies, state, years = (
            read_vacancies(self.vacancies, self.language),
            self.bridge.session.figures,
            tuple(self._years),
        )
        if not vacancies:
            told = self.language.tr("In der Spalte „unbesetzt ab“ eintragen, wann eine Stelle frei wird.")
            self._show_nothing(told)
            return
        self._context.background.start(
            _TOPIC, lambda _stopped: vacancy_years(state, vacancies, years), self._show_years, self._fail
        )

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self._show_nothing(sentence(error, self.language, self.bridge.session.organisation))
        else:
            fail(error)

    def _show_title(self) -> None:
        title, tip = options_title(self.posts, self.bridge.session.organisation, self.language)
        self.title.setText(title)
        self.title.setToolTip(plain_tip(tip))

    def _show_nothing(self, told: str) -> None:
        self.found = None
        self._context.background.drop(_TOPIC)
        self.told.setText(told)
        self.result.show_lines((), (), self.colours, _WIDEST)
        self._offer_applying()

    def _show_options(self, found: StaffingComparison) -> None:
        self.found = found
        organisation = self.bridge.session.organisation
        self.result.show_lines(
            option_headers(found), option_lines(found, organisation, self.language), self.colours, _WIDEST
        )
        language = self.language
        told = (*unpriced_in(found, language), lifetime_text(found, language), self._vacancy_rate())
        told += figure_marks(found, language)
        self.told.setText(" · ".join(filter(None, told)))
        self._offer_applying()

    def _show_years(self, found: Sequence[VacancyYear]) -> None:
        self.found = None
        tr = self.language.tr
        self.result.show_lines(
            vacancy_headers(self.language), vacancy_lines(found, self.language), self.colours, _WIDEST
        )
        told = tr("Gezählt wird, was besetzt ist; eine Stelle mit kw-Vermerk wird nicht wieder besetzt.")
        self.told.setText(" ".join((told, *unpriced_vacancies(found, self.language))))
        self._offer_applying()

    def _vacancy_rate(self) -> str:
        tr, rate = self.language.tr, self.bridge.session.figures.assumptions["vacancy_rate"]
        mark = tr("verifiziert") if rate.verified else tr("nicht verifiziert")
        return tr(
            "{name} {value} ({mark}); im Übrigen gelten die Stellen einer Option als besetzt",
            name=assumption_name("vacancy_rate", self.language),
            value=assumption_value(rate, self.language),
            mark=mark,
        )

    # taking over

    def _offer_applying(self) -> None:
        menu, found = self.apply_button.menu(), self.found
        menu.clear()
        for option in () if found is None else found.options:
            menu.addAction(option.name.replace("&", "&&"), partial(self._apply, option.name))
        self.apply_button.setEnabled(found is not None and bool(found.options))

    def _apply(self, name: str) -> None:
        found = self.found
        if found is None:
            return
        option = next(each for each in found.options if each.name == name)
        open_apply_dialog(self.bridge, option, self.posts, self)


def _values(part: OptionPart) -> tuple[str, ...]:
    return (part.option, part.grade, part.step, part.fte, part.posts, part.head, part.competences)
