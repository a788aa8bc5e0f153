"""A field for a grade that knows those in use, and a note where a grade has no pay table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from integration_office.domain.errors import NotAGrade
from integration_office.domain.grade import read_grade
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.theme import colours_in_force
from integration_office.wording.letters import seen


class GradeField(QLineEdit):
    """Completes the grades of the organisation."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__()
        self.setObjectName("grade")
        completer = QCompleter(_known_grades(organisation), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)


class UnpricedNote(PlainLabel):
    """A grade without a table is allowed, but whoever picks it knows what the costs then leave out."""

    def __init__(self, bridge: Bridge, grade: QLineEdit, posts: int) -> None:
        super().__init__()
        self._bridge, self._grade, self._posts = bridge, grade, posts
        self.setObjectName("unpriced")
        self.setStyleSheet(f"color: {colours_in_force().warning.name()};")
        self.hide()
        grade.textChanged.connect(self._warn)

    def _warn(self) -> None:
        text = self._told()
        self.setText(text)
        self.setVisible(bool(text))

    def _told(self) -> str:
        try:
            grade = read_grade(seen(self._grade.text()))
        except NotAGrade:
            return ""
        if grade is None or self._bridge.session.figures.pay.prices(grade):
            return ""
        return "⚠ " + self._bridge.language.trn(
            "Für {grade} gibt es keine Entgelttabelle; die Stelle zählt in VZÄ, aber nicht in den Kosten.",
            "Für {grade} gibt es keine Entgelttabelle; die Stellen zählen in VZÄ, aber nicht in den Kosten.",
            self._posts,
            grade=str(grade),
        )


def _known_grades(organisation: Organisation) -> list[str]:
    grades = {post.terms.grade for post in organisation.positions.values()}
    return sorted(str(grade) for grade in grades if grade is not None)
