"""What the user chooses of the window itself: its colours and its language, ticked in the menus as they hold."""

from collections.abc import Callable

from integration_office.ui.actions import Actions
from integration_office.ui.appearance import Appearance, Choice
from integration_office.ui.settings import save_choice, save_stillness, saved_choice

_COLOURS = {
    "system_colours": Choice.SYSTEM,
    "light_colours": Choice.LIGHT,
    "dark_colours": Choice.DARK,
}
_LANGUAGES = {"german": "de", "english": "en"}


def connect_choices(actions: Actions, appearance: Appearance, code: str, speak: Callable[[str], object]) -> None:
    """Ticks what holds already; `speak` is called with the code of another language."""

    def choose(choice: Choice) -> None:
        save_choice(choice)
        appearance.choose(choice)

    for name, choice in _COLOURS.items():
        actions[name].setChecked(choice is saved_choice())
        actions[name].triggered.connect(lambda _=False, choice=choice: choose(choice))
    actions["still"].triggered.connect(save_stillness)
    for name, language in _LANGUAGES.items():
        actions[name].setChecked(language == code)
        actions[name].triggered.connect(lambda _=False, language=language: speak(language))
