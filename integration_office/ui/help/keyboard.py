"""The keyboard map: every action that has a key, menu by menu, as the menus are now."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from integration_office.wording.language import Language

Row = tuple[str, str]
"""What is done, and its keys."""


def keyboard_map(window: QMainWindow, language: Language) -> dict[str, list[Row]]:
    """Rows by the title of their menu; what has no key is left out."""
    menus = [action.menu() for action in window.menuBar().actions()]
    found = {_plain(menu.title()): list(_rows(menu)) for menu in menus if isinstance(menu, QMenu)}
    found[language.tr("Im Organigramm und in der Gliederung")] = _on_the_chart(language)
    found[language.tr("In Tabellen und Listen")] = _in_tables(language)
    found[language.tr("In Schaubildern")] = _in_charts(language)
    return {title: rows for title, rows in found.items() if rows}


def _rows(menu: QMenu) -> Iterator[Row]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _rows(below)
        elif action.shortcuts():
            # „Rückgängig: Stelle verlegen“ is what it would do just now.
            yield _plain(action.text()).partition(": ")[0], _keys(action)


def _keys(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(" …")


def _on_the_chart(language: Language) -> list[Row]:
    """Keys that the chart and the outline hear themselves."""
    tr = language.tr
    return [
        (tr("Zum Nachbarn, nach oben, nach unten"), tr("Pfeiltasten")),
        (tr("Zur Auswahl hinzunehmen"), tr("Strg+Klick, Umschalt+Klick")),
        (tr("Ziehen abbrechen, Ausgeschnittenes liegen lassen"), "Esc"),
        (tr("Menü der Auswahl"), tr("Menütaste, Umschalt+F10")),
        (tr("Von Bereich zu Bereich"), "Tab"),
    ]


def _in_tables(language: Language) -> list[Row]:
    """Keys of rows; what a table cannot do, its keys do not."""
    tr = language.tr
    return [
        (tr("Von Zelle zu Zelle, mehrere Zeilen wählen"), tr("Pfeiltasten, mit Umschalt")),
        (tr("Überschreiben"), tr("F2; Eingabetaste behält, Esc verwirft")),
        (tr("Zeile öffnen oder Rechenweg zeigen"), tr("Eingabetaste")),
        (tr("Gewählte Zeilen kopieren, Zeilen einfügen"), tr("Strg+C, Strg+V")),
        (tr("Löschen"), tr("Entf")),
        (tr("Maßnahme früher oder später, ein- oder ausschalten"), tr("Alt+Pfeil hoch, Alt+Pfeil runter, Leertaste")),
    ]


def _in_charts(language: Language) -> list[Row]:
    tr = language.tr
    return [
        (tr("Von Zeile zu Zeile, dabei wird sie vorgelesen"), tr("Pfeiltasten, Pos1, Ende")),
        (tr("Rechenweg der Zeile"), tr("Eingabetaste")),
        (tr("Als Tabelle kopieren"), tr("Strg+C")),
        (tr("Als Bild sichern"), tr("Menütaste, Umschalt+F10")),
    ]
