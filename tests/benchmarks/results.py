"""Measured rows on a terminal, with the machine they were measured on."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.measuring import Row

HEADER = f"{'figure':<50}{'size':<6}{'median':>11}{'p95':>11}{'goal':>11}  {'':<7}{'peer':>11}{'ratio':>8}  which"
_PACKAGES = (
    "numpy",
    "scipy",
    "PySide6-Essentials",
    "pandas",
    "polars",
    "networkx",
    "openpyxl",
    "reportlab",
    "weasyprint",
)


def machine() -> str:
    """Processor, cores, system, Python, libraries, date; how busy it was when this was asked."""
    parts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{package} {version(package)}" for package in _PACKAGES if _has(package)),
        date.today().isoformat(),
    ]
    return ", ".join(parts)


def load() -> str:
    """The load average where the system has one; above the number of cores the times say little."""
    return f"load average {os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""


def line(row: Row) -> str:
    """A row for the terminal."""
    unit = row.unit.upper() if row.unit == "mb" else row.unit
    verdict = {None: "", True: "ok", False: "MISSES"}[row.meets_goal]
    goal = "–" if row.goal is None else f"{row.goal:,.0f} {unit}"
    peer = f"{'–':>11}{'':>8}" if row.peer_value is None else f"{_amount(row.peer_value, unit):>11}{row.ratio:>7.1f}×"
    ours = f"{_amount(row.median, unit):>11}{_amount(row.p95, unit):>11}"
    return f"{row.figure:<50}{row.size:<6}{ours}{goal:>11}  {verdict:<7}{peer}  {row.peer or ''}".rstrip()


def _amount(value: float, unit: str) -> str:
    digits = 0 if value >= 1000 else 1 if value >= 100 else 2
    return f"{value:,.{digits}f} {unit}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (each.partition(":")[2].strip() for each in names if each.startswith("model name"))
    return next(named, platform.processor() or "unknown processor")


def _has(package: str) -> bool:
    try:
        return bool(version(package))
    except ImportError:
        return False
