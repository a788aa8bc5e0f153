"""How amounts of the pay data were derived, in words; the data's own notes are in English."""

import re

from integration_office.wording.language import Language


def derivation_text(provenance: str, language: Language) -> str:
    """In words; empty for a rule that has none here. A new one in the data fails the test."""
    rule = re.sub(r"^.*?DERIVED:? *", "", provenance)
    return next((text for beginning, text in _rules(language).items() if rule.startswith(beginning)), "")


def _rules(language: Language) -> dict[str, str]:
    tr = language.tr
    december = tr("Betrag von Dezember 2022 + 200 €")
    return {
        "7.3 + half of the average": tr("7,3 % und die Hälfte des durchschnittlichen Zusatzbeitrags"),
        "2022-12 + 200": december,
        "(2022-12 + 200)*1.055": tr("({amount}) × 1,055", amount=december),
        "2025 * 1.0336": tr("Betrag von 2025 × 1,0336 (Abschlag)"),
        "2024+110": tr("Betrag von 2024 + 110 €"),
        "6955.18*1.028": tr("6.955,18 € × 1,028"),
        "2024 rule": tr("Betrag von 2024 nach der Regel des Tarifabschlusses"),
    }
