"""What is loaded beside the window, once that is shown: first what the first change waits for, then the views."""

import pytest
from pytestqt.qtbot import QtBot

from integration_office.persistence.warming import load_writer
from integration_office.ui import loading
from integration_office.ui.loading import AHEAD, load_soon


def test_what_writes_is_loaded_before_the_views(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(loading, "import_module", loaded.append)

    def first() -> None:
        load_writer()
        loaded.append("writer")

    load_soon(first)
    assert loaded == []
    qtbot.waitUntil(lambda: len(loaded) > len(AHEAD))
    assert loaded == ["writer", *AHEAD]
