"""A plan that was read from somewhere, made of the same objects as another one wherever both say the same: what is
unchanged is told by identity, so that taking it over costs no more than what differs."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan


def sharing(plan: Plan, known: Plan) -> Plan:
    """An equal plan that shares with `known` what they have in common. Takes time: not for the thread of the window."""
    own = {each.name: _shared(getattr(plan, each.name), getattr(known, each.name)) for each in fields(Plan)}
    return known if _is_made_of(known, own) else replace(plan, **own)


def _shared(new: Any, old: Any) -> Any:
    if isinstance(new, Organisation):
        own = {each.name: _shared(getattr(new, each.name), getattr(old, each.name)) for each in fields(Organisation)}
        return old if _is_made_of(old, own) else replace(new, **own)
    if isinstance(new, Mapping):
        return _shared_mapping(new, old)
    return old if new == old else new


def _shared_mapping(new: Mapping[Any, Any], old: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """The old one with what is different in the new one, unless that brings another order about."""
    changed = {key: value for key, value in new.items() if key not in old or old[key] != value}
    gone = [key for key in old if key not in new]
    found = frozen(old).updated(changed, gone) if changed or gone else old
    return found if list(found) == list(new) else new


def _is_made_of(whole: object, parts: Mapping[str, object]) -> bool:
    return all(getattr(whole, name) is part for name, part in parts.items())
