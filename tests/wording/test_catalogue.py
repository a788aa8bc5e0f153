"""The English catalogue: complete, true to its places, compiled."""

import importlib.util
import string
from pathlib import Path
from types import ModuleType

import pytest

from integration_office.domain.resources import resource_folder
from integration_office.wording.language import Language

PACKAGE = Path(__file__).parents[2] / "integration_office"


@pytest.fixture(scope="module")
def update() -> ModuleType:
    path = resource_folder() / "i18n" / "update.py"
    spec = importlib.util.spec_from_file_location("update", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_and_compiled(update: ModuleType) -> None:
    english = Language.english()
    known = {message.id: message.string for message in update.catalogue(update.PO_FILE)}
    for message in update.messages_in(PACKAGE):
        singular = message if isinstance(message, str) else message[0]
        translated = (
            known.get(message)
            or known.get(singular)
            or next((text for key, text in known.items() if isinstance(key, tuple) and key[0] == singular), None)
        )
        assert translated, f"not translated: {message}"
        if isinstance(message, tuple):
            assert (english.catalogue.ngettext(*message, 1), english.catalogue.ngettext(*message, 2)) == translated
        elif isinstance(translated, str):
            assert english.catalogue.gettext(message) == translated


def test_translations_have_the_places_of_their_source(update: ModuleType) -> None:
    for message in update.catalogue(update.PO_FILE):
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set().union(*(places(source) for source in sources))
        assert places(texts[-1]) == places(sources[-1]), message.id
        assert all(places(text) <= allowed for text in texts), message.id


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
