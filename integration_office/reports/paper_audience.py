"""Who reads a paper and what they may see: one table, printed in the paper and shown where it is ordered."""

from collections.abc import Mapping
from enum import Enum

from integration_office.domain.paper_texts import DERIVATIONS
from integration_office.reports.blocks import Align, GroupRow, Row, Table
from integration_office.wording.language import Language

SMALLEST_GROUP = 5
"""A group of fewer posts is not shown to those who may not see small groups."""


class Audience(Enum):
    """For whom a paper is made; the value is its key."""

    COUNCIL = "rat"
    STAFF_COUNCIL = "personalrat"
    INTERNAL = "intern"


class Section(Enum):
    """A part of a paper that can be left out; the value is its key. The resolution itself always stands."""

    OVERVIEW = "ueberblick"
    ALTERNATIVES = "alternativen"
    BUDGET = "haushalt"
    POSTS = "stellen"
    REASONS = "begruendung"
    BUDGET_DETAIL = "haushalt_einzeln"
    DUTIES = "aufgaben"
    OVERLAP = "doppelarbeit"
    AFFECTED = "betroffene"
    ESTABLISHMENT = "stellenplan"
    CHARTS = "organigramme"
    WHOLE_CHART = "gesamtorganigramm"
    PARTICIPATION = "beteiligung"
    CITIES = "staedtevergleich"
    MEASURES = "massnahmen"
    METHOD = "methode"
    RECKONING = DERIVATIONS


class Sight(Enum):
    """Something that not every reader may see."""

    SINGLE_POSTS = "single_posts"
    SMALL_GROUPS = "small_groups"
    UNIT_NAMES = "unit_names"
    UNIT_SIZES = "unit_sizes"
    MEASURE_REASONS = "measure_reasons"
    OVERLAP_REASONS = "overlap_reasons"
    UNPRICED_GRADES = "unpriced_grades"
    EXACT_AMOUNTS = "exact_amounts"
    INTERNAL_REMARKS = "internal_remarks"


_COUNCIL, _STAFF, _INTERNAL = Audience.COUNCIL, Audience.STAFF_COUNCIL, Audience.INTERNAL
_ALL = frozenset(Audience)
_NOT_PUBLIC = frozenset({_STAFF, _INTERNAL})

SEEN_BY: Mapping[Sight | Section, frozenset[Audience]] = {
    Sight.SINGLE_POSTS: _NOT_PUBLIC,
    Sight.SMALL_GROUPS: _NOT_PUBLIC,
    Sight.UNIT_NAMES: _ALL,
    Sight.UNIT_SIZES: _NOT_PUBLIC,
    Sight.MEASURE_REASONS: _NOT_PUBLIC,
    Sight.OVERLAP_REASONS: _ALL,
    Sight.UNPRICED_GRADES: _NOT_PUBLIC,
    Sight.EXACT_AMOUNTS: _ALL,
    Sight.INTERNAL_REMARKS: frozenset({_INTERNAL}),
    **dict.fromkeys(Section, _ALL),
    Section.MEASURES: _NOT_PUBLIC,
}
"""What each audience may see: everything that a paper withholds from anybody is withheld by this table."""


def may_see(audience: Audience, what: Sight | Section) -> bool:
    return audience in SEEN_BY[what]


def sections_for(audience: Audience) -> tuple[Section, ...]:
    """The parts that a paper for this audience may have, in order."""
    return tuple(each for each in Section if may_see(audience, each))


def audience_text(audience: Audience, language: Language) -> str:
    tr = language.tr
    texts = {
        Audience.COUNCIL: tr("Rat (öffentlich)"),
        Audience.STAFF_COUNCIL: tr("Personalrat"),
        Audience.INTERNAL: tr("intern"),
    }
    return texts[audience]


def section_text(section: Section, language: Language) -> str:
    """The title of a part, without its number."""
    tr = language.tr
    texts = {
        Section.OVERVIEW: tr("Alle Varianten auf einen Blick"),
        Section.ALTERNATIVES: tr("Alternativen"),
        Section.BUDGET: tr("Haushaltsmäßige Auswirkungen"),
        Section.POSTS: tr("Stellenwirkung"),
        Section.REASONS: tr("Begründung"),
        Section.BUDGET_DETAIL: tr("Haushalt im Einzelnen"),
        Section.DUTIES: tr("Gesetzliche Aufgaben nach Normen"),
        Section.OVERLAP: tr("Aufgaben, an denen mehrere Ämter arbeiten"),
        Section.AFFECTED: tr("Betroffene Stellen nach Gruppe und Dezernat"),
        Section.ESTABLISHMENT: tr("Stellenplanänderungen"),
        Section.CHARTS: tr("Organigramm vorher und nachher"),
        Section.WHOLE_CHART: tr("Organigramm der ganzen Verwaltung"),
        Section.PARTICIPATION: tr("Checkliste Beteiligung"),
        Section.CITIES: tr("Andere Städte"),
        Section.MEASURES: tr("Maßnahmen im Einzelnen"),
        Section.METHOD: tr("Methode und Annahmen"),
        Section.RECKONING: tr("Rechenwege"),
    }
    return texts[section]


def sight_text(sight: Sight, language: Language) -> str:
    tr = language.tr
    texts = {
        Sight.SINGLE_POSTS: tr("einzelne Stellen mit Nummer, Funktion und Bewertung"),
        Sight.SMALL_GROUPS: tr("Gruppen von weniger als fünf Stellen"),
        Sight.UNIT_NAMES: tr("Namen der Einheiten"),
        Sight.UNIT_SIZES: tr("VZÄ einzelner Einheiten und Ämter"),
        Sight.MEASURE_REASONS: tr("Begründungen einzelner Maßnahmen"),
        Sight.OVERLAP_REASONS: tr("Begründungen, warum Doppelarbeit gewollt oder eine Doppelstruktur ist"),
        Sight.UNPRICED_GRADES: tr("Gruppen ohne Entgelttabelle im Einzelnen"),
        Sight.EXACT_AMOUNTS: tr(
            "Geldbeträge der ganzen Stadt auf den Euro, auch wenn nur wenige Stellen sie verursachen"
        ),
        Sight.INTERNAL_REMARKS: tr(
            "interne Hinweise: fehlende Texte, abgeschaltete Maßnahmen, Abgleich mit dem Haushalt"
        ),
    }
    return texts[sight]


def audience_table(language: Language) -> Table:
    """The whole table in words."""
    tr = language.tr
    return Table(
        caption=tr("Wer was sieht"),
        header=((tr("Inhalt"), *[audience_text(each, language) for each in Audience]),),
        rows=(
            GroupRow(tr("Einzelheiten")),
            *(_row(each, sight_text(each, language), language) for each in Sight),
            GroupRow(tr("Teile des Papiers")),
            *(_row(each, section_text(each, language), language) for each in Section),
        ),
        alignment=(Align.LEFT, *[Align.CENTRE] * len(Audience)),
    )


def _row(what: Sight | Section, label: str, language: Language) -> Row:
    return Row((label, *(language.tr("ja") if may_see(each, what) else language.tr("nein") for each in Audience)))
