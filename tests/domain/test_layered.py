"""A layered mapping is a dict in all that can be asked of it, whatever was changed, removed and put back."""

from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.layered import KeyChanges, Layered, Restored, copied, frozen, key_changes

KEYS = st.integers(0, 12)
STEPS = st.lists(
    st.tuples(st.dictionaries(KEYS, st.builds(object), max_size=4), st.lists(KEYS, max_size=3)), max_size=12
)


def steps(base: dict[int, object], drawn: list[tuple[dict[int, object], list[int]]]) -> list[tuple[Layered, dict]]:
    states: list[tuple[Layered[int, object], dict[int, object]]] = [(frozen(dict(base)), dict(base))]
    for changed, gone in drawn:
        layered, plain = states[-1]
        after = {**plain, **changed}
        for key in gone:
            after.pop(key, None)
        states.append((layered.updated(changed, gone), after))
    return states


@given(st.dictionaries(KEYS, st.builds(object)), STEPS)
def test_it_answers_as_a_dict_would(base: dict, drawn: list) -> None:
    for layered, plain in steps(base, drawn):
        assert {key: layered.get(key) for key in range(13)} == {key: plain.get(key) for key in range(13)}
        assert [key in layered for key in range(13)] == [key in plain for key in range(13)]
        assert list(layered.items()) == list(plain.items())
        assert (list(layered), list(layered.values()), len(layered)) == (list(plain), list(plain.values()), len(plain))
        assert layered == frozen(plain) == plain
        assert copied(layered) == plain


@given(st.dictionaries(KEYS, st.builds(object)), STEPS, st.integers(0, 12), st.integers(0, 12))
def test_it_knows_what_changed_between_any_two_states(base: dict, drawn: list, first: int, second: int) -> None:
    states = steps(base, drawn)
    (before, old), (after, new) = states[first % len(states)], states[second % len(states)]
    expected = {key for key in {*old, *new} if old.get(key) is not new.get(key)}
    assert after.keys_changed_since(before) == expected


@given(st.dictionaries(KEYS, st.builds(object)), STEPS, st.integers(0, 12), st.integers(0, 12))
def test_what_becomes_of_keys_is_what_a_walk_over_all_of_them_finds(
    base: dict, drawn: list, first: int, second: int
) -> None:
    states = steps(base, drawn)
    (before, old), (after, new) = states[first % len(states)], states[second % len(states)]
    quick, plain = key_changes(before, after), key_changes(old, new)
    assert written(old, plain, new) == list(new.items()) == written(old, quick, new)
    assert key_changes(before, after, walked=True) == plain
    if not quick.restored:
        assert (quick.gone, quick.moved, quick.appended) == (plain.gone, plain.moved, plain.appended)
        assert sorted(quick.changed) == sorted(plain.changed)


def written(old: dict, changes: KeyChanges, new: dict) -> list[tuple[int, object]]:
    """What a table holds after the changes: rows deleted, updated where they are, put back, inserted at the end."""
    rows = [key for key in old if key not in {*changes.gone, *changes.moved}]
    for each in changes.restored:
        rows.insert(rows.index(each.beside) + (each.places > 0), each.key)
    values = {**old, **{key: new[key] for key in changes.changed}}
    known = [(key, values[key] if key in old else new[key]) for key in rows]
    return [*known, *((key, new[key]) for key in changes.appended)]


def test_a_change_of_a_large_mapping_is_found_without_a_walk() -> None:
    class Counted(dict):  # type: ignore[type-arg]
        walks = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            Counted.walks += 1
            return super().__iter__()

    before: Layered[int, int] = Layered(Counted.fromkeys(range(1_000), 0)).updated({5: 1, 1_000: 2}, [7])
    after = before.updated({6: 3, 1_001: 4}, [9, 1_000])
    assert key_changes(before, after) == KeyChanges([6], [9, 1_000], [], [1_001], [])
    assert Counted.walks == 0
    back = key_changes(after, before.updated({}, [1_000]))
    assert (back.restored, back.gone, back.moved, back.appended) == ([Restored(9, 8, 1)], [1_001], [], [])


def test_many_changes_give_a_base_of_its_own_and_stay_the_same_mapping() -> None:
    state: Layered[int, int] = frozen(dict.fromkeys(range(1000), 0))
    start = state
    for key in range(0, 1000, 2):
        state = state.updated({key: 1}, [key + 1])
    assert list(state.items()) == [(key, 1) for key in range(0, 1000, 2)]
    assert state.keys_changed_since(start) == set(range(1000))
    assert start == dict.fromkeys(range(1000), 0)
