"""What a command needs that cannot be given now."""

from integration_office.wording.language import Language


def need_text(command: str, language: Language) -> str:
    """In words, for the command of this name; empty where it is not known."""
    return {**_of_selections(language), **_of_plans(language)}.get(command, "")


def _of_selections(language: Language) -> dict[str, str]:
    tr = language.tr
    something = tr("Zuerst Einheiten oder Stellen auswählen")
    one_unit = tr("Zuerst genau eine Einheit auswählen")
    units, posts = tr("Zuerst Einheiten auswählen"), tr("Zuerst Stellen auswählen")
    return {
        **dict.fromkeys(("move", "cut_out", "copy", "show_selected"), something),
        **dict.fromkeys(("rename", "split", "new_unit", "add_position"), one_unit),
        **dict.fromkeys(("cut", "regrade", "change_fte", "assign"), posts),
        "dissolve": units,
        "merge": tr("Zuerst mindestens zwei Einheiten auswählen"),
        "remove": tr("Zuerst Einheiten oder Stellen auswählen, nicht beides"),
        "paste": tr("Zuerst das Ziel auswählen, genau eine Einheit"),
    }


def _of_plans(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        **dict.fromkeys(
            ("duplicate_scenario", "rename_scenario", "remove_scenario"), tr("Zuerst eine Variante zeigen")
        ),
        **dict.fromkeys(("next_scenario", "previous_scenario", "compare"), tr("Es gibt noch keine Variante")),
        "undo": tr("Es gibt nichts, was zurückgenommen werden könnte"),
        "redo": tr("Es ist nichts zurückgenommen"),
        "give_reason": tr("Erst nach einer Änderung"),
        "set_demand": tr("Der Plan hat keine Aufgaben"),
    }
