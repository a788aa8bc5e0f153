"""Ids: text as the city wrote it, one type for each kind of thing."""

from collections.abc import Container
from itertools import count
from typing import NewType

UnitId = NewType("UnitId", str)
PositionId = NewType("PositionId", str)
TaskId = NewType("TaskId", str)
DutyId = NewType("DutyId", str)
GrantId = NewType("GrantId", str)
RevenueId = NewType("RevenueId", str)


def unused_id(stem: str, taken: Container[str]) -> str:
    """`stem` itself if it is free, else the first free `stem-2`, `stem-3`, …"""
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}" not in taken)
