"""A grant: its terms, its conditions, and the units and posts it is to fund."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QCheckBox, QLineEdit

from integration_office.domain.changes import Change, SetGrant
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.dialogs.add_position_form import texts_in
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import (
    id_in,
    line_in,
    optional_cents,
    optional_date,
    percent_in,
    typed_number,
)
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.wording.grants import condition_text
from integration_office.wording.letters import capital
from integration_office.wording.names import Names
from integration_office.wording.numbers import date_entry

_TICKED = ("own_unit", "head_fulltime", "deputy_fulltime")
_CONCEPT, _NEEDS = "concept_date", "needs"
_NEW = ""
_FEW, _ALL = 2, 40


class GrantForm(ChangeForm):
    """Another grant's terms fill the fields as soon as it is chosen; what is selected is to be funded."""

    is_long = True

    def __init__(self, bridge: Bridge, funded: Payload, wanted: Grant | None = None) -> None:
        """`wanted`: the grant to begin with; one that the plan does not know yet is a template for a new one."""
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self._funded = funded
        self._wanted = wanted
        self._base = Grant(GrantId(""))
        self.grant = self._grant_choice()
        self.id, self.norm, self.rate = (named(QLineEdit(), name) for name in ("id", "norm", "rate"))
        self.per_fte, self.total, self.end = (named(QLineEdit(), name) for name in ("per_fte", "total", "end"))
        self.flat = named(QLineEdit(), "flat")
        self.concept, self.others = named(QLineEdit(), "concept"), named(QLineEdit(), "others")
        self.needs = named(SearchChoice(((_NEW, self.tr_("keine andere")), *self._known()), _NEW), "needs")
        ticks = {key: condition_text(key, bridge.language) for key in _TICKED}
        self.ticks = {key: named(QCheckBox(capital(text)), key) for key, text in ticks.items()}
        self.in_budget = named(QCheckBox(self.tr_("steht schon im &Haushalt")), "in_budget")
        self.is_funded = named(QCheckBox(self.tr_("auch was ausgewählt ist")), "is_funded")
        self.already = named(PlainLabel(), "already")
        self._add_rows()
        self._set_placeholders()
        self._connect()
        self._fill_in()
        self.begins_at(self.grant)

    def changes(self) -> tuple[Change, ...]:
        grant = self._grant()
        units, posts = self._to_fund(grant.id)
        known = self._organisation.grants.get(grant.id)
        if known is not None and known.current == grant and not units and not posts:
            raise Incomplete(self.tr_("Bitte etwas an der Förderung ändern oder auswählen, was sie fördert."))
        return (SetGrant(grant, units, posts),)

    def _grant(self) -> Grant:
        language, id = self.bridge.language, id_in(self.id.text(), self.bridge.language)
        if not id:
            raise Incomplete(self.tr_("Bitte eine Kennung angeben, zum Beispiel KI."))
        rate = self.rate.text().strip()
        return replace(
            self._base,
            id=GrantId(id),
            norm=line_in(self.norm.text(), language),
            rate=percent_in(rate, language) if rate else None,
            cap_per_fte=optional_cents(self.per_fte.text(), language),
            cap_total=optional_cents(self.total.text(), language),
            flat=optional_cents(self.flat.text(), language),
            end=optional_date(self.end.text(), end_of_year=True),
            conditions=self._conditions(),
            in_budget=self.in_budget.isChecked(),
        )

    def _conditions(self) -> tuple[str, ...]:
        found = [key for key, tick in self.ticks.items() if tick.isChecked()]
        concept = optional_date(self.concept.text(), end_of_year=False)
        if concept is not None:
            found.append(f"{_CONCEPT}={concept.isoformat()}")
        if self.needs.chosen:
            found.append(f"{_NEEDS}={self.needs.chosen}")
        found += texts_in(self.others.text())
        kept = [each for each in self._base.conditions if each in found]
        return (*kept, *(each for each in found if each not in kept))

    def _to_fund(self, grant: GrantId) -> tuple[tuple[UnitId, ...], tuple[PositionId, ...]]:
        """What is selected and not funded by it already."""
        if not self.is_funded.isChecked():
            return (), ()
        units, posts = self._organisation.units, self._organisation.positions
        return (
            tuple(each for each in map(UnitId, self._funded.units) if units[each].grant != grant),
            tuple(each for each in map(PositionId, self._funded.positions) if posts[each].grant != grant),
        )

    def _known(self) -> list[tuple[str, str]]:
        names = Names(self.bridge.language, self._organisation)
        return [(grant, names.grant(grant)) for grant in self._organisation.grants]

    def _grant_choice(self) -> SearchChoice:
        if self._wanted is not None:
            first: str = self._wanted.id if self._wanted.id in self._organisation.grants else _NEW
            return self._choice_from(first)
        own = [self._organisation.units[UnitId(each)].grant for each in self._funded.units]
        first = next(filter(None, own), None) or next(iter(self._organisation.grants), _NEW)
        return self._choice_from(first)

    def _choice_from(self, first: str) -> SearchChoice:
        return named(SearchChoice(((_NEW, self.tr_("eine neue Förderung")), *self._known()), first), "grant")

    def _add_rows(self) -> None:
        tr = self.tr_
        for label, field in (
            (tr("Förder&ung"), self.grant),
            (tr("&Kennung"), self.id),
            (tr("&Norm"), self.norm),
            (tr("Satz in Pro&zent"), self.rate),
            (tr("Höchstbetrag &je VZÄ"), self.per_fte),
            (tr("Höchstbetrag &insgesamt"), self.total),
            (tr("Festbetrag i&m Jahr"), self.flat),
            (tr("&Ende"), self.end),
        ):
            self.rows.addRow(label, field)
        for title, tick in zip((tr("Bedingungen"), "", ""), self.ticks.values(), strict=True):
            self.rows.addRow(title, tick)
        self.rows.addRow(tr("K&onzept beschlossen am"), self.concept)
        self.rows.addRow(tr("Se&tzt voraus"), self.needs)
        self.rows.addRow(tr("Weite&re Bedingungen"), self.others)
        self.rows.addRow("", self.in_budget)
        self.rows.addRow(tr("Fördert schon"), self.already)
        if len(self._funded):
            self.is_funded.setChecked(True)
            self.is_funded.setAccessibleDescription(self._selection_text(_FEW))
            selected = PlainLabel(self._selection_text(_FEW))
            selected.setToolTip(plain_tip(self._selection_text(_ALL)))
            self.rows.addRow(tr("För&dert künftig"), self.is_funded)
            self.rows.addRow("", selected)

    def _set_placeholders(self) -> None:
        tr = self.tr_
        self.rate.setPlaceholderText(tr("leer: voll, bis zum Höchstbetrag"))
        self.rate.setToolTip(
            plain_tip(
                tr(
                    "Leer: die ganzen Personalkosten bis zum Höchstbetrag. Ist nur ein Festbetrag angegeben, gibt "
                    "es nur diesen."
                )
            )
        )
        self.per_fte.setPlaceholderText(tr("in EUR; leer: keiner"))
        self.total.setPlaceholderText(tr("in EUR; leer: keiner"))
        self.flat.setPlaceholderText(tr("in EUR, gleich was die Stellen kosten; leer: keiner"))
        self.end.setPlaceholderText(tr("leer: ohne Ende; sonst z. B. 31.12.2027"))
        self.concept.setPlaceholderText(tr("leer: kein Konzept verlangt; sonst z. B. 15.03.2025"))
        self.others.setPlaceholderText(tr("mit Semikolon getrennt; das Programm prüft sie nicht"))

    def _connect(self) -> None:
        self.grant.currentTextChanged.connect(self._fill_in)
        lines = (
            self.id,
            self.norm,
            self.rate,
            self.per_fte,
            self.total,
            self.flat,
            self.end,
            self.concept,
            self.others,
        )
        for line in lines:
            line.textChanged.connect(self.edited)
        for tick in (*self.ticks.values(), self.in_budget, self.is_funded):
            tick.toggled.connect(self.edited)
        for choice in (self.grant, self.needs):
            choice.currentTextChanged.connect(self.edited)

    def _fill_in(self) -> None:
        """The terms of the chosen grant; for a new one empty fields."""
        chosen = self.grant.chosen
        if chosen is None:
            return
        known = self._organisation.grants.get(GrantId(chosen))
        self._base = known.current if known else self._template
        self.id.setEnabled(known is None)
        self._fill_terms(self._base)
        self._fill_conditions(self._base.conditions)
        self.already.setText(self._already_text(GrantId(chosen), _FEW))
        self.already.setToolTip(plain_tip(self._already_text(GrantId(chosen), _ALL)))

    @property
    def _template(self) -> Grant:
        """What a new grant begins with."""
        if self._wanted is None or self._wanted.id in self._organisation.grants:
            return Grant(GrantId(""))
        return self._wanted

    def _fill_terms(self, grant: Grant) -> None:
        language = self.bridge.language
        self.id.setText(grant.id)
        self.norm.setText(grant.norm)
        self.norm.home(False)
        self.rate.setText("" if grant.rate is None else typed_number(grant.rate * 100, language))
        amounts = ((self.per_fte, grant.cap_per_fte), (self.total, grant.cap_total), (self.flat, grant.flat))
        for line, amount in amounts:
            line.setText("" if amount is None else typed_number(Decimal(amount) / 100, language))
        self.end.setText("" if grant.end is None else date_entry(grant.end, language))
        self.in_budget.setChecked(grant.in_budget)

    def _fill_conditions(self, conditions: tuple[str, ...]) -> None:
        pairs = {key.strip(): value.strip() for key, _, value in (each.partition("=") for each in conditions)}
        for key, tick in self.ticks.items():
            tick.setChecked(key in pairs)
        self.concept.setText(pairs.get(_CONCEPT, ""))
        needed = pairs.get(_NEEDS, _NEW)
        is_known = self.needs.holds(needed)
        self.needs.choose(needed if is_known else _NEW)
        ours = (*_TICKED, _CONCEPT, *((_NEEDS,) if is_known else ()))
        self.others.setText("; ".join(each for each in conditions if each.partition("=")[0].strip() not in ours))

    def _already_text(self, grant: GrantId, limit: int) -> str:
        names = Names(self.bridge.language, self._organisation)
        units = tuple(names.unit(each.id) for each in self._organisation.units.values() if each.grant == grant)
        posts = tuple(names.position(id) for id, each in self._organisation.positions.items() if each.grant == grant)
        told = (names.listed(units, limit), names.listed(posts, limit))
        return "; ".join(filter(None, told)) if grant and (units or posts) else "–"

    def _selection_text(self, limit: int) -> str:
        names = Names(self.bridge.language, self._organisation)
        posts = tuple(self.tr_("Stelle {post}", post=names.position(each)) for each in self._funded.positions)
        return names.listed((*map(names.unit, self._funded.units), *posts), limit)
