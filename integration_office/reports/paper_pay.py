"""The pay data in use: tables with their dates, rates and ceilings, full-time amounts, what nobody has confirmed."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from integration_office.analysis.pay import FullCost
from integration_office.analysis.pay_data import PayTable, Rate
from integration_office.analysis.people import grade_order
from integration_office.domain.grade import PayScheme
from integration_office.domain.quantity import cents
from integration_office.reports.blocks import Align, Row, Run, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_words import NOTHING
from integration_office.wording.figures import figure_name
from integration_office.wording.numbers import date_text, euro_exact, plain, with_percent
from integration_office.wording.pay_sources import derivation_text

_NAMED_SOURCE = re.compile(r"github [\w./-]+|[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|info|dev)\b(?:/[\w./-]*\w)?")


def tables_in_use(facts: Facts) -> list[tuple[PayScheme, PayTable]]:
    """The pay tables that hold in a month of the years shown, of the schemes that posts are paid by."""
    posts = [post for variant in (facts.null, *facts.changed) for post in variant.organisation.positions.values()]
    schemes = {post.grade.scheme for post in posts if post.grade is not None}
    first_day = date(facts.year, 1, 1)
    return [
        (scheme, table)
        for scheme, tables in facts.frame.reference.pay.tables.items()
        if scheme in schemes
        for table, following in zip(tables, (*tables[1:], None), strict=True)
        if table.valid_from.year <= facts.years[-1] and (following is None or following.valid_from > first_day)
    ]


def full_costs(variant: Variant, year: int) -> list[FullCost]:
    """The full-time amounts of the grades and steps in use, in the order of grades."""
    pay = variant.by_year[year].pay
    used = {(post.grade, post.terms.step) for post in variant.organisation.positions.values()}
    priced = [(grade, step) for grade, step in used if grade is not None and pay.prices(grade)]
    ordered = sorted(priced, key=lambda pair: (grade_order(pair[0]), pair[1] or 0))
    found = [pay.full(grade, step) for grade, step in ordered]
    return list({(each.group, each.step): each for each in found}.values())


def unverified_pay(facts: Facts) -> tuple[str, ...]:
    """Parts of the pay data in use that nobody has confirmed, each with the grades it touches."""
    parts: dict[str, dict[str, None]] = {}
    for year in facts.years:
        for each in full_costs(facts.proposal, year):
            for part in each.parts:
                if not part.verified and (not part.assumptions or part.key in ("base", "social")):
                    parts.setdefault(part.key, {})[each.group] = None
    return tuple(_part_text(key, tuple(grades), facts) for key, grades in parts.items())


def pay_tables(facts: Facts) -> Table:
    tr = facts.language.tr
    rows = [
        Row(
            (
                _named(scheme, table, facts),
                date_text(table.valid_from, facts.language),
                tr("vorläufig (Abschlag)") if table.provisional else tr("beschlossen"),
                _table_source(table, facts),
                str(len(table.unverified)) if table.unverified else NOTHING,
            )
        )
        for scheme, table in tables_in_use(facts)
    ]
    return Table(
        caption=tr("Entgelt- und Besoldungstabellen"),
        header=((_head(facts), tr("gilt ab"), tr("Stand"), tr("Quelle"), tr("ungeprüft")),),
        rows=tuple(rows),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT),
        weights=(2, 0, 1, 2, 0),
        notes=(
            tr(
                "Ungeprüft: So viele Zellen der Tabelle hat niemand bestätigt. Den vollständigen Herkunftsvermerk "
                "jeder Zelle enthalten die Daten des Programms."
            ),
        ),
    )


def _head(facts: Facts) -> str:
    tr = facts.language.tr
    return tr("Tabelle und Kennung") if facts.sees(Sight.INTERNAL_REMARKS) else tr("Tabelle")


def _named(scheme: PayScheme, table: PayTable, facts: Facts) -> Text:
    """The name, and below it the id for those who work with the plan."""
    name = scheme_name(scheme, facts)
    return (Run(f"{name}\n"), Run(table.id, italic=True)) if facts.sees(Sight.INTERNAL_REMARKS) else name


def rates(facts: Facts) -> Table:
    """Employer rates, ceilings and bonus rules of the base year."""
    tr = facts.language.tr
    return Table(
        caption=tr("Sätze und Grenzen {year}", year=facts.year),
        header=((tr("Satz"), tr("Jahr"), tr("Wert"), tr("Quelle"), tr("verifiziert")),),
        rows=(*_social_rows(facts), *_bonus_rows(facts)),
        alignment=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT),
        weights=(1, 0, 0, 3, 0),
    )


def scheme_name(scheme: PayScheme, facts: Facts) -> str:
    """What a family of pay tables is called."""
    tr = facts.language.tr
    words = {
        PayScheme.E: tr("TVöD VKA, Tabelle E"),
        PayScheme.S: tr("TVöD VKA, Tabelle S (Sozial- und Erziehungsdienst)"),
        PayScheme.A: tr("Besoldung NRW, Ordnung A"),
        PayScheme.B: tr("Besoldung NRW, Ordnung B"),
    }
    return words.get(scheme, scheme.value)


def _source_text(provenance: str, facts: Facts) -> str:
    """The sources that a note of the data names, or how an amount was derived, in the paper's language: the notes
    themselves are in English and full of marks, which the paper shows in columns of their own."""
    if "DERIVED" in provenance:
        how = derivation_text(provenance, facts.language)
        return facts.language.tr("abgeleitet: {how}", how=how) if how else facts.language.tr("abgeleitet")
    named = dict.fromkeys(_NAMED_SOURCE.findall(provenance.split(" (")[0]))
    return ", ".join(named) or provenance


def _table_source(table: PayTable, facts: Facts) -> str:
    """A source of the cells; further ones are only counted."""
    if not table.sources:
        return facts.language.tr("keine Angabe")
    first = _source_text(min(table.sources, key=lambda each: "DERIVED" in each), facts)
    more = len(table.sources) - 1
    if not more:
        return first
    return facts.language.trn("{first} und {n} weitere Quelle", "{first} und {n} weitere Quellen", more, first=first)


def _social_rows(facts: Facts) -> Iterator[Row]:
    tr = facts.language.tr
    names = {
        "kv_arbeitgeber_inkl_halber_zusatz": tr("Krankenversicherung, Arbeitgeber"),
        "pv_arbeitgeber": tr("Pflegeversicherung, Arbeitgeber"),
        "rv_arbeitgeber": tr("Rentenversicherung, Arbeitgeber"),
        "alv_arbeitgeber": tr("Arbeitslosenversicherung, Arbeitgeber"),
        "bbg_kv_pv_monat": tr("Beitragsbemessungsgrenze Kranken und Pflege, Monat"),
        "bbg_rv_alv_monat_west": tr("Beitragsbemessungsgrenze Rente und Arbeit, Monat"),
    }
    for key, name in names.items():
        known = facts.frame.reference.pay.social.get(key, {})
        years = [year for year in known if year <= facts.year] or list(known)[:1]
        if years:
            yield _rate_row(facts, name, max(years), known[max(years)], is_amount=key.startswith("bbg"))


def _rate_row(facts: Facts, name: str, year: int, rate: Rate, *, is_amount: bool) -> Row:
    tr, value = facts.language.tr, Decimal(str(rate.value))
    number = plain(value, facts.language)
    text = euro_exact(cents(value), facts.language) if is_amount else with_percent(number, facts.language)
    verified = tr("ja") if rate.verified else tr("nein")
    return Row((name, str(year), text, _source_text(rate.source, facts), verified))


def _bonus_rows(facts: Facts) -> Iterator[Row]:
    tr = facts.language.tr
    rules = [rule for rule in facts.frame.reference.pay.bonuses if rule.from_year <= facts.year]
    latest = max((rule.from_year for rule in rules), default=0)
    for rule in rules:
        if rule.from_year == latest:
            grades = ", ".join(f"{first}–{last}" if first != last else first for first, last in rule.ranges)
            yield Row(
                (
                    tr("Jahressonderzahlung {grades}", grades=grades),
                    str(rule.from_year),
                    with_percent(plain(rule.percent, facts.language), facts.language),
                    _source_text(rule.source, facts),
                    tr("ja") if rule.verified else tr("nein"),
                )
            )


def _part_text(key: str, grades: tuple[str, ...], facts: Facts) -> str:
    return f"{figure_name(key, facts.language)} ({facts.names.listed(grades, limit=8)})"
