"""Everything that may be done to an organisation: a closed union, each member applies itself or refuses."""

from integration_office.domain.changes.content import (
    Assign,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
)
from integration_office.domain.changes.ending import DissolveUnit, MergeUnits, SplitPart, SplitUnit
from integration_office.domain.changes.staffing import (
    AddPosition,
    ChangeFte,
    CutPosition,
    MovePosition,
    RegradePosition,
)
from integration_office.domain.changes.structure import CreateUnit, MoveUnit, RenameUnit

Change = (
    CreateUnit
    | MoveUnit
    | RenameUnit
    | DissolveUnit
    | MergeUnits
    | SplitUnit
    | MovePosition
    | AddPosition
    | CutPosition
    | RegradePosition
    | ChangeFte
    | Assign
    | SetDemand
    | SetBudget
    | SetGrant
    | SetAssumption
)

__all__ = [
    "AddPosition",
    "Assign",
    "Change",
    "ChangeFte",
    "CreateUnit",
    "CutPosition",
    "DissolveUnit",
    "MergeUnits",
    "MovePosition",
    "MoveUnit",
    "RegradePosition",
    "RenameUnit",
    "SetAssumption",
    "SetBudget",
    "SetDemand",
    "SetGrant",
    "SplitPart",
    "SplitUnit",
]
