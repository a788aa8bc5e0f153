"""The lines of the Ergebnisplan: German by their name in the ordinance, in English with that name in brackets."""

from integration_office.domain.budget import NkfLine
from integration_office.wording.language import Language
from integration_office.wording.letters import capital


def line_text(line: NkfLine, language: Language) -> str:
    """Aufwendungen für Sach- und Dienstleistungen; in English: goods and services (Aufwendungen für …)."""
    german = capital(line.value)
    if language.code == "de":
        return german
    english = {**_revenue(language), **_expenses(language)}.get(line)
    return f"{english} ({german})" if english else german


def _revenue(language: Language) -> dict[NkfLine, str]:
    tr = language.tr
    return {
        NkfLine.TAXES: tr("Steuern und ähnliche Abgaben"),
        NkfLine.ALLOCATIONS: tr("Zuwendungen und allgemeine Umlagen"),
        NkfLine.TRANSFER_INCOME: tr("Sonstige Transfererträge"),
        NkfLine.PUBLIC_FEES: tr("Öffentlich-rechtliche Leistungsentgelte"),
        NkfLine.PRIVATE_FEES: tr("Privatrechtliche Leistungsentgelte"),
        NkfLine.REIMBURSEMENTS: tr("Kostenerstattungen und Kostenumlagen"),
        NkfLine.OTHER_INCOME: tr("Sonstige ordentliche Erträge"),
        NkfLine.OWN_WORK: tr("Aktivierte Eigenleistungen"),
        NkfLine.STOCK_CHANGES: tr("Bestandsveränderungen"),
        NkfLine.FINANCIAL_INCOME: tr("Finanzerträge"),
        NkfLine.EXTRAORDINARY_INCOME: tr("Außerordentliche Erträge"),
    }


def _expenses(language: Language) -> dict[NkfLine, str]:
    tr = language.tr
    return {
        NkfLine.STAFF: tr("Personalaufwendungen"),
        NkfLine.PENSIONS: tr("Versorgungsaufwendungen"),
        NkfLine.GOODS_AND_SERVICES: tr("Aufwendungen für Sach- und Dienstleistungen"),
        NkfLine.DEPRECIATION: tr("Bilanzielle Abschreibungen"),
        NkfLine.TRANSFERS: tr("Transferaufwendungen"),
        NkfLine.OTHER_EXPENSES: tr("Sonstige ordentliche Aufwendungen"),
        NkfLine.INTEREST: tr("Zinsen und sonstige Finanzaufwendungen"),
        NkfLine.EXTRAORDINARY_EXPENSE: tr("Außerordentliche Aufwendungen"),
    }
