"""What the program remembers between two runs besides plans: the language."""

import json
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

_NAME = "integration-office"


def data_folder() -> Path:
    """Where the program keeps the user's copy of the sample."""
    return user_data_path(_NAME, appauthor=False)


def log_file() -> Path:
    return user_log_path(_NAME, appauthor=False) / "integration-office.log"


def saved_language() -> str:
    """`de` or `en`; German where nothing (readable) is saved."""
    try:
        saved = json.loads(_settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "de"
    return "en" if isinstance(saved, dict) and saved.get("language") == "en" else "de"


def save_language(code: str) -> None:
    """Remember the language; a folder that cannot be written is no reason to stop."""
    try:
        _settings_file().parent.mkdir(parents=True, exist_ok=True)
        _settings_file().write_text(json.dumps({"language": code}), encoding="utf-8")
    except OSError:
        return


def _settings_file() -> Path:
    return user_config_path(_NAME, appauthor=False) / "settings.json"
