"""What is to be said of a paper before it is handed over."""

from integration_office.domain.paper_texts import MOST_PAGES, Template
from integration_office.wording.language import Language
from integration_office.wording.numbers import count


def length_text(template: Template, pages: int, longest: tuple[str, int], language: Language) -> str:
    """That a paper has more pages than its readers are to have, with the text that is longest (its name and how
    many letters it has); empty where it has not."""
    most = MOST_PAGES.get(template)
    if most is None or pages <= most:
        return ""
    text = language.tr(
        "Das Gedankenpapier hat {pages} Seiten; für die Leitung sind es höchstens {most}.", pages=pages, most=most
    )
    name, letters = longest
    if not letters:
        return text
    return language.tr(
        "{text} Der längste Text ist „{name}“ mit {n} Zeichen.", text=text, name=name, n=count(letters, language)
    )
