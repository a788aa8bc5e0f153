"""A released scenario is about to be changed: the user decides whether it is set back, or a copy is changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.domain.scenario import ScenarioStatus
from integration_office.ui.bridge import Bridge
from integration_office.ui.performing import free_copy_name
from integration_office.wording.names import brief


def reopener(bridge: Bridge, window: QWidget) -> Callable[[str], bool]:
    """Asks about a scenario; whether the change may now be done, on the scenario or on its copy."""

    def reopen(name: str) -> bool:
        way = _asked(bridge, name, window)
        return way is not None and bridge.attempt(lambda: way(name))

    return reopen


def _asked(bridge: Bridge, name: str, window: QWidget) -> Callable[[str], None] | None:
    tr, session = bridge.language.tr, bridge.session
    text = tr(
        "„{name}“ ist freigegeben: Papiere und Beschlüsse können sich auf diesen Stand beziehen. Soll eine Kopie "
        "geändert werden, oder soll die Freigabe zurückgenommen werden?",
        name=brief(name),
    )
    box = QMessageBox(QMessageBox.Icon.Question, tr("Freigegebene Variante"), text, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    copy = box.addButton(tr("Kopie ändern"), QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(tr("Freigabe zurücknehmen"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(copy)
    box.exec()
    if box.clickedButton() is copy:
        copied = free_copy_name(name, session.plan.scenarios, bridge.language)
        return lambda each: session.duplicate_scenario(each, copied)
    if box.clickedButton() is back:
        return lambda each: session.set_status(each, ScenarioStatus.COORDINATION)
    return None
