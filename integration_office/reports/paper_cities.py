"""Other cities beside one's own: only what has a source and the day it was read."""

from collections.abc import Iterator

from integration_office.domain.cities import City, compared_cities
from integration_office.reports.blocks import Align, Block, Landscape, Paragraph, Row, Run, Table, Text
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_words import NOTHING
from integration_office.wording.cities import mark_text, office_text, posts_per_text, posts_text
from integration_office.wording.city_notes import city_text
from integration_office.wording.numbers import count, date_text


def cities(facts: Facts) -> Iterator[Block]:
    tr = facts.language.tr
    found = compared_cities(facts.frame.reference.cities, facts.plan.cities)
    shown = [city for city in found if city.has_provenance and city.name != facts.plan.info.city]
    if not shown:
        yield Paragraph(tr("Zu anderen Städten gibt es keine Angaben mit Quelle und Datum."))
        return
    text = Paragraph(
        tr(
            "Wie andere Städte Integration organisieren. Leer ist, was nicht bekannt ist; die Aufgaben der Ämter sind "
            "verschieden geschnitten, die Zahlen taugen deshalb nur zusammen mit dem Hinweis zum Vergleich."
        )
    )
    yield Landscape((text, _table(facts, shown), _sources(facts, shown)))


def _table(facts: Facts, shown: list[City]) -> Table:
    tr = facts.language.tr
    header = (
        *(tr("Stadt"), tr("eigenes Amt"), tr("seit"), tr("Stellen"), tr("Stellen je 100.000 Einwohner")),
        *(tr("Konzept, Monitoring"), tr("Hinweis"), tr("Quelle")),
    )
    return Table(
        caption=tr("Andere Städte"),
        header=(header,),
        rows=tuple(_row(facts, city, number) for number, city in enumerate(shown, 1)),
        alignment=(*[Align.LEFT] * 3, Align.RIGHT, Align.RIGHT, *[Align.LEFT] * 3),
        weights=(2, 3, 2, 1, 2, 3, 4, 1),
    )


def _row(facts: Facts, city: City, number: int) -> Row:
    language = facts.language
    cells: tuple[Text, ...] = (
        (Run(city.name, bold=True),),
        office_text(city, language),
        city_text(city.since, language) or NOTHING,
        posts_text(city, language) or NOTHING,
        posts_per_text(city, language) or NOTHING,
        "; ".join(city_text(text, language) for text in (city.concept, city.monitoring) if text) or NOTHING,
        city_text(city.note, language) or NOTHING,
        language.tr("Nr. {n}", n=number),
    )
    return Row(cells)


def _sources(facts: Facts, shown: list[City]) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Quellen des Städtevergleichs"),
        header=((tr("Nr."), tr("Stadt"), tr("Quelle"), tr("gelesen"), tr("geprüft"), tr("Einwohner")),),
        rows=tuple(_source(facts, city, number) for number, city in enumerate(shown, 1)),
        alignment=(Align.RIGHT, *[Align.LEFT] * 4, Align.RIGHT),
        weights=(1, 2, 10, 2, 3, 3),
        row_header=1,
    )


def _source(facts: Facts, city: City, number: int) -> Row:
    language = facts.language
    day = "" if city.source_date is None else date_text(city.source_date, language)
    inhabitants = NOTHING if city.inhabitants is None else count(city.inhabitants, language)
    if city.inhabitants is not None and city.inhabitants_date:
        inhabitants = f"{inhabitants} ({city_text(city.inhabitants_date, language)})"
    return Row((str(number), city.name, city_text(city.source, language), day, mark_text(city, language), inhabitants))
