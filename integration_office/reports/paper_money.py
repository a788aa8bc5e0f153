"""Haushaltsmäßige Auswirkungen: cost by year against the Ist-Stand, what it is made of, NKF lines, calibration."""

from collections.abc import Callable, Iterator, Sequence

from integration_office.analysis.calibration import calibration, total_ratio
from integration_office.analysis.cost import Cost
from integration_office.domain.budget import NKF_POSITIONS, LineKind
from integration_office.domain.quantity import half_away
from integration_office.reports.blocks import (
    Bar,
    BarChart,
    Block,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_traces import Traces, noted
from integration_office.reports.paper_words import (
    NOTHING,
    euros,
    euros_change,
    in_parts,
    label_and_figures,
    ratio_cell,
    unpriced_note,
)
from integration_office.wording.assumptions import assumption_value
from integration_office.wording.budget_lines import line_text
from integration_office.wording.numbers import euro, signed

Part = tuple[str, Callable[[Cost], int], RowKind, bool]
"""A row of the table: label, amount, how it is set, whether it rests on budget lines."""

Column = tuple[str, Variant, int]
"""A state in a year, with the head of its column."""

COST_KEYS = ("full_cost", "full_cost_sum", "budget_cost")
"""The figures that tables of costs by year are made of."""

_SERIES, _COLUMNS = 3, 5


def money(facts: Facts, traces: Traces) -> Iterator[Block]:
    """Each variant against the Ist-Stand by year."""
    tr = facts.language.tr
    yield Heading(2, tr("Kosten nach Jahren"))
    yield Paragraph(_two_views(facts))
    for variant in facts.changed:
        yield from noted(_differences_of(facts, variant), facts, traces, *COST_KEYS)
    if any(_costs_differ(facts, variant) for variant in facts.changed[:_SERIES]):
        yield _difference_chart(facts)


def budget_lines(facts: Facts) -> Iterator[Block]:
    """The lines of the Ergebnisplan, and the computed personnel beside the city's own budget."""
    if facts.budget_years:
        yield Heading(2, facts.language.tr("Zeilen des Ergebnisplans"))
        yield from _lines(facts)


def year_head(facts: Facts, year: int) -> str:
    """The year with its marks: v for provisional tables, f for carried forward."""
    provisional, grown = facts.pay_marks[year]
    marks = (facts.language.tr("v") if provisional else "") + (facts.language.tr("f") if grown else "")
    return f"{year}\u00a0({marks})" if marks else str(year)


def year_notes(facts: Facts) -> tuple[Text, ...]:
    """What the marks of the years in use mean."""
    tr = facts.language.tr
    notes: list[Text] = []
    if any(provisional for provisional, _ in facts.pay_marks.values()):
        notes.append(tr("v: Die Entgelt- oder Besoldungstabelle ist vorläufig (Abschlag, noch nicht Gesetz)."))
    if any(grown for _, grown in facts.pay_marks.values()):
        notes.append(_growth_note(facts))
    return (*notes, *unverified_note(facts))


def unverified_note(facts: Facts) -> tuple[Text, ...]:
    """The mark of a table whose amounts rest on what nobody has verified; the front of the paper lists it."""
    if facts.proposal.cost_figure(facts.settled_year).verified:
        return ()
    text = facts.language.tr(
        "Nicht verifiziert: Die Beträge beruhen auf Annahmen und Sätzen, die das Papier einzeln aufzählt."
    )
    return (text,)


def _growth_note(facts: Facts) -> str:
    growth = facts.null.by_year[facts.years[-1]].assumptions["pay_growth"]
    return facts.language.tr(
        "f: Nach der letzten bekannten Tabelle fortgeschrieben mit {rate} im Jahr (Annahme, {mark}).",
        rate=assumption_value(growth, facts.language),
        mark=facts.language.tr("verifiziert") if growth.verified else facts.language.tr("nicht verifiziert"),
    )


def _two_views(facts: Facts) -> str:
    return facts.language.tr(
        "Vollkosten sind Personal-, Sach- und Gemeinkosten, gleich wer sie bezahlt; sie dienen dem Vergleich. Die "
        "Haushaltssicht ist Personal plus übrige Aufwendungen minus Erträge und minus Förderungen, die nicht schon "
        "in einer Haushaltszeile stehen. Beide Sichten werden nicht vermischt. Wirkungsdaten und kw-Vermerke gelten "
        "im Kalender: Was erst im Lauf des Jahres wirkt, zählt nur für die Monate, in denen es gilt."
    )


def _parts(facts: Facts) -> tuple[Part, ...]:
    tr, normal, total = facts.language.tr, RowKind.NORMAL, RowKind.SUBTOTAL
    return (
        (tr("Personalkosten"), lambda cost: cost.personnel, normal, False),
        (tr("Sachkosten der Arbeitsplätze"), lambda cost: cost.workplace, normal, False),
        (tr("Gemeinkosten"), lambda cost: cost.overhead, normal, False),
        (tr("Vollkosten"), lambda cost: cost.full_cost, total, False),
        (tr("Übrige Aufwendungen (Haushalt)"), lambda cost: cost.other_expense, normal, True),
        (tr("Erträge (Haushalt)"), lambda cost: cost.revenue, normal, True),
        (tr("Förderungen außerhalb der Zeilen"), lambda cost: cost.grants, normal, False),
        (tr("Haushaltssicht"), lambda cost: cost.budget_cost, total, True),
    )


def baseline_table(facts: Facts) -> Table:
    """The cost of the Ist-Stand by year."""
    tr = facts.language.tr
    rows = [
        Row((label, *[_amount(facts, year, amount, lines) for year in facts.years]), kind)
        for label, amount, kind, lines in _parts(facts)
    ]
    return Table(
        caption=tr("Ist-Stand (Nullvariante) nach Jahren, in Euro"),
        header=(("", *[year_head(facts, year) for year in facts.years]),),
        rows=tuple(rows),
        alignment=label_and_figures(len(facts.years)),
        notes=(
            *_missing_lines(facts),
            *year_notes(facts),
            *unpriced_note(facts, facts.null.cost_figure(facts.year)),
        ),
    )


def _amount(facts: Facts, year: int, amount: Callable[[Cost], int], lines: bool) -> str:
    if lines and year not in facts.budget_years:
        return facts.language.tr("k. A.")
    return euros(amount(facts.null.cost(year)), facts.language)


def _missing_lines(facts: Facts) -> tuple[Text, ...]:
    missing = [str(year) for year in facts.years if year not in facts.budget_years]
    if not missing:
        return ()
    text = facts.language.tr(
        "k. A.: Für {years} enthält der Plan keine Haushaltszeilen; übrige Aufwendungen, Erträge und damit die "
        "Haushaltssicht sind dort nicht bekannt.",
        years=facts.names.listed(tuple(missing)),
    )
    return (text,)


def _costs_differ(facts: Facts, variant: Variant) -> bool:
    return any(variant.cost(year) != facts.null.cost(year) for year in facts.years)


def _differences_of(facts: Facts, variant: Variant) -> Iterator[Block]:
    yield _difference_table(facts, variant) if _costs_differ(facts, variant) else _no_difference(facts, variant)


def _no_difference(facts: Facts, variant: Variant) -> Paragraph:
    text = facts.language.tr(
        "Variante „{name}“: In den Jahren {first} bis {last} ändert sich kein Kostenbetrag der ganzen Stadt.",
        name=variant.name,
        first=facts.years[0],
        last=facts.years[-1],
    )
    return Paragraph(text)


def _difference_table(facts: Facts, variant: Variant) -> Table:
    tr = facts.language.tr
    rows = [Row((label, *_differences(facts, variant, amount)), kind) for label, amount, kind, _ in _parts(facts)]
    return Table(
        caption=tr("Variante „{name}“ gegenüber dem Ist-Stand, in Euro", name=variant.name),
        header=(("", *[year_head(facts, year) for year in facts.years], tr("Summe")),),
        rows=tuple(rows),
        alignment=label_and_figures(len(facts.years) + 1),
        notes=(
            tr("Mehr gegenüber dem Ist-Stand mit Plus, weniger mit Minus; bei Erträgen und Förderungen ebenso."),
            *_known_part(facts),
            *year_notes(facts),
            *unpriced_note(facts, variant.cost_figure(facts.settled_year)),
        ),
    )


def _known_part(facts: Facts) -> tuple[Text, ...]:
    missing = [str(year) for year in facts.years if year not in facts.budget_years]
    if not missing:
        return ()
    text = facts.language.tr(
        "Für {years} ohne Haushaltszeilen: Die Haushaltssicht ändert sich dort nur um Personal und Förderungen.",
        years=facts.names.listed(tuple(missing)),
    )
    return (text,)


def _differences(facts: Facts, variant: Variant, amount: Callable[[Cost], int]) -> list[str]:
    differences = [amount(variant.cost(year)) - amount(facts.null.cost(year)) for year in facts.years]
    return [euros_change(each, facts.language) for each in (*differences, sum(differences))]


def _difference_chart(facts: Facts) -> BarChart:
    tr, language = facts.language.tr, facts.language
    shown = facts.changed[:_SERIES]
    bars = []
    for year in facts.years:
        amounts = [each.cost(year).full_cost - facts.null.cost(year).full_cost for each in shown]
        texts = tuple(signed(euro(each, language)) for each in amounts)
        bars.append(Bar(year_head(facts, year), tuple(half_away(each, 100) for each in amounts), texts))
    described = "; ".join(
        f"{bar.label}: " + ", ".join(f"{each.name} {text}" for each, text in zip(shown, bar.texts, strict=True))
        for bar in bars
    )
    return BarChart(
        caption=tr("Vollkosten gegenüber dem Ist-Stand nach Jahren"),
        description=tr("Balken je Jahr: {bars}.", bars=described),
        series=tuple(each.name for each in shown),
        bars=tuple(bars),
    )


def _lines(facts: Facts) -> Iterator[Block]:
    tr = facts.language.tr
    yield Paragraph(
        tr(
            "Personal- und Versorgungsaufwendungen der Stadt stehen neben den berechneten Personalkosten und werden "
            "nicht dazugezählt. Zeilen, deren Betrag keine Maßnahme ändert, bleiben in jeder Variante gleich; sie "
            "wechseln mit ihrer Einheit das Amt."
        ),
        keep_with_next=True,
    )
    for columns in in_parts(_columns(facts), _COLUMNS):
        yield _line_table(facts, columns)
    ratio = _coverage_of_budget(facts) if facts.sees(Sight.INTERNAL_REMARKS) else ""
    if ratio:
        yield Paragraph(ratio)


def _columns(facts: Facts) -> list[Column]:
    """The Ist-Stand in every year with lines, and each variant that has other lines."""
    tr, years = facts.language.tr, sorted(facts.budget_years)
    changing = [each for each in facts.changed if _has_other_lines(facts, each)]
    own = [(tr("Ist-Stand {year}", year=year), facts.null, year) for year in years]
    return own + [(f"{each.name} {year}", each, year) for each in changing for year in years]


def _line_table(facts: Facts, columns: Sequence[Column]) -> Table:
    tr = facts.language.tr
    rows: list[Row | GroupRow] = [GroupRow(tr("Erträge"))]
    rows += _line_rows(facts, columns, (LineKind.REVENUE,))
    rows += [GroupRow(tr("Aufwendungen"))]
    rows += _line_rows(facts, columns, (LineKind.PERSONNEL, LineKind.OTHER_EXPENSE))
    rows.append(_computed_row(facts, columns))
    return Table(
        caption=tr("Zeilen des Ergebnisplans, ganze Stadt, in Euro"),
        header=(("", *[head for head, _, _ in columns]),),
        rows=tuple(rows),
        alignment=label_and_figures(len(columns)),
        notes=unpriced_note(facts, facts.null.cost_figure(facts.year)),
    )


def _line_rows(facts: Facts, columns: Sequence[Column], kinds: tuple[LineKind, ...]) -> Iterator[Row]:
    sums = [each.by_year[year].costs.by_line for _, each, year in columns]
    for line in NKF_POSITIONS:
        if line.kind in kinds and any(line in by_line for by_line in sums):
            cells = (euros(by_line[line], facts.language) if line in by_line else NOTHING for by_line in sums)
            yield Row((line_text(line, facts.language), *cells))


def _computed_row(facts: Facts, columns: Sequence[Column]) -> Row:
    cells = (euros(each.cost(year).personnel, facts.language) for _, each, year in columns)
    label = facts.language.tr("Zum Vergleich: Personalkosten, berechnet")
    return Row((label, *cells), RowKind.EMPHASISED)


def _has_other_lines(facts: Facts, variant: Variant) -> bool:
    return any(
        variant.by_year[year].costs.by_line != facts.null.by_year[year].costs.by_line for year in facts.budget_years
    )


def _coverage_of_budget(facts: Facts) -> str:
    """How the computed personnel stands beside the budget's where there is one."""
    rows = calibration(facts.null.figures)
    budget, computed = sum(row.budget for row in rows), sum(row.computed for row in rows)
    if not budget:
        return ""
    return facts.language.tr(
        "Einheiten mit eigenen Personalzeilen {year}: berechnet {computed}, im Haushalt {budget} (Personal und "
        "Versorgung), das sind {ratio}.",
        year=facts.year,
        computed=euro(computed, facts.language),
        budget=euro(budget, facts.language),
        ratio=ratio_cell(total_ratio(rows), facts.language),
    )
