"""What a city's own template can ask for: the fields by their German names, and the sections of the paper."""

import re
from collections.abc import Mapping

from integration_office.domain.paper_texts import OPTIONAL, Template, TextField, missing_fields, text_of
from integration_office.domain.plan import Plan
from integration_office.reports.blocks import Block, Document, Heading, Landscape
from integration_office.reports.paper_written import field_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text

WHOLE, SECTIONS, COAT = "inhalt", "abschnitt", "wappen"
"""The fields for blocks: all of the paper, its sections by their names, and the coat of arms."""

_TEXTS = {
    "aktenzeichen": TextField.FILE_NUMBER,
    "dezernat": TextField.DEPARTMENT,
    "gremium": TextField.BODY,
    "sitzung": TextField.SESSION_DATE,
    "unterschrift": TextField.SIGNATURE,
    "zusatz_zum_beschluss": TextField.RESOLUTION,
    "begruendung": TextField.REASONS,
    "politischer_kontext": TextField.POLITICAL_CONTEXT,
    "beteiligung": TextField.PARTICIPATION,
    "dringlichkeit": TextField.URGENCY,
    "warum_jetzt": TextField.WHY_NOW,
    "ziel": TextField.AIM,
    "nutzen": TextField.BENEFIT,
}
_NUMBER = re.compile(r"(?:(?:Anlage|Annex)\s+\d+\s*:|\d+(?:\.\d+)*\.?)\s+")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def template_fields(
    plan: Plan,
    scenario: str,
    document: Document,
    kind: Template = "beschlussvorlage",
    signature: tuple[str, ...] = (),
) -> dict[str, str]:
    """The fields of a template that are text, for a paper on this scenario. A text that nobody has written yet
    is shown as missing, unless it may be left out. `signature`: lines of the city, below those of the plan."""
    language = Language.of(document.language)
    missing = frozenset(missing_fields(plan.texts, kind, scenario, is_signed=bool(signature))) - OPTIONAL
    texts = {name: text_of(plan.texts, field, scenario) for name, field in _TEXTS.items()}
    texts["unterschrift"] = "\n".join(filter(None, (texts["unterschrift"], *signature)))
    gaps = {name: _gap(field, language) for name, field in _TEXTS.items() if field in missing}
    return {**paper_fields(document), "stadt": plan.info.city, "variante": scenario, **texts, **gaps}


def paper_fields(document: Document) -> dict[str, str]:
    """Those that the paper itself knows."""
    return {
        "titel": document.title,
        "untertitel": document.subtitle,
        "datum": date_text(document.date, Language.of(document.language)),
        "fusszeile": document.footer,
        "quelle": document.source_note,
    }


def sections(document: Document) -> Mapping[str, tuple[Block, ...]]:
    """What stands below each heading of the first level, without it, by the heading's name in small letters:
    "3 Haushaltsmäßige Auswirkungen" is haushaltsmaessige_auswirkungen."""
    found: dict[str, list[Block]] = {}
    into: list[Block] = []
    for block in document.blocks:
        heading, rest = _opening(block)
        if heading:
            into = found.setdefault(section_name(heading), [])
        into += rest
    return {name: tuple(blocks) for name, blocks in found.items()}


def section_name(heading: str) -> str:
    """The name under which a template asks for the section."""
    bare = _NUMBER.sub("", heading, count=1).lower().translate(_SPELLED)
    return "_".join(re.findall(r"\w+", bare))


def _opening(block: Block) -> tuple[str, list[Block]]:
    """The heading of the first level with which a block begins, if any, and the rest of the block."""
    match block:
        case Heading(level=1, text=text):
            return text, []
        case Landscape(blocks=[Heading(level=1, text=text), *rest], size=size):
            return text, [Landscape(tuple(rest), size)]
    return "", [block]


def _gap(field: TextField, language: Language) -> str:
    return language.tr("[Text fehlt: {field}]", field=field_text(field, language))
