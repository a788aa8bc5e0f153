"""Before measures are switched, moved or deleted: what would no longer apply, and what is to become of that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.application.dependence import no_longer, switched
from integration_office.domain.scenario import BrokenMeasure, Measure
from integration_office.ui.bridge import Bridge
from integration_office.wording.changes import change_text
from integration_office.wording.errors import sentence
from integration_office.wording.names import brief

_NAMED, _LETTERS = 6, 160


def agreed(bridge: Bridge, after: Sequence[Measure], parent: QWidget) -> Sequence[Measure] | None:
    """The list as it may become: as asked for, or with what would break switched off; None: the user gave up.

    Asks only where something that applies now would not any more.
    """
    after = tuple(after)
    broken = _newly_broken(bridge, after)
    if not broken:
        return after
    box, off = _question(bridge, broken, parent)
    box.exec()
    if box.clickedButton() is off:
        return _all_off(bridge, after)
    return after if box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.DestructiveRole else None


def _newly_broken(bridge: Bridge, after: tuple[Measure, ...]) -> tuple[BrokenMeasure, ...]:
    session = bridge.session
    return no_longer(session.projection.broken, session.leading_to(after).broken)


def _all_off(bridge: Bridge, after: tuple[Measure, ...]) -> Sequence[Measure]:
    """Switching off one may break the next, until nothing is left that would."""
    while broken := _newly_broken(bridge, after):
        after = tuple(switched(after, [each.index for each in broken], enabled=False))
    return after


def _question(bridge: Bridge, broken: Sequence[BrokenMeasure], parent: QWidget) -> tuple[QMessageBox, object]:
    tr, trn = bridge.language.tr, bridge.language.trn
    text = trn("Dann greift {n} Maßnahme nicht mehr:", "Dann greifen {n} Maßnahmen nicht mehr:", len(broken))
    lines = [_line(bridge, each) for each in broken[:_NAMED]]
    if len(broken) > _NAMED:
        lines.append(trn("… und {n} weitere", "… und {n} weitere", len(broken) - _NAMED))
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Maßnahmen hängen zusammen"), text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("\n".join(lines))
    off = box.addButton(tr("Auch diese ausschalten"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Trotzdem"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(off)
    return box, off


def _line(bridge: Bridge, broken: BrokenMeasure) -> str:
    language, state = bridge.language, bridge.session.organisation
    what = change_text(broken.measure.change, language, state)
    why = brief(sentence(broken.error, language, state), _LETTERS)
    return f"• {broken.index + 1}. {brief(what, _LETTERS)} – {why}"
