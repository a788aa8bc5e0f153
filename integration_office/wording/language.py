"""The language of a window or a paper: a value that is passed, German source text through gettext."""

import gettext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from integration_office.domain.resources import resource_folder

Code = Literal["de", "en"]


@dataclass(frozen=True)
class Language:
    """German as written in the code, or a translation of it.

    `tr` and `trn` fill named places: `tr("{n} Stellen", n=3)`.
    """

    code: Code
    catalogue: gettext.NullTranslations

    @staticmethod
    def german() -> "Language":
        return Language("de", gettext.NullTranslations())

    @staticmethod
    def english() -> "Language":
        return Language("en", _catalogue(resource_folder() / "i18n" / "en" / "LC_MESSAGES" / "messages.mo"))

    @staticmethod
    def of(code: str) -> "Language":
        return Language.english() if code == "en" else Language.german()

    def tr(self, text: str, /, **values: object) -> str:
        translated = self.catalogue.gettext(text)
        return translated.format(**values) if values else translated

    def trn(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """`n` chooses the form and fills `{n}` unless the values say otherwise."""
        return self.catalogue.ngettext(singular, plural, n).format(**{"n": n, **values})


@lru_cache
def _catalogue(path: Path) -> gettext.NullTranslations:
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)
