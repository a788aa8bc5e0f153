"""Lines of the NKF Ergebnisplan (KomHVO NRW § 2 Abs. 1 and 2) and the amounts a unit has in them."""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum

from integration_office.domain.errors import NotALine
from integration_office.domain.identity import UnitId
from integration_office.domain.unit import Extra


class LineKind(Enum):
    REVENUE = "revenue"
    PERSONNEL = "personnel"
    OTHER_EXPENSE = "other_expense"
    SKIPPED = "skipped"


class NkfLine(StrEnum):
    """The nineteen positions by their name in the ordinance, then totals, results and internal services."""

    TAXES = "Steuern und ähnliche Abgaben"
    ALLOCATIONS = "Zuwendungen und allgemeine Umlagen"
    TRANSFER_INCOME = "sonstige Transfererträge"
    PUBLIC_FEES = "öffentlich-rechtliche Leistungsentgelte"
    PRIVATE_FEES = "privatrechtliche Leistungsentgelte"
    REIMBURSEMENTS = "Kostenerstattungen und Kostenumlagen"
    OTHER_INCOME = "sonstige ordentliche Erträge"
    OWN_WORK = "aktivierte Eigenleistungen"
    STOCK_CHANGES = "Bestandsveränderungen"
    STAFF = "Personalaufwendungen"
    PENSIONS = "Versorgungsaufwendungen"
    GOODS_AND_SERVICES = "Aufwendungen für Sach- und Dienstleistungen"
    DEPRECIATION = "bilanzielle Abschreibungen"
    TRANSFERS = "Transferaufwendungen"
    OTHER_EXPENSES = "sonstige ordentliche Aufwendungen"
    FINANCIAL_INCOME = "Finanzerträge"
    INTEREST = "Zinsen und sonstige Finanzaufwendungen"
    EXTRAORDINARY_INCOME = "außerordentliche Erträge"
    EXTRAORDINARY_EXPENSE = "außerordentliche Aufwendungen"
    TOTAL_INCOME = "ordentliche Erträge"
    TOTAL_EXPENSE = "ordentliche Aufwendungen"
    ORDINARY_RESULT = "ordentliches Ergebnis"
    FINANCIAL_RESULT = "Finanzergebnis"
    CURRENT_RESULT = "Ergebnis der laufenden Verwaltungstätigkeit"
    EXTRAORDINARY_RESULT = "außerordentliches Ergebnis"
    YEAR_RESULT = "Jahresergebnis"
    BEFORE_INTERNAL = "Ergebnis vor internen Leistungsbeziehungen"
    INTERNAL_INCOME = "Erträge aus internen Leistungsbeziehungen"
    INTERNAL_EXPENSE = "Aufwendungen aus internen Leistungsbeziehungen"
    RESULT = "Ergebnis"
    PARTIAL_RESULT = "Teilergebnis"

    @property
    def kind(self) -> LineKind:
        number = NKF_POSITIONS.index(self) + 1 if self in NKF_POSITIONS else 0
        if number in _REVENUE:
            return LineKind.REVENUE
        if number in _PERSONNEL:
            return LineKind.PERSONNEL
        return LineKind.OTHER_EXPENSE if number else LineKind.SKIPPED


NKF_POSITIONS = tuple(NkfLine)[:19]
_REVENUE = (*range(1, 10), 16, 18)
_PERSONNEL = (10, 11)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """An amount (whole cents; expense positive, revenue positive in a revenue line) of a unit and year."""

    unit: UnitId
    product: str
    line: NkfLine
    year: int
    amount: int
    extra: Extra = ()


def read_line(text: str) -> NkfLine:
    """The line a cell names, whatever number stands before it; raises NotALine."""
    name = re.sub(r"^[\d\s.)\-–:=+]+", "", text)
    line = _BY_NAME.get(_plain(name))
    if line is None:
        raise NotALine(text)
    return line


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


_BY_NAME = {_plain(line.value): line for line in NkfLine}
