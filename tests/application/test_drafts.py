"""Values made as drafts are the same values."""

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from integration_office.application.drafts import maker
from integration_office.domain.position import Position, Terms
from integration_office.domain.task import Assignment

TERMS = Terms(None, None, 10_000, None)
POST = ("0101", "501", "Beratung", TERMS, ("K01",), True, None, None, 2030, "KI", (), None, (), False, (("A", "b"),))
SHARE = ("0101", "T1", 5_000, False, ())


@pytest.mark.parametrize(("kind", "values"), [(Position, POST), (Assignment, SHARE)])
def test_a_draft_becomes_the_value_itself(kind: Any, values: tuple[Any, ...]) -> None:
    made = maker(kind)(*values)
    assert type(made) is kind
    assert made == kind(*values)
    assert hash(made) == hash(kind(*values))
    assert repr(made) == repr(kind(*values))


def test_it_is_as_frozen_as_the_others() -> None:
    made = maker(Assignment)(*SHARE)
    with pytest.raises(FrozenInstanceError):
        made.share = 1  # type: ignore[misc]


def test_every_field_has_to_be_named() -> None:
    assert len(POST) == len(fields(Position))
    with pytest.raises(TypeError):
        maker(Position)(*POST[:-1])
