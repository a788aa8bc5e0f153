"""Carrying out what the user wants on the desk; on the baseline that begins a scenario of its own."""

from collections.abc import Container, Sequence
from datetime import date
from itertools import count

from integration_office.domain.changes import Change
from integration_office.domain.plan import LONGEST_SCENARIO_NAME
from integration_office.ui.bridge import Bridge
from integration_office.wording.language import Language

_LONGEST_PREFIX = 20


def perform(bridge: Bridge, changes: Sequence[Change], effective: date | None = None, reason: str = "") -> bool:
    """Whether the changes were done; a refusal is told by the bridge."""
    name = free_scenario_name(bridge.session.plan.scenarios, bridge.language)
    return bridge.attempt(
        lambda: bridge.session.perform(changes, effective=effective, reason=reason, new_scenario=name)
    )


def free_scenario_name(taken: Container[str], language: Language) -> str:
    """Variante 1, or the next one that is free."""
    names = (language.tr("Variante {n}", n=number) for number in count(1))
    return next(name for name in names if name not in taken)


def free_copy_name(name: str, taken: Container[str], language: Language) -> str:
    """Kopie von …, numbered from the second on; of a very long name the beginning."""
    name = name[: LONGEST_SCENARIO_NAME - _LONGEST_PREFIX]
    first = language.tr("Kopie von {name}", name=name)
    more = (language.tr("Kopie {n} von {name}", n=number, name=name) for number in count(2))
    return first if first not in taken else next(each for each in more if each not in taken)
