"""Pay in round numbers, so that a whole case can be worked out on paper: a full-time post is twelve months' pay."""

from datetime import date
from decimal import Decimal

from integration_office.analysis.pay_data import BonusRule, PayData, PayTable, Rate
from integration_office.analysis.reference import Reference
from integration_office.domain.grade import PayScheme
from integration_office.domain.parameters import Assumption
from integration_office.exchange.parameters import load_reference

_SOCIAL = ("kv_arbeitgeber_inkl_halber_zusatz", "pv_arbeitgeber", "rv_arbeitgeber", "alv_arbeitgeber")
_CEILINGS = ("bbg_kv_pv_monat", "bbg_rv_alv_monat_west")


def round_pay(monthly: dict[str, int], **values: str) -> Reference:
    """Monthly amounts in EUR by grade from 2026 on; no bonus and no social insurance; assumptions as given."""
    amounts = {grade: {4: euros * 100} for grade, euros in monthly.items()}
    data = PayData(
        {PayScheme.E: (PayTable("RUND", date(2026, 1, 1), amounts, provisional=False),)},
        (BonusRule(2020, (("E1", "E15Ü"),), Decimal(0), "", verified=True),),
        {key: {2026: Rate(Decimal(0), "", True)} for key in _SOCIAL}
        | {key: {2026: Rate(Decimal(100_000), "", True)} for key in _CEILINGS},
    )
    nothing = dict.fromkeys(("lob_rate", "zv_rate", "u2_rate"), "0")
    known = load_reference().assumptions
    own = {key: Assumption(key, Decimal(value), verified=True) for key, value in {**nothing, **values}.items()}
    return Reference(data, {}, {**known, **own})
