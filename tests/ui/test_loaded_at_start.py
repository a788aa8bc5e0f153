"""What is in memory once the window can be seen: little, so that it is there at once; the rest when it is its turn."""

import subprocess
import sys
from pathlib import Path

from integration_office.persistence.document import create
from tests.ui.town import town

HEAVY = (
    "sqlalchemy",
    "alembic",
    "scipy",
    "pandas",
    "networkx",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "docx",
    "openpyxl",
)
HEAVY += ("xlsxwriter", "odfdo", "python_calamine", "holidays", "rapidfuzz", "highspy")
LATER = ("analysis.horizon", "analysis.money_over_time", "analysis.money_bridge", "application.rebasing")
LATER += ("application.adopting", "application.baseline_difference", "application.stand_ins", "ui.rebase.picture")
LATER += ("wording.rebasing", "reports", "ui.views.money", "ui.views.comparison", "exchange.source")
MOST_MODULES = 310
"""Of the program's own; loosely: there are some 300."""

_PROGRAM = """
import os, sys
from integration_office import bootstrap

services = bootstrap.Opening.services

def watched(desk):
    from PySide6.QtCore import QEvent, QObject, QSettings
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watcher(QObject):
        def eventFilter(self, thing, event):
            if event.type() == QEvent.Type.Show and isinstance(thing, QMainWindow):
                print(*sorted(sys.modules), sep="\\n", flush=True)
                os._exit(0)
            return False

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
    application = QApplication([])
    watched.kept = (application, Watcher())
    application.installEventFilter(watched.kept[1])
    return services(desk)

bootstrap.Opening.services = watched
bootstrap.main([sys.argv[1]])
"""


def test_the_window_is_there_without_what_only_papers_tables_and_savings_need(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgplan"
    create(path, town()).close()
    asked = [sys.executable, "-c", _PROGRAM, str(path), str(tmp_path)]
    run = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    loaded = set(run.stdout.split())
    assert "integration_office.ui.main_window" in loaded, run.stderr
    assert loaded.isdisjoint(HEAVY)
    assert [each for each in LATER if f"integration_office.{each}" in loaded] == []
    assert sum(each.partition(".")[0] == "integration_office" for each in loaded) < MOST_MODULES
