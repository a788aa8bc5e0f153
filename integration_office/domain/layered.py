"""Read-only mappings that share what did not change: a state costs no more than what makes it different."""

from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import dataclass
from itertools import compress, filterfalse, islice, repeat, takewhile
from operator import is_not
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

_FEW = 256
_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class KeyChanges(Generic[K]):
    """What becomes of the keys of a mapping.

    `changed`: in their place, with another object as value; `gone`, in their old order; `moved`: still there, but not
    in their old order; `appended`: at the end, in this order: those that moved and the new ones; `restored`: back
    where they were once, one after another.
    """

    changed: list[K]
    gone: list[K]
    moved: list[K]
    appended: list[K]
    restored: "list[Restored[K]]"


@dataclass(frozen=True, slots=True)
class Restored(Generic[K]):
    """A key that stands so many places behind (negative: before) another one, counting those that are gone."""

    key: K
    beside: K
    places: int


class Layered(Mapping[K, V]):
    """A base that states share, the entries changed since and the keys that went; ordered like a dict.

    Taking over n changes takes time in proportion to the changes made since the base, whatever its size; once they
    are a quarter of it, the state gets a base of its own.
    """

    __slots__ = ("_base", "_flat", "_gone", "_made", "_over")

    def __init__(self, base: dict[K, V], over: dict[K, V] | None = None, gone: frozenset[K] = frozenset()) -> None:
        self._base = base
        self._over: dict[K, V] = over or {}
        self._gone = gone
        self._flat: dict[K, V] | None = None if over or gone else base
        self._made: dict[Callable[..., Any], Any] = {}

    def __getitem__(self, key: K) -> V:
        if self._flat is not None:
            return self._flat[key]
        found: V = self._over.get(key, _MISSING)
        if found is not _MISSING:
            return found
        if key in self._gone:
            raise KeyError(key)
        return self._base[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        if self._flat is not None:
            return self._flat.get(key, default)
        found = self._over.get(key, _MISSING)
        if found is not _MISSING:
            return found
        return default if key in self._gone else self._base.get(key, default)

    def __contains__(self, key: object) -> bool:
        if self._flat is not None:
            return key in self._flat
        return key in self._over or (key in self._base and key not in self._gone)

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[K]:
        return self._all().keys()

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def items(self) -> ItemsView[K, V]:
        return self._all().items()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, Layered):
            return self._all() == other._all()
        return bool(self._all() == other) if isinstance(other, dict) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Layered({self._all()!r})"

    def looked_up(self, keys: Sequence[K]) -> list[V | None]:
        """The value of each key; None: it is not there. Thousands at once cost a fraction of one after another."""
        return list(map(self.get if len(keys) <= _FEW else self._all().get, keys))

    def copy(self) -> dict[K, V]:
        """A dict of its own."""
        return self._all().copy()

    def made(self, make: Callable[["Layered[K, V]"], D]) -> D:
        """What a function (of a module, not one of the moment) makes of this mapping alone, made only once."""
        if make not in self._made:
            self._made[make] = make(self)
        found: D = self._made[make]
        return found

    def updated(self, changed: Mapping[K, V], gone: Iterable[K] = ()) -> "Layered[K, V]":
        """With `changed` taken over (known keys keep their place, new ones follow) and without `gone`."""
        over = {**self._over, **changed}
        went = [key for key in gone if key in self or key in changed]
        for key in went:
            over.pop(key, None)
        left = self._gone.union(key for key in went if key in self._base) if went else self._gone
        after = Layered(self._base, over, left)
        return Layered(after._all()) if len(over) + len(left) > max(_FEW, len(self._base) // 4) else after

    def keys_changed_since(self, before: Mapping[K, V]) -> set[K]:
        """Keys whose value is another object than in `before`, that came or that went."""
        if self is before:
            return set()
        if isinstance(before, Layered) and before._base is self._base:
            candidates = {*_differing(before._over, self._over), *(self._gone ^ before._gone)}
            return {key for key in candidates if self.get(key, _MISSING) is not before.get(key, _MISSING)}
        return set(_differing(copied(before), self._all()))

    def key_changes_since(self, before: Mapping[K, V]) -> KeyChanges[K] | None:
        """In time in proportion to what changed since the base; None: only a walk over all keys can tell."""
        if not isinstance(before, Layered) or before._base is not self._base:
            return None
        went, came = self._gone - before._gone, before._gone - self._gone
        old, new = before._behind(), self._behind()
        left = [key for key in old if key in self]
        restored = self._restored(came) if came else []
        if restored is None or (came and left) or not (went.isdisjoint(self._over) and came.isdisjoint(before._over)):
            return None
        gone = [*self._in_order(went), *(key for key in old if key not in self)]
        staying = _common_start(left, new)
        elsewhere = {*gone, *came, *new[staying:]}
        changed = [key for key in {**before._over, **self._over} if key not in elsewhere]
        changed = [key for key in changed if self[key] is not before[key]]
        return KeyChanges(changed, gone, left[staying:], new[staying:], restored)

    def _restored(self, came: frozenset[K]) -> list[Restored[K]] | None:
        """Keys of the base beside those that stand there; None: there are none."""
        order = list(self._base)
        found = []
        for at in [at for at, key in enumerate(order) if key in came]:
            beside = next((n for n in range(at - 1, -1, -1) if order[n] not in self._gone), None)
            if beside is None:
                behind = (n for n in range(at + 1, len(order)) if order[n] not in self._gone and order[n] not in came)
                beside = next(behind, None)
            if beside is None:
                return None
            found.append(Restored(order[at], order[beside], at - beside))
        return found

    def _behind(self) -> list[K]:
        """The keys that follow those of the base."""
        return [key for key in self._over if key not in self._base or key in self._gone]

    def _in_order(self, keys: Collection[K]) -> Iterable[K]:
        """Keys of the base in its order."""
        return keys if len(keys) < 2 else filter(frozenset(keys).__contains__, self._base)

    def _all(self) -> dict[K, V]:
        if self._flat is None:
            flat = self._base.copy()
            for key in self._gone:
                del flat[key]
            flat.update(self._over)
            self._flat = flat
        return self._flat


def frozen(mapping: Mapping[K, V]) -> Layered[K, V]:
    """A read-only mapping; the caller gives the dict away."""
    if isinstance(mapping, Layered):
        return mapping
    return Layered(mapping if isinstance(mapping, dict) else dict(mapping))


def copied(mapping: Mapping[K, V]) -> dict[K, V]:
    """A dict of its own."""
    return mapping.copy() if isinstance(mapping, Layered) else dict(mapping)


def key_changes(before: Mapping[K, V], after: Mapping[K, V], *, walked: bool = False) -> KeyChanges[K]:
    """From one mapping to another. Two states of one are not `walked` unless asked for; a walk restores none."""
    known = None if walked else _known(before, after)
    return _walked(before, after) if known is None else known


def _differing(old: dict[K, V], new: dict[K, V]) -> Iterator[K]:
    """Keys with another object, or in one of them alone. Loops of C: thousands are looked through for the few."""
    differ = map(is_not, map(old.get, new, repeat(_MISSING)), new.values())
    yield from compress(new, differ)
    yield from filterfalse(new.__contains__, old)


def _known(before: Mapping[K, V], after: Mapping[K, V]) -> KeyChanges[K] | None:
    return after.key_changes_since(before) if isinstance(after, Layered) else None


def _walked(before: Mapping[K, V], after: Mapping[K, V]) -> KeyChanges[K]:
    # Half a million posts may be walked here for one that changed: loops of C, and lookups only if one is gone.
    old, new = list(before), list(after)
    gone: list[K] = []
    left = before
    if new[: len(old)] != old:
        gone = list(filterfalse(after.keys().__contains__, old))
        left = _without(before, gone)
        old = list(left)
    staying = len(old) if new[: len(old)] == old else _common_start(old, new)
    differ = map(is_not, islice(left.values(), staying), after.values())
    return KeyChanges(list(compress(old, differ)), gone, old[staying:], new[staying:], [])


def _without(mapping: Mapping[K, V], gone: Iterable[K]) -> dict[K, V]:
    left = copied(mapping)
    for key in gone:
        del left[key]
    return left


def _common_start(one: list[K], other: list[K]) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)
