"""Everything the user can ask for, once: name, text, key and sign; menus, bars and tests share these actions."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from integration_office.ui.appearance import Colours
from integration_office.ui.icons import icon
from integration_office.wording.language import Language

LOCAL = ("rename", "remove", "cut_out", "copy", "paste")
"""Actions whose keys are heard only where units and posts are selected."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. `keys` are its shortcuts as Qt writes them, the first is shown."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    is_checkable: bool = False


class Actions:
    """The window's actions by name; each has its name as objectName."""

    def __init__(self, language: Language, parent: QObject) -> None:
        self._by_name: dict[str, QAction] = {}
        self._signs: dict[str, str] = {}
        for spec in specs(language):
            self._by_name[spec.name] = action_of(spec, parent)
            self._signs[spec.name] = spec.sign

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._by_name.values())

    def paint(self, colours: Colours) -> None:
        """Signs in the colours in force."""
        for name, sign in self._signs.items():
            if sign:
                self._by_name[name].setIcon(icon(sign, colours))

    def enable(self, states: dict[str, bool]) -> None:
        for name, state in states.items():
            self._by_name[name].setEnabled(state)


def specs(language: Language) -> Iterator[Spec]:
    """All actions, menu by menu."""
    yield from _file(language)
    yield from _edit(language)
    yield from _structure(language)
    yield from _content(language)
    yield from _scenario(language)
    yield from _view(language)
    yield from _views(language)


def action_of(spec: Spec, parent: QObject) -> QAction:
    """The action, its keys named in the tip."""
    action = QAction(spec.text, parent)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setCheckable(spec.is_checkable)
    if spec.name in LOCAL:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    plain = spec.text.replace("&", "").removesuffix(" …")
    first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{plain} ({first})" if first else plain)
    return action


def _file(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("view_start", tr("Startseite"), ("Alt+Home",), is_checkable=True)
    yield Spec("new_plan", tr("&Neuer leerer Plan …"))
    yield Spec("open", tr("Ö&ffnen …"), ("Ctrl+O",), "open")
    yield Spec("import", tr("&Importieren …"), ("Ctrl+I",))
    yield Spec("open_sample", tr("&Beispielstadt öffnen"))
    yield Spec("checkpoint", tr("&Stand sichern …"), ("Ctrl+S",), "checkpoint")
    yield Spec("save_as", tr("&Unter anderem Namen speichern …"), ("Ctrl+Alt+S",))
    yield Spec("checkpoints", tr("Gesiche&rte Stände …"), ("Ctrl+Shift+S",))
    yield Spec("plan_info", tr("&Angaben zum Plan …"), ("Alt+Return",))
    yield Spec("write_form", tr("&Leere Arbeitsmappe ausgeben …"))
    yield Spec("export", tr("Als Arbeitsmappe aus&geben …"), ("Ctrl+E",), "workbook")
    yield Spec("paper", tr("&Papier …"), ("Ctrl+Shift+P",), "paper")
    yield Spec("print_paper", tr("Papier &drucken …"), ("Ctrl+P",), "print")
    yield Spec("new_window", tr("&Weiteres Fenster"), ("Ctrl+Shift+W",))
    yield Spec("close_window", tr("Fenster s&chließen"), ("Ctrl+W",))
    yield Spec("quit", tr("B&eenden"), ("Ctrl+Q",))


def _edit(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("undo", tr("&Rückgängig"), ("Ctrl+Z",), "undo")
    yield Spec("redo", tr("&Wiederholen"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    yield Spec("cut_out", tr("Ausschnei&den"), ("Ctrl+X",))
    yield Spec("copy", tr("&Kopieren"), ("Ctrl+C",))
    yield Spec("paste", tr("&Einfügen"), ("Ctrl+V",))
    yield Spec("move", tr("&Verlegen nach …"), ("Ctrl+M",), "move")
    yield Spec("remove", tr("&Auflösen oder streichen …"), ("Del",), "delete")
    yield Spec("give_reason", tr("Letzte Änderung &begründen"), ("Ctrl+B",))
    yield Spec("search", tr("&Suchen"), ("Ctrl+F",), "search")
    yield Spec("palette", tr("Be&fehl suchen …"), ("Ctrl+K",))


def _structure(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("new_office", tr("Neues &Amt …"), ("Ctrl+N",), "new_office")
    yield Spec("new_unit", tr("Neue &Einheit darunter …"), ("Ctrl+Shift+N",), "new_unit")
    yield Spec("rename", tr("&Umbenennen …"), ("F2",), "rename")
    yield Spec("merge", tr("&Zusammenlegen …"), ("Ctrl+Shift+M",), "merge")
    yield Spec("split", tr("Aufte&ilen …"), ("Ctrl+Shift+T",), "split")
    yield Spec("dissolve", tr("Auf&lösen …"), ("Ctrl+Shift+L",), "dissolve")
    yield Spec("cut", tr("Stelle &streichen …"), ("Ctrl+Shift+K",))
    yield Spec("regrade", tr("Stelle um&wandeln …"), ("Ctrl+Shift+U",))
    yield Spec("change_fte", tr("Stellenan&teil ändern …"), ("Ctrl+Shift+A",))
    yield Spec("add_position", tr("&Neue Stelle …"), ("Ctrl+Shift+E",))
    yield Spec("assign", tr("Au&fgaben zuordnen …"), ("Ctrl+Shift+O",))


def _content(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("set_demand", tr("&Bedarf einer Aufgabe …"), ("Ctrl+Shift+B",))
    yield Spec("set_budget", tr("Haushalt&szeile …"), ("Ctrl+Shift+H",))
    yield Spec("set_grant", tr("Fö&rderung …"), ("Ctrl+Shift+F",))
    yield Spec("set_assumption", tr("A&nnahme …"), ("Ctrl+Shift+I",))


def _scenario(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("new_scenario", tr("&Neue Variante …"), ("Ctrl+T",), "add")
    yield Spec("duplicate_scenario", tr("Variante &duplizieren …"), ("Ctrl+D",), "duplicate")
    yield Spec("rename_scenario", tr("Variante &umbenennen …"), ("Shift+F2",), "rename")
    yield Spec("remove_scenario", tr("Variante &löschen …"), ("Ctrl+Shift+Del",), "delete")
    yield Spec("next_scenario", tr("Nä&chste Variante"), ("Ctrl+PgDown",))
    yield Spec("previous_scenario", tr("&Vorige Variante"), ("Ctrl+PgUp",))
    yield Spec("status_draft", tr("&Entwurf"), is_checkable=True)
    yield Spec("status_coordination", tr("&in Abstimmung"), is_checkable=True)
    yield Spec("status_released", tr("&freigegeben"), is_checkable=True)
    yield Spec("archive_scenario", tr("Variante &archivieren"), (), "archive")
    yield Spec("select_undecided", tr("Noch nicht &zugeordnete Stellen auswählen"), ("Ctrl+Shift+J",))
    yield Spec("rebase", tr("Auf neuen &Ist-Stand umstellen …"))
    yield Spec("compare", tr("Varianten ver&gleichen"), ("Ctrl+Shift+G",), "compare")


def _view(language: Language) -> Iterator[Spec]:
    tr = language.tr
    yield Spec("fit", tr("&Einpassen"), ("Ctrl+0",), "fit")
    yield Spec("show_selected", tr("Auswa&hl zeigen"), ("Ctrl+J",), "search")
    yield Spec("zoom_in", tr("&Größer"), ("Ctrl++", "Ctrl+="))
    yield Spec("zoom_out", tr("&Kleiner"), ("Ctrl+-",))
    yield Spec("only_view", tr("Nur die Ansicht"), ("F9",), "only_view", is_checkable=True)
    yield Spec("minimap", tr("&Übersichtskarte"), is_checkable=True)
    yield Spec("scenario_figures", tr("Kennzahlen der Varia&nten"), (), "cards", is_checkable=True)
    yield Spec("to_outline", tr("Zur G&liederung"), ("Alt+1",))
    yield Spec("next_area", tr("Nä&chster Bereich"), ("F6",))
    yield Spec("previous_area", tr("&Voriger Bereich"), ("Shift+F6",))
    yield Spec("system_colours", tr("&Wie das System"), is_checkable=True)
    yield Spec("light_colours", tr("&Hell"), is_checkable=True)
    yield Spec("dark_colours", tr("&Dunkel"), is_checkable=True)
    yield Spec("still", tr("&Bewegungen vermeiden"), is_checkable=True)
    yield Spec("reset_layout", tr("&Anordnung zurücksetzen"))
    yield Spec("german", "&Deutsch", is_checkable=True)
    yield Spec("english", "&English", is_checkable=True)
    yield Spec("help", tr("&Hilfe"), ("F1",))
    yield Spec("tour", tr("&Rundgang"))
    yield Spec("about", tr("&Über dieses Programm"))


def _views(language: Language) -> Iterator[Spec]:
    """The views in the middle of the window, see `views.catalogue`; they have keys instead of letters."""
    tr = language.tr
    yield Spec("view_chart", tr("Organigramm"), ("Alt+2",), is_checkable=True)
    yield Spec("view_coverage", tr("Abdeckung"), ("Alt+3",), is_checkable=True)
    yield Spec("view_overlap", tr("Überschneidung"), ("Alt+4",), is_checkable=True)
    yield Spec("view_staff", tr("Stellen"), ("Alt+5",), is_checkable=True)
    yield Spec("view_tasks", tr("Aufgaben"), ("Alt+6",), is_checkable=True)
    yield Spec("view_money", tr("Geld"), ("Alt+7",), is_checkable=True)
    yield Spec("view_comparison", tr("Vergleich"), ("Alt+8",), is_checkable=True)
