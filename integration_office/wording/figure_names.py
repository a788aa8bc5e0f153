"""What figures and their terms are called, and their formulas as METHOD writes them."""

from functools import lru_cache

from integration_office.analysis.coverage import Status
from integration_office.wording.effects import status_text
from integration_office.wording.language import Language
from integration_office.wording.savings import bridge_names, one_off_names


@lru_cache(maxsize=4)
def names(language: Language) -> dict[str, str]:
    """The name of a figure or term by its key."""
    statuses = {status.value: status_text(status, language) for status in Status}
    return {
        **_cost_names(language),
        **_pay_names(language),
        **_grant_names(language),
        **_overlap_names(language),
        **_coverage_names(language),
        **_staffing_names(language),
        **_saving_names(language),
        **_count_names(language),
        **statuses,
    }


@lru_cache(maxsize=4)
def formulas(language: Language) -> dict[str, str]:
    """How a figure or term follows from its terms, by its key; what is simply given is missing."""
    return {
        **_cost_formulas(language),
        **_pay_formulas(language),
        **_other_formulas(language),
        **_saving_formulas(language),
        **_count_formulas(language),
    }


def _cost_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "post_cost": tr("Vollkosten der Stelle"),
        "unit_cost": tr("Vollkosten der Einheit"),
        "child_cost": tr("Vollkosten der Untereinheit"),
        "full_cost": tr("Vollkosten"),
        "budget_cost": tr("Haushaltssicht"),
        "personnel": tr("Personalkosten"),
        "actual_personnel": tr("Personalkosten der besetzten Anteile"),
        "workplace": tr("Sachkosten"),
        "overhead": tr("Gemeinkosten"),
        "other_expense": tr("Übrige Aufwendungen"),
        "revenue": tr("Erträge"),
        "driven_revenue": tr("Ertrag nach Personen"),
        "persons": tr("Personen"),
        "rate_per_quarter": tr("Satz je Person und Quartal"),
        "quarters": tr("Quartale"),
        "lowest": tr("mindestens"),
        "p10": tr("P10"),
        "p90": tr("P90"),
        "highest": tr("höchstens"),
        "grants": tr("Förderungen, die in keiner Haushaltszeile stehen"),
        "spell": tr("Zeitraum mit gleicher Bewertung"),
        "full": tr("Vollzeitbetrag"),
        "fte_planned": tr("VZÄ Soll"),
        "fte_filled": tr("VZÄ Ist"),
        "months": tr("Monate"),
        "assumption": tr("Annahme"),
        "office": tr("Amt"),
        "line": tr("Haushaltszeile"),
        "unpriced": tr("ohne Entgelttabelle"),
    }


def _pay_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "base": tr("Tabellenbetrag im Jahr"),
        "bonus": tr("Jahressonderzahlung"),
        "performance": tr("Leistungsentgelt"),
        "gross": tr("Brutto im Jahr"),
        "social": tr("Sozialversicherung, Anteil des Arbeitgebers"),
        "pension": tr("Zusatzversorgung"),
        "u2": tr("Umlage U2"),
        "versorgung": tr("Versorgungszuschlag"),
        "beihilfe": tr("Beihilfe"),
        "local_factor": tr("Örtlicher Faktor, an den Haushalt angepasst"),
    }


def _grant_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "grant": tr("Förderung"),
        "funded_posts": tr("Summe der geförderten Stellen"),
        "funded": tr("Stellen und Festbetrag"),
        "flat_sum": tr("Festbetrag"),
        "own_share": tr("Eigenanteil der Stadt an diesen Stellen"),
        "funded_post": tr("Förderung der Stelle"),
        "cap_total": tr("Höchstbetrag der Förderung"),
        "rate": tr("Fördersatz"),
        "rate_amount": tr("Satz auf die Personalkosten"),
        "cap_per_fte": tr("Höchstbetrag je VZÄ"),
        "filled_fte_months": tr("Besetzte VZÄ im Jahresmittel"),
        "cap_amount": tr("Höchstbetrag der Stelle"),
        "condition": tr("Bedingung"),
    }


def _overlap_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "overlap_fte": tr("Überschneidung"),
        "intended_fte": tr("Gewollte Überschneidung"),
        "office_overlap": tr("Überschneidung des Amts"),
        "overlap_cost": tr("Kosten der Überschneidung"),
        "task_overlap": tr("Überschneidung der Aufgabe"),
        "task_overlap_cost": tr("Überschneidungskosten der Aufgabe"),
        "post_share": tr("Anteil der Stelle"),
        "share": tr("Anteil"),
    }


def _coverage_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "duty": tr("Abdeckung"),
        "owner": tr("Zuständig"),
        "task": tr("Aufgabe"),
        "capacity": tr("Kapazität"),
        "demand": tr("Bedarf"),
        "group_index": tr("Abdeckung der Gruppe"),
        "weighted_duty": tr("Gesetzliche Aufgabe"),
        "score": tr("Abdeckung"),
        "weight": tr("Gewicht"),
        "achievable": tr("Erreichbare Abdeckung"),
        "flow": tr("Größter möglicher Einsatz"),
    }


def _staffing_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "planned_fte": tr("VZÄ Soll"),
        "filled_fte": tr("VZÄ Ist"),
        "posts": tr("Stellen"),
        "span": tr("Leitungsspanne"),
        "child_units": tr("Unmittelbare Untereinheiten"),
        "led_posts": tr("Eigene Stellen außer der Leitung"),
        "moved_posts": tr("Verlegte Stellen"),
        "moved_fte": tr("VZÄ der verlegten Stellen"),
        "moved_to": tr("nach"),
        "moved_from": tr("aus"),
        "group_full_cost": tr("Vollkosten der Stellen"),
        "group_actual_cost": tr("Vollkosten der besetzten Anteile"),
        "group_budget_cost": tr("Haushaltssicht der Stellen"),
        "expected_vacancy": tr("Erwartete Vakanz"),
        "expected_vacancy_cost": tr("Durch erwartete Vakanz nicht ausgegeben"),
        "option_coverage": tr("Abdeckung durch die Stellen"),
        "open_demand": tr("Offener Bedarf"),
        "open_task": tr("Aufgabe"),
    }


def _saving_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "gross_saving": tr("Ersparnis brutto"),
        "net_saving": tr("Ersparnis netto"),
        "cash_saving": tr("Ersparnis kassenwirksam"),
        "calibration_ratio": tr("Berechnet zum Haushalt"),
        "computed_personnel": tr("Personalkosten, berechnet"),
        "budgeted_personnel": tr("Personal- und Versorgungsaufwendungen im Haushalt"),
        "gross_saving_sum": tr("Ersparnis brutto, mehrere Jahre"),
        "net_saving_sum": tr("Ersparnis netto, mehrere Jahre"),
        "cash_saving_sum": tr("Ersparnis kassenwirksam, mehrere Jahre"),
        "in_year": tr("im Jahr"),
        "office_saving": tr("Ersparnis des Amts"),
        "no_office_saving": tr("Ersparnis, die zu keinem Amt gehört"),
        "line_saving": tr("Ersparnis in der Zeile"),
        "baseline_line": tr("Ist-Stand"),
        "scenario_line": tr("Variante"),
        "baseline_cost": tr("Vollkosten des Ist-Stands"),
        "scenario_cost": tr("Vollkosten der Variante"),
        "grant_change": tr("Förderung"),
        "npv": tr("Barwert"),
        "discounted_cash": tr("Abgezinst"),
        "discount_factor": tr("Faktor der Abzinsung"),
        "one_off": tr("Einmalkosten"),
        "bridge": tr("Kassenwirksame Ersparnis in Schritten"),
        **one_off_names(language),
        **{f"bridge_{key}": name for key, name in bridge_names(language).items()},
    }


def _saving_formulas(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "gross_saving": tr("Vollkosten des Ist-Stands − Vollkosten der Variante, alles schon von Januar an"),
        "net_saving": tr("brutto + gewonnene − verlorene Förderungen"),
        "cash_saving": tr("Vollkosten im Kalender − Einmalkosten + gewonnene − verlorene Förderungen"),
        "baseline_cost": tr("Personalkosten + Sachkosten + Gemeinkosten"),
        "scenario_cost": tr("Personalkosten + Sachkosten + Gemeinkosten"),
        **dict.fromkeys(("gross_saving_sum", "net_saving_sum", "cash_saving_sum"), tr("Summe der Jahre")),
        "office_saving": tr("Kosten des Ist-Stands − Kosten der Variante, dazu Förderungen und Einmalkosten"),
        "line_saving": tr("Ist-Stand − Variante, dazu Förderungen und Einmalkosten"),
        "calibration_ratio": tr("Personalkosten, berechnet ÷ Haushalt"),
        "computed_personnel": tr("Summe der Einheiten ohne solche mit eigener Haushaltszeile"),
        "npv": tr("Summe der abgezinsten Beträge, auf Cent gerundet"),
        "discounted_cash": tr("kassenwirksam ÷ (1 + Abzinsung) hoch Jahre seit dem ersten"),
        "one_off": tr("Summe der Einmalkosten"),
        "bridge": tr("Summe der Schritte"),
    }


def _cost_formulas(language: Language) -> dict[str, str]:
    tr = language.tr
    pro_rata = tr("Vollzeitbetrag × VZÄ × Monate ÷ 12, auf Cent gerundet")
    return {
        "post_cost": tr("Personalkosten + Sachkosten + Gemeinkosten"),
        "unit_cost": tr("Summe der eigenen Stellen und der Untereinheiten"),
        "child_cost": tr("Personalkosten + Sachkosten + Gemeinkosten"),
        "full_cost": tr("Personalkosten + Sachkosten + Gemeinkosten"),
        "budget_cost": tr("Personalkosten + übrige Aufwendungen − Erträge − Förderungen"),
        "personnel": pro_rata,
        "actual_personnel": pro_rata,
        "spell": tr("Betrag × VZÄ × Monate ÷ 12"),
        "workplace": tr("Sachkosten eines Arbeitsplatzes × VZÄ × Monate ÷ 12, auf Cent gerundet"),
        "overhead": tr("Gemeinkostenzuschlag × Personalkosten, auf Cent gerundet"),
        "other_expense": tr("Summe der Haushaltszeilen außer Personal und Versorgung"),
        "revenue": tr("Summe der Ertragszeilen und der Erträge nach Personen, die in keiner Zeile stehen"),
        "driven_revenue": tr("Personen × Satz × Quartale, auf Cent gerundet"),
        "grants": tr("Summe, soweit nicht schon in einer Haushaltszeile"),
        "full": tr("Brutto + Anteil des Arbeitgebers, auf Cent gerundet"),
    }


def _pay_formulas(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "base": tr("Summe der zwölf Monatsbeträge der Tabelle"),
        "bonus": tr("Satz der Gruppe × Mittel aus Juli, August und September"),
        "performance": tr("LOB-Satz × Tabellenbetrag"),
        "gross": tr("Tabellenbetrag + Jahressonderzahlung + Leistungsentgelt"),
        "social": tr(
            "Kranken- und Pflegeversicherung auf das Brutto bis zur einen, Renten- und "
            "Arbeitslosenversicherung bis zur anderen Beitragsbemessungsgrenze"
        ),
        "pension": tr("Satz der Zusatzversorgung × Brutto"),
        "u2": tr("Umlagesatz × Tabellenbetrag bis zur Beitragsbemessungsgrenze"),
        "versorgung": tr("Versorgungszuschlag × Tabellenbetrag"),
    }


def _other_formulas(language: Language) -> dict[str, str]:
    tr = language.tr
    product = tr("Vollkosten × Anteil, auf Cent gerundet")
    return {
        "grant": tr("Summe der Stellen bis zum Höchstbetrag; nichts, wenn eine Bedingung nicht erfüllt ist"),
        "funded_post": tr("der kleinere Betrag, auf Cent gerundet"),
        "rate_amount": tr("Fördersatz × Personalkosten der besetzten Anteile"),
        "cap_amount": tr("Höchstbetrag je VZÄ × besetzte VZÄ × Monate ÷ 12"),
        "overlap_fte": tr("Summe der Aufgaben, ohne gewollte"),
        "intended_fte": tr("Summe der Aufgaben, die mehrere Ämter mit Absicht tun"),
        "office_overlap": tr("Summe seiner VZÄ in Aufgaben, die ein anderes Amt führt, ohne gewollte"),
        "overlap_cost": tr("Summe der Aufgaben, ohne gewollte"),
        "task_overlap": tr("VZÄ aller Ämter − VZÄ des federführenden Amtes"),
        "task_overlap_cost": tr("Vollkosten × Anteil der Stellen außerhalb des federführenden Amtes"),
        "post_share": product,
        "duty": tr("Summe der kleineren aus Kapazität und Bedarf ÷ Summe der Bedarfe"),
        "task": tr("das Kleinere aus Kapazität und Bedarf"),
        "owner": tr("das Amt mit den meisten VZÄ, bei Gleichstand die kleinere Kennung"),
        "group_index": tr("Summe aus Abdeckung × Gewicht ÷ Summe der Gewichte"),
        "weighted_duty": tr("Abdeckung × Gewicht"),
        "achievable": tr("größter möglicher Einsatz geeigneter Stellen ihres Amtes ÷ Summe der Bedarfe"),
        "demand": tr("Summe der Aufgaben mit bekanntem Bedarf"),
        "span": tr("unmittelbare Untereinheiten + eigene Stellen außer der Leitung"),
        "planned_fte": tr("Summe der Ämter"),
        "filled_fte": tr("Summe der Ämter"),
        "posts": tr("Summe der Ämter"),
        "moved_posts": tr("Stellen, deren Amt wechselt"),
        "moved_fte": tr("VZÄ Soll der Stellen, deren Amt wechselt"),
        "group_full_cost": tr("Summe der Stellen"),
        "group_actual_cost": tr("Summe der Stellen, nur besetzte Anteile"),
        "group_budget_cost": tr("Personalkosten − Förderungen, die in keiner Haushaltszeile stehen"),
        "expected_vacancy": tr("Vakanzquote × VZÄ Soll"),
        "expected_vacancy_cost": tr("Vakanzquote × Vollkosten, auf Cent gerundet"),
        "option_coverage": tr("größter möglicher Einsatz geeigneter Stellen ÷ offener Bedarf"),
        "open_demand": tr("Summe der Bedarfe, soweit die übrigen Stellen sie nicht decken"),
    }


def _count_names(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "full_cost_sum": tr("Vollkosten, mehrere Jahre"),
        "units": tr("Einheiten"),
        "unit_kind": tr("Art"),
        "touched_posts": tr("Berührte Stellen"),
        "touched_moved": tr("wechseln das Amt"),
        "touched_regraded": tr("anders bewertet"),
        "touched_resized": tr("anderer Umfang"),
        "touched_cut": tr("entfallen"),
        "touched_lapsing": tr("kw"),
        "touched_created": tr("neu"),
        "shared_tasks": tr("Aufgaben mit Doppelarbeit"),
        "work_ended": tr("Doppelarbeit beendet"),
        "work_less": tr("Doppelarbeit verringert"),
        "work_same": tr("Doppelarbeit unverändert"),
        "work_more": tr("Doppelarbeit größer oder neu"),
        "duty_status": tr("Gesetzliche Aufgaben nach Stand"),
        "duty_group": tr("Gruppe"),
        "duty_changes": tr("Gesetzliche Aufgaben, besser oder schlechter gestellt"),
        "duty_better": tr("besser gestellt"),
        "duty_worse": tr("schlechter gestellt"),
        "duty_owners": tr("Gesetzliche Aufgaben nach Zuständigkeit"),
        "owner_new": tr("mit anderem zuständigem Amt"),
        "duty_same": tr("alle übrigen"),
        "all_grants": tr("Förderungen, alle"),
        "failed_grants": tr("Förderungen mit verletzter Bedingung"),
        "conflicts": tr("Zielkonflikte in einem Amt"),
        "conflict_known": tr("schon im Ist-Stand"),
        "conflict_new": tr("neu"),
    }


def _count_formulas(language: Language) -> dict[str, str]:
    """What is counted, and where the counted things stand."""
    tr = language.tr
    return {
        "full_cost_sum": tr("Summe der Jahre; jedes Jahr Personalkosten + Sachkosten + Gemeinkosten"),
        "units": tr("Zahl der Einheiten des Zustands, Summe der Arten"),
        "touched_posts": tr("Zahl der Stellen, für jede Art der Änderung einmal; gelistet nach Dezernat und Gruppe"),
        "shared_tasks": tr(
            "Zahl der Aufgaben, an denen bisher oder künftig mehrere Ämter arbeiten, ohne gewollte; gelistet in der "
            "Tabelle „Doppelarbeit vorher und nachher“"
        ),
        "duty_status": tr("Zahl der bewerteten Aufgaben, Summe der Stände; gelistet in der Tabelle nach Normen"),
        "duty_changes": tr("Zahl der bewerteten Aufgaben im Vergleich zum Ist-Stand; gelistet nach Normen"),
        "duty_owners": tr("Zahl der bewerteten Aufgaben im Vergleich zum Ist-Stand; gelistet nach Normen"),
        "all_grants": tr(
            "Summe der Förderungen; gewonnen ist die Summe der Zuwächse, verloren die der Rückgänge je Förderung"
        ),
        "failed_grants": tr("Zahl der Förderungen, von denen eine Bedingung nicht erfüllt ist (je eine 1)"),
        "conflicts": tr("Zahl der Paare von Aufgaben, die nicht in einem Amt liegen sollen und dort liegen"),
    }
