"""The texts of a paper that only people can write: which there are, under which key a plan keeps them."""

from collections.abc import Mapping
from enum import Enum
from typing import Literal, get_args

Template = Literal["beschlussvorlage", "gedankenpapier"]
TEMPLATES: tuple[Template, ...] = get_args(Template)

Texts = Mapping[str, str]


class TextField(Enum):
    """A text field; the value is its key. The comment says what a person writes there."""

    FILE_NUMBER = "file_number"  # Aktenzeichen, Vorlagennummer
    DEPARTMENT = "department"  # Dezernat, Dienststelle
    BODY = "body"  # Gremium
    SESSION_DATE = "session_date"  # Tag der Sitzung; a date as people write it; other texts are printed as they are
    SIGNATURE = "signature"  # wer zeichnet
    RESOLUTION = "resolution"  # Zusatz zum Beschlusstext
    REASONS = "reasons"  # Begründung
    POLITICAL_CONTEXT = "political_context"  # frühere Beschlüsse, Strategie, Erwartungen
    PARTICIPATION = "participation"  # wer beteiligt wurde, mit welchem Ergebnis
    URGENCY = "urgency"  # Begründung der Dringlichkeit, only where it is urgent
    WHY_NOW = "why_now"  # Warum jetzt?
    AIM = "aim"  # Was ist das Ziel?
    BENEFIT = "benefit"  # Was hat die Stadt davon?


OF_THE_PLAN = frozenset(
    {
        TextField.FILE_NUMBER,
        TextField.DEPARTMENT,
        TextField.BODY,
        TextField.SESSION_DATE,
        TextField.SIGNATURE,
        TextField.PARTICIPATION,
    }
)
"""These are the same whatever is proposed; the others argue for one scenario and are kept for it."""

OPTIONAL = frozenset({TextField.RESOLUTION, TextField.URGENCY})
"""These are not missed where they are empty."""

_FIELDS: Mapping[Template, tuple[TextField, ...]] = {
    "beschlussvorlage": (
        TextField.FILE_NUMBER,
        TextField.DEPARTMENT,
        TextField.BODY,
        TextField.SESSION_DATE,
        TextField.RESOLUTION,
        TextField.REASONS,
        TextField.POLITICAL_CONTEXT,
        TextField.PARTICIPATION,
        TextField.URGENCY,
        TextField.SIGNATURE,
    ),
    "gedankenpapier": (
        TextField.DEPARTMENT,
        TextField.WHY_NOW,
        TextField.POLITICAL_CONTEXT,
        TextField.AIM,
        TextField.BENEFIT,
    ),
}

MOST_PAGES: Mapping[Template, int] = {"gedankenpapier": 4}
"""A paper for leadership is short; of the others none is too long. Without its annex of derivations."""

DERIVATIONS = "rechenwege"
DERIVATION_PAGES = 2
"""The key of that annex, and how many pages more it may take."""

_BETWEEN = "@"


def text_fields(template: Template) -> tuple[TextField, ...]:
    """The fields of a template in the order in which they stand in it."""
    return _FIELDS[template]


def longest_field(texts: Texts, template: Template, scenario: str) -> tuple[TextField, int]:
    """The field of a paper with the longest text, and how many letters that has."""
    lengths = {field: len(text_of(texts, field, scenario)) for field in text_fields(template)}
    field = max(lengths, key=lambda each: lengths[each])
    return field, lengths[field]


def text_key(field: TextField, scenario: str) -> str:
    """The key of a text in `Plan.texts`: the field's own, or field@scenario."""
    return field.value if field in OF_THE_PLAN else f"{field.value}{_BETWEEN}{scenario}"


def read_key(key: str) -> tuple[TextField, str | None] | None:
    """The field and its scenario (None: of the plan), or None for what is no key of a text."""
    name, between, scenario = key.partition(_BETWEEN)
    field = next((each for each in TextField if each.value == name), None)
    if field is None or (field in OF_THE_PLAN) == bool(between):
        return None
    return field, scenario if between else None


def text_of(texts: Texts, field: TextField, scenario: str) -> str:
    """What a person wrote, without space around it; empty where nobody did."""
    return texts.get(text_key(field, scenario), "").strip()


def missing_fields(
    texts: Texts, template: Template, scenario: str, *, is_signed: bool = False
) -> tuple[TextField, ...]:
    """The fields of a paper on this scenario that are still to be written. `is_signed`: the city's letterhead has
    lines of a signature."""
    given = OPTIONAL | {TextField.SIGNATURE} if is_signed else OPTIONAL
    return tuple(field for field in text_fields(template) if field not in given and not text_of(texts, field, scenario))


def with_text(texts: Texts, field: TextField, scenario: str, text: str) -> dict[str, str]:
    """The texts with this one in place of the old; an empty one is none."""
    key = text_key(field, scenario)
    left = {each: value for each, value in texts.items() if each != key}
    return {**left, key: text} if text.strip() else left


def with_scenario_renamed(texts: Texts, old: str, new: str) -> dict[str, str]:
    """The texts of a scenario under its new name, in the same place."""
    return {_renamed(key, old, new): text for key, text in texts.items()}


def without_scenario(texts: Texts, name: str) -> dict[str, str]:
    """The texts without those of a scenario that goes."""
    return {key: text for key, text in texts.items() if not _belongs_to(key, name)}


def _renamed(key: str, old: str, new: str) -> str:
    return f"{key.partition(_BETWEEN)[0]}{_BETWEEN}{new}" if _belongs_to(key, old) else key


def _belongs_to(key: str, scenario: str) -> bool:
    found = read_key(key)
    return found is not None and found[1] == scenario
