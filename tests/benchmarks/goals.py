"""What issues 3 and 4 ask for, by figure and size: milliseconds, or megabytes of memory."""

_S, _M, _L = "S", "M", "L"

GOALS = {
    "preview of one unit over one target": {_S: 1, _M: 2, _L: 5},
    "preview over all offices at once": {_S: 2, _M: 15, _L: 150},
    "perform one move, without disk": {_S: 2, _M: 5, _L: 20},
    "full recalculation of cost, overlap, coverage": {_S: 5, _M: 60, _L: 700},
    "frame 1600×1000, worst scene": {_S: 16, _M: 16, _L: 16},
    "layout after a move": {_S: 2, _M: 20, _L: 200},
    "achievable coverage": {_S: 60, _M: 3000},
    "open a plan": {_S: 500, _M: 8000},
    "write one performed change to disk": {_S: 10, _M: 10},
    "read an XLSX establishment plan, checked": {_S: 1500},
    "window usable with the sample open, cold process": {_S: 1000},
    "peak memory, plan open with figures": {_S: 250, _M: 1200, _L: 8000},
    "peak memory, paper of 30 pages": {_S: 200},
    "paper of 30 pages with 40 tables and 5 charts": {_S: 2500},
    "chart of 2,500 units on A3 pages": {_S: 3000},
}


def goal(figure: str, size: str) -> float | None:
    """None: the issue asks for nothing at this size."""
    return GOALS[figure].get(size)
