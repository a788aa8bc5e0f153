"""The paper's styles and lists in a DOCX: all of them in a paper of its own, only the missing in a template."""

import re
from collections.abc import Mapping

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from integration_office.reports.docx_xml import parsed, twips
from integration_office.reports.office_fonts import FAMILY
from integration_office.reports.office_styles import ACCENT, MARK_SIZE, Style, styles
from integration_office.reports.office_xml import tag
from integration_office.wording.letters import capital

BODY, MARK, TABLE = "Normal", "Verweis", "Papiertabelle"

_ID, _BODY_ID = "{id}", "{body}"
_RAISED = 0.64  # to this part of its size Word sets what stands raised

StyleIds = Mapping[str, str]
"""The id of each style by its name."""


def set_styles(document: DocxDocument, language: str) -> StyleIds:
    """Replaces the styles of an empty document by the paper's. `language` is a tag as "de-DE"."""
    sheet = document.styles.element
    for child in list(sheet):
        sheet.remove(child)
    sheet.extend(parsed(_defaults(language)))
    return add_styles(document)


def add_styles(document: DocxDocument) -> StyleIds:
    """Adds the paper's styles to a document. Those that it has under the same name stay as they are."""
    sheet = document.styles.element
    ids = {_name(style).casefold(): str(style.styleId) for style in document.styles.element.style_lst}
    found = {}
    for name, xml in _sources().items():
        if name.casefold() not in ids:
            ids[name.casefold()] = _free_id(name, set(ids.values()))
            own = xml.replace(_ID, ids[name.casefold()]).replace(_BODY_ID, ids[BODY.casefold()])
            sheet.extend(parsed(own))
        found[name] = ids[name.casefold()]
    return found


class Lists:
    """The numbering of a document: one list with bullets, and as many with numbers as it needs."""

    def __init__(self, document: DocxDocument) -> None:
        self._element = _numbering(document)
        self._bullets, self._numbers = self._add_kind("bullet", "•", 13.0), self._add_kind("decimal", "%1.", 21.0)
        self.bullets = self._add(self._bullets)

    def numbers(self) -> int:
        """A new list that begins with 1."""
        return self._add(self._numbers, tag("w:lvlOverride", tag("w:startOverride", w_val=1), w_ilvl=0))

    def _add_kind(self, form: str, sign: str, hanging: float) -> int:
        number = _next(self._element, "w:abstractNum", "w:abstractNumId")
        indent = tag("w:ind", w_left=twips(hanging + 3), w_hanging=twips(hanging))
        level = tag(
            "w:lvl",
            tag("w:start", w_val=1),
            tag("w:numFmt", w_val=form),
            tag("w:lvlText", w_val=sign),
            tag("w:lvlJc", w_val="left"),
            tag("w:pPr", indent),
            w_ilvl=0,
        )
        kind = tag("w:abstractNum", tag("w:multiLevelType", w_val="singleLevel"), level, w_abstractNumId=number)
        first = next(iter(self._element.findall(qn("w:num"))), None)
        for element in parsed(kind):
            if first is None:
                self._element.append(element)
            else:
                first.addprevious(element)
        return number

    def _add(self, kind: int, *inside: str) -> int:
        number = _next(self._element, "w:num", "w:numId")
        self._element.extend(parsed(tag("w:num", tag("w:abstractNumId", w_val=kind), *inside, w_numId=number)))
        return number


def _defaults(language: str) -> str:
    words = tag("w:lang", w_val=language, w_eastAsia=language, w_bidi="ar-SA")
    runs = tag("w:rPrDefault", tag("w:rPr", _font(), tag("w:sz", w_val=21), tag("w:szCs", w_val=21), words))
    return f"<w:docDefaults>{runs}<w:pPrDefault/></w:docDefaults>"


def _font() -> str:
    return tag("w:rFonts", w_ascii=FAMILY, w_hAnsi=FAMILY, w_eastAsia=FAMILY, w_cs=FAMILY)


def _sources() -> dict[str, str]:
    """Each style by its name as XML, with {id} where its id belongs and {body} for that of the
    text's, which comes first: a German Word calls it "Standard"."""
    found = {style.docx_name: _paragraph_style(style) for style in styles()}
    size = round(2 * MARK_SIZE / _RAISED)
    mark = tag("w:color", w_val=ACCENT) + tag("w:sz", w_val=size) + tag("w:szCs", w_val=size)
    mark += tag("w:vertAlign", w_val="superscript")
    found[MARK] = _style("character", MARK, tag("w:rPr", mark))
    margins = tag("w:tblCellMar", tag("w:left", w_w=80, w_type="dxa"), tag("w:right", w_w=80, w_type="dxa"))
    found[TABLE] = _style("table", TABLE, tag("w:tblPr", margins))
    return found


def _paragraph_style(style: Style) -> str:
    return _style("paragraph", style.docx_name, _paragraph_look(style), _run_look(style))


def _style(kind: str, name: str, *look: str) -> str:
    default = ' w:default="1"' if name == BODY else ""
    based = "" if name == BODY or kind != "paragraph" else tag("w:basedOn", w_val=_BODY_ID)
    based += tag("w:next", w_val=_BODY_ID) if name.startswith(("heading", "Title")) else ""
    head = tag("w:name", w_val=name) + based + tag("w:qFormat")
    return f'<w:style w:type="{kind}"{default} w:styleId="{_ID}">{head}{"".join(look)}</w:style>'


def _paragraph_look(style: Style) -> str:
    return tag(
        "w:pPr",
        *[tag("w:keepNext")] * style.keep_with_next,
        *[tag("w:keepLines")] * (style.keep_together or bool(style.level)),
        *[_box(style)] * bool(style.bar),
        *[_line_below(style)] * bool(style.line_below),
        *[tag("w:shd", w_val="clear", w_color="auto", w_fill=style.fill)] * bool(style.fill),
        tag(
            "w:spacing",
            w_before=twips(style.before),
            w_after=twips(style.after),
            w_line=twips(style.leading),
            w_lineRule="exact" if style.leading <= style.size else "atLeast",
        ),
        tag("w:ind", w_left=twips(style.left), w_right=twips(style.right)),
        *[tag("w:outlineLvl", w_val=style.level - 1)] * bool(style.level),
    )


def _box(style: Style) -> str:
    edge: dict[str, str | int] = {"w_val": "single", "w_sz": 4, "w_space": 4, "w_color": style.fill}
    bar = tag("w:left", w_val="single", w_sz=24, w_space=7, w_color=style.bar)
    return tag("w:pBdr", tag("w:top", **edge), bar, tag("w:bottom", **edge))


def _line_below(style: Style) -> str:
    return tag("w:pBdr", tag("w:bottom", w_val="single", w_sz=10, w_space=1, w_color=style.line_below))


def _run_look(style: Style) -> str:
    size = round(2 * style.size)
    return tag(
        "w:rPr",
        *[_font()] * style.measured,
        *[tag("w:b") + tag("w:bCs")] * style.bold,
        tag("w:color", w_val=style.colour),
        tag("w:sz", w_val=size),
        tag("w:szCs", w_val=size),
    )


def _name(style: BaseOxmlElement) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _free_id(name: str, taken: set[str]) -> str:
    """Word itself calls "heading 1" Heading1."""
    bare = re.sub(r"\W", "", name.encode("ascii", "ignore").decode())
    wished = capital(bare)
    return wished if wished not in taken else f"Papier{wished}"


def _numbering(document: DocxDocument) -> BaseOxmlElement:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element  # type: ignore[no-any-return]
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    name = PackURI("/word/numbering.xml")
    numbering = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element, part.package)
    part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    return element


def _next(numbering: BaseOxmlElement, name: str, id: str) -> int:
    return max((int(each.get(qn(id), 0)) for each in numbering.findall(qn(name))), default=0) + 1
