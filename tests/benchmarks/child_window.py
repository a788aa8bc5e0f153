"""A process of its own that opens a window, says when it can be used, and ends: `program PLAN SETTINGS` or `empty`.

`memory` instead of `program` waits until the figures in the background are there as well, and says what the process
needed at most (MB). PySide6 is imported where the program does so: it slows every import that follows.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))


def main(arguments: list[str]) -> int:
    """The exit code of the window."""
    if arguments[0] == "empty":
        return _empty()
    from integration_office import bootstrap

    services = bootstrap.Opening.services

    def watched(desk: bootstrap.Opening) -> object:
        """Called once the plan is there, before the window is made."""
        watch(arguments[2], arguments[0] == "memory")
        return services(desk)

    bootstrap.Opening.services = watched  # type: ignore[assignment, method-assign]
    return bootstrap.main([arguments[1]])


def watch(settings: str, wants_figures: bool) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.watching import Watcher

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    _KEPT.extend((QApplication([]), watcher := Watcher(wants_figures)))
    QApplication.instance().installEventFilter(watcher)


_KEPT: list[object] = []


def _empty() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.watching import Watcher

    application, watcher = QApplication([]), Watcher(False)
    application.installEventFilter(watcher)
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
