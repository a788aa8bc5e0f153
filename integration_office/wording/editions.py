"""How the duties of two editions were paired, in words."""

from integration_office.analysis.editions import EditionPair, Found
from integration_office.wording.language import Language


def pair_sign(pair: EditionPair) -> str:
    """+ only in the newer, − only in the older, = the same, ≈ probably the same."""
    if pair.older is None:
        return "+"
    if pair.newer is None:
        return "−"
    return "≈" if pair.found is Found.WORDS else "="


def pair_text(pair: EditionPair, years: tuple[str, str], language: Language) -> str:
    """nur 2021, nur 2012, oder wie das Paar gefunden wurde; `years` are those of the older and newer edition."""
    tr = language.tr
    if pair.older is None:
        return tr("nur {year}", year=years[1])
    if pair.newer is None:
        return tr("nur {year}", year=years[0])
    words = {
        Found.SAME_TITLE: tr("gleicher Titel"),
        Found.CITED: tr("die Beschreibung nennt die andere Norm"),
        Found.WORDS: tr("vermutet aus dem Titel"),
        Found.IN_BOTH: tr("gilt unverändert in beiden Fassungen"),
    }
    return "" if pair.found is None else words[pair.found]


def edition_year(edition: str) -> str:
    """TIntG-2021 → 2021; an edition without a year goes by its name."""
    tail = edition.rpartition("-")[2]
    return tail if tail.isdecimal() else edition


def pairing_rule(language: Language) -> str:
    """How pairs are found, for people who want to rely on them."""
    return language.tr(
        "Zugeordnet wird nur, was der Katalog selbst hergibt: eine Beschreibung, die die andere Norm nennt "
        "(z. B. „§ 12 Abs. 2 TIntG 2012“); der gleiche Titel; oder alle Wörter des einen Titels im anderen "
        "(≈, vermutet). Alles andere steht nur in einer Fassung. Eine bekannte Entsprechung lässt sich über eine "
        "Korrektur der Beschreibung mit Quelle eintragen."
    )
