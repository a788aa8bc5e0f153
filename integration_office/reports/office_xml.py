"""XML as office files need it, written as text: escaped, and nothing in it that XML forbids."""

import re
from xml.sax.saxutils import escape, quoteattr

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import clean

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile(
    "[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f\u200b-\u200f\u2028-\u202e]"
)


def tag(name: str, /, *inside: str, **attributes: str | int) -> str:
    """An element with what is inside it, which is XML already. An attribute's first underscore stands for a
    colon, each further one for a hyphen: `fo_break_before` is `fo:break-before`."""
    start = name + "".join(f" {_attribute(key)}={quoteattr(str(value))}" for key, value in attributes.items())
    content = "".join(inside)
    return f"<{start}>{content}</{name}>" if content else f"<{start}/>"


def letters(text: str) -> str:
    """The text as it can be set, escaped. Raises ReportError for a control character."""
    return escape(allowed(text))


def allowed(text: str) -> str:
    """The text as it can be set: letters composed, tabs as spaces. Raises ReportError for a control character,
    which no office program would open."""
    cleaned = clean(text)
    forbidden = _FORBIDDEN.search(cleaned)
    if forbidden:
        code = f"U+{ord(forbidden.group()):04X}"
        raise ReportError(ReportErrorKind.CONTROL_CHARACTER, _FORBIDDEN.sub("�", cleaned)[:60], code)
    return cleaned


def _attribute(key: str) -> str:
    prefix, _, name = key.partition("_")
    return f"{prefix}:{name.replace('_', '-')}" if name else prefix
