"""The pages of the help, as HTML from our own texts: first steps, keyboard, terms, figures."""

from collections.abc import Callable
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QMainWindow

from integration_office.domain.resources import resource_folder
from integration_office.ui.help.keyboard import keyboard_map
from integration_office.wording.glossary import glossary
from integration_office.wording.language import Language


def help_pages(window: QMainWindow, language: Language) -> dict[str, Callable[[], str]]:
    """HTML by title, made when a page is shown."""
    tr = language.tr
    return {
        tr("Erste Schritte"): lambda: _written("first_steps", language),
        tr("Tastatur"): lambda: _keyboard(window, language),
        tr("Begriffe"): lambda: _terms(language),
        tr("Wie gerechnet wird"): lambda: _written("figures", language),
    }


def _written(name: str, language: Language) -> str:
    """A text of our own, written in Markdown."""
    document = QTextDocument()
    document.setMarkdown((resource_folder() / "help" / language.code / f"{name}.md").read_text("utf-8"))
    return document.toHtml()


def _keyboard(window: QMainWindow, language: Language) -> str:
    parts = [f"<h1>{escape(language.tr('Tastatur'))}</h1>"]
    for title, rows in keyboard_map(window, language).items():
        cells = "".join(
            f"<tr><td width='320'>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>" for text, keys in rows
        )
        parts.append(f"<h2>{escape(title)}</h2><table cellpadding='3'>{cells}</table>")
    return "".join(parts)


def _terms(language: Language) -> str:
    entries = (f"<p><b>{escape(each.term)}</b><br>{escape(each.meaning)}</p>" for each in glossary(language))
    return f"<h1>{escape(language.tr('Begriffe'))}</h1>{''.join(entries)}"
