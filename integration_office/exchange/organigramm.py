"""The Organigramm JSON of the Berlin tool (schema 0.0.1 to 1.1.0) as a source of units and positions.

| type, else the name                                                  | becomes     |
|----------------------------------------------------------------------|-------------|
| the main organisation, or the only one at the top                    | verwaltung  |
| Dezernat, Geschäftsbereich                                           | dezernat    |
| Abteilung, Fachdienst                                                | abteilung   |
| Referat, Sachgebiet                                                  | sachgebiet  |
| …einrichtung, Landesstelle, Museum                                   | einrichtung |
| …unternehmen                                                         | extern      |
| …stab, …stelle, Büro, …beauftragte, Justitiariat, Projekt            | stabsstelle |
| Amt, …amt, Fachbereich, Serviceeinheit                               | amt         |
| …rat, …vertretung, …versammlung                                      | gremium     |
| anything else below verwaltung or dezernat                           | stabsstelle |
| anything else                                                        | sachgebiet  |

What hangs on the verwaltung, is no Amt and holds Ämter or Abteilungen is a dezernat, as the Abteilung of a
Bezirksamt is. An id is the last part of the element's uri, else its id, else its path. Persons, contacts,
addresses and layout are not taken over; invisible boxes that only connect others are dissolved.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integration_office.domain.identity import PositionId, UnitId, unused_id
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.unit import Extra, Unit, UnitKind
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.files import read_bytes
from integration_office.exchange.findings import Findings, Place

Json = Mapping[str, Any]


def read_organigramm(path: Path, findings: Findings) -> Plan:
    """Units and positions of the chart; what is wrong with the file is refused at its JSON path."""
    place = Place(path.name)
    data = _parsed(path, place, findings)
    if data is None:
        return Plan()
    boxes = tuple(_boxes(data, place, findings))
    if findings.problems:
        return Plan()
    _note_losses(boxes, place, findings)
    return _plan_of(data, [box for box in boxes if not box.connects], place, findings)


@dataclass(frozen=True, slots=True)
class _Box:
    """An element of the chart; `parent` is the path of the nearest visible box above (empty: the top)."""

    path: str
    data: Json
    parent: str

    @property
    def connects(self) -> bool:
        return _is_connector(self.data)

    @property
    def posts(self) -> Sequence[Json]:
        return self.data.get("positions") or ()


_BELOW = ("departments", "organisations")
_TEXTS = ("id", "name", "altName", "type", "purpose")
_POST_TEXTS = ("positionType", "positionStatus")
_VACANT = "N.N."
_ILLUSTRATIVE = (
    "Das Organigramm nennt keine VZÄ: Jede Stelle ist mit 1,0 angesetzt. Leitung und Art der Einheiten sind "
    "aus den Bezeichnungen abgeleitet."
)
_KINDS = (
    (r"dezernat|geschäftsbereich", UnitKind.DIRECTORATE),
    (r"abteilung|fachdienst", UnitKind.DIVISION),
    (r"referat\b|sachgebiet", UnitKind.SECTION),
    (r"einrichtung|landesstelle|museum", UnitKind.FACILITY),
    (r"unternehmen", UnitKind.EXTERNAL),
    (r"stab\b|stelle\b|\bbüro|beauftragt|justitiariat|projekt", UnitKind.STAFF_UNIT),
    (r"(?<!ges)amt\b|fachbereich|serviceeinheit", UnitKind.OFFICE),
    (r"rat\b|vertretung\b|versammlung\b", UnitKind.COMMITTEE),
)
_HEAD = re.compile(
    r"leit(?:er|ung)|vorsteh|senator|bürgermeister|staatssekretär|stadträt|dezernent|direktor|präsident", re.I
)
_DEPUTY = re.compile(r"stellv|vertret|referent|(?<!staats)sekretär", re.I)


def _parsed(path: Path, place: Place, findings: Findings) -> Json | None:
    data = read_bytes(path, place, findings)
    if data is None:
        return None
    try:
        parsed = json.loads(data)
    except json.JSONDecodeError as error:
        findings.refuse(place.at(error.lineno), Fault.NOT_JSON)
    except (UnicodeDecodeError, RecursionError):
        findings.refuse(place, Fault.NOT_JSON)
    else:
        if isinstance(parsed, dict) and isinstance(parsed.get("organisations"), list):
            return parsed
        findings.refuse(place, Fault.NOT_AN_ORGANIGRAMM)
    return None


def _boxes(data: Json, place: Place, findings: Findings) -> Iterator[_Box]:
    """All boxes, those above before those below, in the order of the file."""
    waiting: list[tuple[str, str, Json, tuple[str, ...]]] = [("", "", data, ("organisations",))]
    while waiting:
        path, parent, above, lists = waiting.pop()
        found: list[tuple[str, str, Json, tuple[str, ...]]] = []
        for name in lists:
            for index, child in enumerate(_list(above, name, path, place, findings)):
                box = _Box(f"{path}{name}[{index}]", child, parent)
                if _is_sound(box, place, findings):
                    yield box
                    found.append((f"{box.path}.", parent if box.connects else box.path, child, _BELOW))
        waiting.extend(reversed(found))


def _list(data: Json, key: str, path: str, place: Place, findings: Findings) -> Sequence[Any]:
    value = data.get(key)
    if value is None or isinstance(value, list):
        return value or ()
    findings.refuse(place.at(0, f"{path}{key}"), Fault.NOT_A_LIST)
    return ()


def _is_sound(box: _Box, place: Place, findings: Findings) -> bool:
    before = len(findings.problems)
    if _is_object(box.data, box.path, place, findings):
        _check_texts(box.data, _TEXTS, box.path, place, findings)
        if box.data.get("name") is None and "organisations[" in box.path.rpartition(".")[2]:
            findings.refuse(place.at(0, f"{box.path}.name"), Fault.MISSING)
        for index, post in enumerate(_list(box.data, "positions", f"{box.path}.", place, findings)):
            path = f"{box.path}.positions[{index}]"
            if _is_object(post, path, place, findings):
                _check_texts(post, _POST_TEXTS, path, place, findings)
    return len(findings.problems) == before


def _is_object(data: object, path: str, place: Place, findings: Findings) -> bool:
    if isinstance(data, dict):
        return True
    findings.refuse(place.at(0, path), Fault.NOT_AN_OBJECT)
    return False


def _check_texts(data: Json, keys: Sequence[str], path: str, place: Place, findings: Findings) -> None:
    for key in keys:
        if not isinstance(data.get(key), str | None):
            findings.refuse(place.at(0, f"{path}.{key}"), Fault.NOT_A_TEXT)


def _is_connector(data: object) -> bool:
    if not isinstance(data, dict) or data.get("positions"):
        return False
    layout = data.get("layout")
    return isinstance(layout, dict) and layout.get("style") == "hide"


def _note_losses(boxes: Sequence[_Box], place: Place, findings: Findings) -> None:
    posts = [post for box in boxes for post in box.posts]
    persons = sum(_names_a_person(post) for post in posts)
    if persons:
        findings.note(place, Remark.PERSONS_DROPPED, count=persons)
    if posts:
        findings.note(place, Remark.FTE_ASSUMED, count=len(posts))
    connectors = sum(box.connects for box in boxes)
    if connectors:
        findings.note(place, Remark.CONNECTORS_DROPPED, count=connectors)
    findings.note(place, Remark.DETAILS_DROPPED)


def _names_a_person(post: Json) -> bool:
    person = post.get("person")
    return isinstance(person, dict) and any(person.get(key) for key in ("firstName", "lastName"))


def _plan_of(data: Json, boxes: Sequence[_Box], place: Place, findings: Findings) -> Plan:
    ids = _unit_ids(boxes, place, findings)
    main = _main_box(boxes)
    parents = {box.path: box.parent or (main if main != box.path else "") for box in boxes}
    kinds = _kinds(boxes, parents, main)
    units = {
        ids[box.path]: Unit(
            ids[box.path],
            _text(box.data, "name"),
            kinds[box.path],
            ids.get(parents[box.path]),
            extra=_extra(box),
        )
        for box in boxes
    }
    positions = _positions(boxes, ids, place, findings)
    baseline = Organisation(units=frozen(units), positions=frozen(positions))
    return Plan(info=_info(data, place), baseline=baseline)


def _info(data: Json, place: Place) -> PlanInfo:
    document = data.get("document")
    facts = document if isinstance(document, dict) else {}
    title, version = _text(facts, "title"), _text(facts, "version")
    source = f"Organigramm {place.file}" + (f", Stand {version}" if version else "")
    return PlanInfo(title=title, source_note=source, illustrative_note=_ILLUSTRATIVE)


def _main_box(boxes: Sequence[_Box]) -> str:
    """The path of the organisation everything hangs on; empty if several stand side by side."""
    tops = [box for box in boxes if not box.parent]
    main = [box for box in tops if box.data.get("isMainOrganisation") is True]
    chosen = main or (tops if len(tops) == 1 else [])
    return chosen[0].path if chosen else ""


def _unit_ids(boxes: Sequence[_Box], place: Place, findings: Findings) -> dict[str, UnitId]:
    taken: dict[str, str] = {}
    for box in boxes:
        _take(_own_id(box.data) or box.path, box.path, taken, place, findings)
    return {path: UnitId(id) for id, path in taken.items()}


def _take(id: str, path: str, taken: dict[str, str], place: Place, findings: Findings) -> str:
    """The id if it is free, else a new one, which is noted."""
    unique = unused_id(id, taken)
    if unique != id:
        findings.note(place.at(0, path), Remark.ID_MADE_UNIQUE, unique)
    taken[unique] = path
    return unique


def _own_id(data: Json) -> str:
    link = data.get("uri")
    uri = link.get("uri") if isinstance(link, dict) else link
    last = re.split(r"[/#]", uri.rstrip("/#"))[-1].strip() if isinstance(uri, str) else ""
    return last or _text(data, "id")


def _kinds(boxes: Sequence[_Box], parents: Mapping[str, str], main: str) -> dict[str, UnitKind]:
    named = {box.path: _named_kind(box) for box in boxes}
    held: defaultdict[str, set[UnitKind | None]] = defaultdict(set)
    for path, parent in parents.items():
        held[parent].add(named[path])
    kinds: dict[str, UnitKind] = {}
    for box in boxes:
        path, parent = box.path, parents[box.path]
        kinds[path] = _kind(named[path], held[path], kinds.get(parent), is_main=path == main)
    return kinds


def _kind(named: UnitKind | None, held: set[UnitKind | None], above: UnitKind | None, *, is_main: bool) -> UnitKind:
    if is_main:
        return UnitKind.AUTHORITY
    holds_offices = bool(held & {UnitKind.OFFICE, UnitKind.DIVISION})
    if above is UnitKind.AUTHORITY and holds_offices and named is not UnitKind.OFFICE:
        return UnitKind.DIRECTORATE
    if named is not None:
        return named
    return UnitKind.STAFF_UNIT if above is None or above.is_above_offices else UnitKind.SECTION


def _named_kind(box: _Box) -> UnitKind | None:
    for text in (_text(box.data, "type"), _text(box.data, "name")):
        for pattern, kind in _KINDS:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    return None


def _positions(
    boxes: Sequence[_Box], ids: Mapping[str, UnitId], place: Place, findings: Findings
) -> dict[PositionId, Position]:
    taken: dict[str, str] = {}
    found: dict[PositionId, Position] = {}
    for box in boxes:
        headed = False
        for index, post in enumerate(box.posts):
            path = f"{box.path}.positions[{index}]"
            id = PositionId(_take(_own_id(post) or f"{ids[box.path]}-{index + 1}", path, taken, place, findings))
            is_head = not headed and _heads(post)
            headed = headed or is_head
            found[id] = _position(id, ids[box.path], post, is_head=is_head)
    return found


def _position(id: PositionId, unit: UnitId, post: Json, *, is_head: bool) -> Position:
    status = _text(post, "positionStatus")
    title = _text(post, "positionType")
    if status and status != _VACANT:
        title = f"{title} ({status})" if title else status
    terms = Terms(None, None, FTE_SCALE, 0 if status == _VACANT else None)
    return Position(id, unit, title, terms, is_head=is_head, illustrative=True)


def _heads(post: Json) -> bool:
    words = f"{_text(post, 'positionStatus')} {_text(post, 'positionType')}"
    return bool(_HEAD.search(words)) and not _DEPUTY.search(words)


def _extra(box: _Box) -> Extra:
    columns = (("Kürzel", "altName"), ("Zusatzbezeichnung", "purpose"), ("Typ", "type"))
    return tuple((header, _text(box.data, key)) for header, key in columns if _text(box.data, key))


def _text(data: Json, key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""
