"""A small city as tables, and changes for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

UNITS = """Kennung;Bezeichnung;Art;Übergeordnet
0;Stadt;verwaltung;
V;Dezernat V;dezernat;0
16;Amt 16;amt;V
50;Amt 50;amt;V
501;Sachgebiet 501;sachgebiet;50
"""
POSITIONS = """Stellennummer;Einheit;Funktion;Gruppe;Stufe;VZÄ Soll;VZÄ Ist
0101;501;Beratung;E 9b;3;1,0;0,5
0102;16;Leitung;A13_LG2E1;;1,0;
"""
TASKS = "Kennung;Bezeichnung;Rechtsgrundlagen;Bedarf VZÄ\nT1;Beratung;ST-18;1,5\n"
SHARES = "Stelle;Aufgabe;Anteil\n0101;T1;50 %\n0102;T1;0,25\n"
CHANGES: list[dict[str, Any]] = [
    {"change": "create_unit", "id": "56", "name": "Amt für Integration", "kind": "amt", "parent": "V"},
    {"change": "move_unit", "unit": "501", "to": "56", "effective": "2027-01-01", "reason": "Nähe"},
    {"change": "move_position", "position": "0102", "to": "56"},
]
Run = Callable[..., tuple[int, str, str]]


def changes_file(tmp_path: Path, changes: object) -> Path:
    path = tmp_path / "changes.json"
    path.write_text(json.dumps(changes), encoding="utf-8")
    return path
