"""Letters of a text, and the signs in it that nobody sees."""

import re


def capital(text: str) -> str:
    """The text with a capital in front; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def seen(text: str) -> str:
    """The text without what nobody sees and no file or paper can hold: NULs, other control signs, halves of letters,
    soft hyphens, the empty signs and signs of direction that come along from web pages and mails."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def unseen(text: str) -> tuple[str, ...]:
    """The codes of what nobody sees in the text, each once: U+00AD. Ends of lines are seen."""
    return tuple(sorted({f"U+{ord(sign):04X}" for sign in _UNSEEN.findall(text) if sign != "\r"}))


_LINE_ENDS = re.compile(r"[\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
