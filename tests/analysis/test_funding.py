"""A total cap cuts in proportion, to the cent, by largest remainders and then by ids (METHOD § 2)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.funding import _capped
from integration_office.analysis.index.numbers import ints
from integration_office.domain.identity import PositionId

AMOUNTS = st.lists(st.integers(0, 40) | st.integers(0, 2**40), min_size=1, max_size=9)


def capped_in_plain_words(amounts: dict[PositionId, int], cap: int) -> list[int]:
    total = sum(amounts.values())
    whole = {id: amount * cap // total for id, amount in amounts.items()}
    waiting = sorted(amounts, key=lambda id: (-(amounts[id] * cap % total), id))
    lucky = waiting[: cap - sum(whole.values())]
    return [whole[id] + (id in lucky) for id in amounts]


@given(AMOUNTS, st.integers(0, 50) | st.integers(0, 2**44), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_cap_is_shared_out_as_in_plain_words(amounts: list[int], cap: int, random: object) -> None:
    if sum(amounts) <= cap:
        return
    ids = [PositionId(str(number)) for number in range(len(amounts))]
    random.shuffle(ids)  # type: ignore[attr-defined]
    shares = _capped(ints(amounts), cap, ids.__getitem__).tolist()
    assert shares == capped_in_plain_words(dict(zip(ids, amounts, strict=True)), cap)
    assert sum(shares) == cap
