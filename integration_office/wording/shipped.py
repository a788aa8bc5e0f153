"""Texts of the data that come with the program, in the reader's language."""

from collections.abc import Callable, Sequence

from integration_office.wording.language import Language


def shipped_text(text: str, shipped: Callable[[Language], Sequence[str]], language: Language) -> str:
    """One of the texts that `shipped` lists, as it is in this language; what somebody else wrote stays."""
    return dict(zip(shipped(Language.german()), shipped(language), strict=True)).get(text, text)
