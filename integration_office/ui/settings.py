"""What the program remembers of its user: colours, layout of the window, the last folder."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from integration_office.ui.appearance import Choice, wants_reduced_motion

_LAYOUT_VERSION = 1
_MOST_RECENT = 10


def settings() -> QSettings:
    """A file of the user's own; tests put the folder elsewhere with QSettings.setPath."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "integration-office", "integration-office")


def saved_choice() -> Choice:
    value = settings().value("appearance")
    return Choice(value) if value in {choice.value for choice in Choice} else Choice.SYSTEM


def save_choice(choice: Choice) -> None:
    settings().setValue("appearance", choice.value)


def wants_stillness() -> bool:
    """Whether nothing is to move on the screen: as the user chose, else as the system has it."""
    chosen = str(settings().value("still", ""))
    return chosen == "yes" if chosen else wants_reduced_motion()


def save_stillness(still: bool) -> None:
    settings().setValue("still", "yes" if still else "no")


def saved_folder() -> str:
    """The folder the user opened or wrote a file in last; empty: none yet."""
    return str(settings().value("folder", ""))


def save_folder(folder: str) -> None:
    settings().setValue("folder", folder)


def recent_files() -> tuple[Path, ...]:
    """Plan files that were on the desk, the latest first; those that are gone are left out."""
    kept = settings().value("recent", [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return tuple(path for path in map(Path, filter(None, map(str, names))) if path.exists())


def remember_file(path: Path, *, asked_for: bool = True) -> None:
    """The plan file as the latest one; one the program opened by itself keeps its place, or takes the last."""
    known = recent_files()
    others = tuple(each for each in known if each != path)
    files = (path, *others) if asked_for else known if path in known else (*others, path)
    settings().setValue("recent", [str(each) for each in files][:_MOST_RECENT])


def forget_files() -> None:
    settings().remove("recent")


def saved_scenario_figures() -> bool:
    """Whether the strip shows the key figures of each scenario."""
    return str(settings().value("scenario_figures", "yes")) == "yes"


def save_scenario_figures(shown: bool) -> None:
    settings().setValue("scenario_figures", "yes" if shown else "no")


@dataclass(frozen=True, slots=True)
class Layout:
    """Geometry and docks of a window; `is_alone`: the docks are put away."""

    geometry: QByteArray
    docks: QByteArray
    is_alone: bool


def saved_layout() -> Layout | None:
    """The window as it was left; None: never, or by another version."""
    kept = settings()
    if kept.value("window/version") != str(_LAYOUT_VERSION):
        return None
    geometry, docks = kept.value("window/geometry"), kept.value("window/docks")
    if isinstance(geometry, QByteArray) and isinstance(docks, QByteArray):
        return Layout(geometry, docks, str(kept.value("window/is_alone", "no")) == "yes")
    return None


def save_layout(geometry: QByteArray, docks: QByteArray, *, is_alone: bool) -> None:
    kept = settings()
    kept.setValue("window/version", str(_LAYOUT_VERSION))
    kept.setValue("window/geometry", geometry)
    kept.setValue("window/docks", docks)
    kept.setValue("window/is_alone", "yes" if is_alone else "no")


def saved_letterhead() -> tuple[Path | None, tuple[str, ...], Path | None]:
    """Coat of arms, signature lines, own DOCX template of the papers, as chosen last."""
    kept = settings()
    coat, template = (str(kept.value(f"paper/{name}", "")) for name in ("coat_of_arms", "own_template"))
    lines = str(kept.value("paper/signature", "")).splitlines()
    return Path(coat) if coat else None, tuple(lines), Path(template) if template else None


def save_letterhead(coat: Path | None, signature: tuple[str, ...], template: Path | None) -> None:
    kept = settings()
    kept.setValue("paper/coat_of_arms", str(coat or ""))
    kept.setValue("paper/signature", "\n".join(signature))
    kept.setValue("paper/own_template", str(template or ""))


def saved_guardrails() -> tuple[int, int]:
    """The planner's own bounds of a span of control, lower and upper; 0: none was set."""
    kept = settings()
    values = (str(kept.value(f"span/{name}", "0")) for name in ("least", "most"))
    least, most = (int(value) if value.isdigit() else 0 for value in values)
    return least, most


def save_guardrails(least: int, most: int) -> None:
    settings().setValue("span/least", str(least))
    settings().setValue("span/most", str(most))
