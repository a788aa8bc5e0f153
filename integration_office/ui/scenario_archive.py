"""The menu of what has been put away: a scenario chosen there is taken out again and comes onto the desk."""

from PySide6.QtWidgets import QMenu, QWidget

from integration_office.ui.bridge import Bridge
from integration_office.ui.locking import lock
from integration_office.wording.names import brief


class ScenarioArchive(QMenu):
    """Filled when it is opened."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(bridge.language.tr("A&rchiv"), parent)
        self._bridge = bridge
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        bridge.happened.connect(self._enable)
        self._enable()

    def _archived(self) -> list[str]:
        return [each.name for each in self._bridge.session.plan.scenarios.values() if each.is_archived]

    def _enable(self) -> None:
        self.menuAction().setEnabled(bool(self._archived()))

    def _fill(self) -> None:
        self.clear()
        tr = self._bridge.language.tr
        for name in self._archived():
            action = self.addAction(tr("„{name}“ zurückholen", name=brief(name)).replace("&", "&&"))
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, name=name: self._take_out(name))
            lock(self._bridge, action)

    def _take_out(self, name: str) -> None:
        session = self._bridge.session
        if self._bridge.attempt(lambda: session.archive_scenario(name, False)):
            self._bridge.attempt(lambda: session.switch_scenario(name))
