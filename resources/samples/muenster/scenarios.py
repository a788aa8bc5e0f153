"""The three ready scenarios as measures in the JSON of the workbook (rule B10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from muenster.model import Sample

NULL = "Nullvariante"
SMALL = "Amt für Integration (klein)"
LARGE = "Amt für Integration (groß)"

EFFECTIVE = "2027-01-01"

_OFFICE = "AI"
_NATURALISATION = "AI-E"
_EDUCATION = "AI-B"
_REFUGEES = "AI-G"
_NETWORKS = "AI-N"
_HEAD = "AI-01"
_SMALL_SUPERVISION = {"020601": 0.4, "020602": 0.2, "011601": 0.2, "020403": 0.2}
_LARGE_SUPERVISION = {
    "020601": 0.2,
    "020602": 0.05,
    "011601": 0.15,
    "020403": 0.2,
    "050203": 0.25,
    "030201": 0.15,
}


@dataclass(frozen=True)
class Measure:
    """One row of the sheet Varianten: the change as JSON data and the reason the council reads."""

    change: dict[str, Any]
    reason: str


def scenarios(sample: Sample) -> dict[str, list[Measure]]:
    """By name, in the order in which they are offered; the null variant has no measures."""
    return {NULL: [], SMALL: _small(sample), LARGE: _large(sample)}


def _small(sample: Sample) -> list[Measure]:
    return [
        *_office(),
        *_naturalisation(sample),
        *_leadership("A15", kw="2026-12-31", supervised=_SMALL_SUPERVISION),
    ]


def _large(sample: Sample) -> list[Measure]:
    return [
        *_office(),
        *_naturalisation(sample),
        *_education(sample),
        *_refugees(sample),
        *_networks(),
        *_leadership("A16", kw="2027-12-31", supervised=_LARGE_SUPERVISION),
        _regraded_deputy(),
        *_ended_double_work(),
    ]


def _office() -> list[Measure]:
    return [
        _created(_OFFICE, "Amt für Integration", "amt", "II", "Integration wird in einem Amt gebündelt."),
        _unit_moved("0116", "Das Kommunale Integrationszentrum bleibt eigene Einheit und wird Abteilung."),
        _unit_moved("0206", "Die Ausländerbehörde bildet mit dem Integrationszentrum das neue Amt."),
        Measure(
            {"change": "dissolve_unit", "unit": "Migration-Integration", "to": _OFFICE},
            "Das bisherige Amt für Migration und Integration geht im neuen Amt auf.",
        ),
    ]


def _naturalisation(sample: Sample) -> list[Measure]:
    reason = "Einbürgerung und Aufenthalt prüfen dieselben Zeiten; beides kommt in ein Amt."
    return [
        _created(
            _NATURALISATION,
            "Einbürgerung und Staatsangehörigkeit",
            "abteilung",
            _OFFICE,
            "Für die Einbürgerung entsteht eine eigene Abteilung.",
        ),
        *(_moved(post.id, _NATURALISATION, reason) for post in sample.carriers("0204", "020403")),
        _handed_on("0204-A14-01", "020403", "Bürgerangelegenheiten"),
    ]


def _education(sample: Sample) -> list[Measure]:
    return [
        _split(
            sample,
            ("0302", "030201"),
            ("0302-1", "Schulpsychologie, Übergang und Einzelfallleistungen"),
            (_EDUCATION, "Bildungsberatung und Sprachbildung"),
            "Die Bildungsberatung wird von den übrigen Leistungen für Schulen getrennt.",
        ),
        _unit_moved(_EDUCATION, "Bildungsberatung und Integrationszentrum arbeiten an denselben Fällen."),
        _moved("0301-E11-02", _EDUCATION, "Der Seiteneinstieg wird bei der Bildungsberatung koordiniert."),
        _moved("0402-S11B-01", _EDUCATION, "Das Netz der Sprachangebote der VHS kommt zum neuen Amt."),
        _moved("0603-S12-01", _EDUCATION, "Bildungsberatung für junge Zugewanderte gibt es nur noch einmal."),
        _handed_on("0302-A15-01", "030201", "Leistungen für am Schulleben Beteiligte"),
    ]


def _refugees(sample: Sample) -> list[Measure]:
    return [
        _split(
            sample,
            ("0502", "050203"),
            ("0502-1", "Sicherung des Lebensunterhalts nach SGB XII und BAföG"),
            (_REFUGEES, "Leistungen und Unterbringung für Geflüchtete"),
            "Die Leistungen für Geflüchtete werden von den übrigen Hilfen getrennt.",
        ),
        _unit_moved(_REFUGEES, "Aufnahme, Unterbringung und Integration kommen unter eine Leitung."),
        _moved("1003-E11-04", _REFUGEES, "Der Auszug aus Unterkünften wird an einer Stelle gesteuert."),
        _handed_on("0502-A15-01", "050203", "Sicherung des Lebensunterhalts"),
    ]


def _networks() -> list[Measure]:
    return [
        _created(
            _NETWORKS,
            "Netzwerke, Planung und Fördermittel",
            "abteilung",
            _OFFICE,
            "Netzwerkarbeit, Planung und Fördermittel der Fachämter werden zusammengeführt.",
        ),
        _moved("0402-E13-02", _NETWORKS, "Fördermittel für Integration werden an einer Stelle eingeworben."),
        _moved("0503-S12-06", _NETWORKS, "Migrantenorganisationen haben künftig eine Ansprechstelle."),
        _moved("0503-S12-11", _NETWORKS, "Sozialplanung Migration und Integrationskonzept werden eins."),
        _moved("0603-S12-03", _NETWORKS, "Das Trägernetz der Jugendmigrationsarbeit kommt zum neuen Amt."),
        _moved("0604-S12-01", _NETWORKS, "Das Willkommensnetz für Familien kommt zum neuen Amt."),
        _moved("0701-S12-01", _NETWORKS, "Die Gesundheitslotsen kommen zum neuen Amt."),
        _moved("1003-S12-02", _NETWORKS, "Quartiersarbeit Integration und Stadtteilarbeit werden eins."),
        _assigned("0603-S12-03", "011602", 0, "Ein gemeinsames Netz braucht weniger Koordination."),
        _assigned("0603-S12-03", "011601", 0.9, "Die frei werdende Zeit geht in Konzept und Fallmanagement."),
    ]


def _leadership(grade: str, kw: str, supervised: dict[str, float]) -> list[Measure]:
    """A head for the office; the former top post of the merged Amt would double it."""
    position = {
        "id": _HEAD,
        "unit": _OFFICE,
        "title": "Leitung Amt für Integration",
        "grade": grade,
        "fte_planned": 1,
        "fte_filled": 1,
        "competences": ["K01", "K03", "K04", "K06", "K07"],
        "is_head": True,
    }
    return [
        Measure({"change": "add_position", "position": position}, "Das neue Amt bekommt eine Leitung."),
        *(
            _assigned(_HEAD, task, share, "Fach- und Dienstaufsicht der Amtsleitung.")
            for task, share in supervised.items()
        ),
        Measure(
            {"change": "cut_position", "position": "0206-A15-01", "kw": kw},
            "Mit der Amtsleitung ist die bisherige Leitungsstelle doppelt vorhanden; sie fällt weg.",
        ),
    ]


def _regraded_deputy() -> Measure:
    return Measure(
        {"change": "regrade_position", "position": "0206-A13_LG2E1-01", "grade": "A14"},
        "Die bisherige Stellvertretung führt die Abteilung Ausländerangelegenheiten.",
    )


def _ended_double_work() -> list[Measure]:
    networks = "In die Stadtteilnetze lädt nur noch das Amt für Integration ein; die Zeit wird frei."
    education = "Bildungsberatung für Zugewanderte leistet nur noch das Amt für Integration."
    projects = "Fördermittel für Integration wirbt nur noch das Amt für Integration ein."
    refugees = "Unterkünfte begleitet nur noch das Amt für Integration."
    ended = (
        (networks, "011602", ("0503-S12-17", "0503-S12-22", "0602-S12-01", "0602-S12-02", "0602-S12-03")),
        (networks, "011602", ("0401-E11-01", "0501-E10-01")),
        ("Es gibt ein Integrationskonzept für die ganze Stadt.", "011601", ("0603-S15-02",)),
        (projects, "011603", ("0602-S15-01", "0501-E12-03")),
        (education, "030201", ("0605-S14-11", "0501-S11B-06")),
        (refugees, "050203", ("0605-S14-03", "0605-S14-07")),
    )
    return [_assigned(post, task, 0, reason) for reason, task, posts in ended for post in posts]


def _created(unit: str, name: str, kind: str, parent: str, reason: str) -> Measure:
    return Measure({"change": "create_unit", "id": unit, "name": name, "kind": kind, "parent": parent}, reason)


def _unit_moved(unit: str, reason: str) -> Measure:
    return Measure({"change": "move_unit", "unit": unit, "to": _OFFICE}, reason)


def _moved(post: str, to: str, reason: str) -> Measure:
    return Measure({"change": "move_position", "position": post, "to": to}, reason)


def _assigned(post: str, task: str, share: float, reason: str) -> Measure:
    return Measure({"change": "assign", "position": post, "task": task, "share": share}, reason)


def _handed_on(head: str, task: str, name: str) -> Measure:
    """The head of the old unit gives its share in the moved task away."""
    return _assigned(head, task, 0, f"Die Leitung „{name}“ gibt die Fachaufsicht ab.")


def _split(
    sample: Sample, what: tuple[str, str], stays: tuple[str, str], leaves: tuple[str, str], reason: str
) -> Measure:
    """A group in two: the posts that carry the task leave, all others stay (and keep the budget lines)."""
    group, task = what
    going = [post.id for post in sample.carriers(group, task)]
    staying = [post.id for post in sample.posts_of(group) if post.id not in going]
    parts = [_part(stays, staying), _part(leaves, going)]
    return Measure({"change": "split_unit", "unit": group, "into": parts}, reason)


def _part(unit: tuple[str, str], posts: Iterable[str]) -> dict[str, Any]:
    id, name = unit
    return {"id": id, "name": name, "kind": "abteilung", "positions": list(posts), "units": []}
