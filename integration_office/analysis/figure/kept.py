"""What is asked for again and again of one evaluation: computed once, and forgotten together with it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from integration_office.analysis.evaluation import Evaluation

P = ParamSpec("P")
T = TypeVar("T")


def kept_with_evaluation(compute: Callable[Concatenate[Evaluation, P], T]) -> Callable[Concatenate[Evaluation, P], T]:
    """For a function whose result does not hold the evaluation. A cache of the last few evaluations would keep a
    closed plan in memory, half a gigabyte of a large one."""
    known: WeakKeyDictionary[Evaluation, dict[object, T]] = WeakKeyDictionary()

    @wraps(compute)
    def kept(evaluation: Evaluation, /, *args: P.args, **kwargs: P.kwargs) -> T:
        of_this = known.setdefault(evaluation, {})
        key = (*args, *kwargs.items())
        if key not in of_this:
            of_this[key] = compute(evaluation, *args, **kwargs)
        return of_this[key]

    return kept
