"""What is to be said of a paper before it is handed over."""

from collections.abc import Collection

from integration_office.domain.paper_texts import DERIVATION_PAGES, DERIVATIONS, MOST_PAGES, Template
from integration_office.wording.language import Language
from integration_office.wording.numbers import count


def length_text(
    template: Template,
    pages: int,
    longest: tuple[str, int],
    language: Language,
    left_out: Collection[str] = (),
) -> str:
    """That a paper has more pages than its readers are to have, with the text that is longest (its name and how
    many letters it has); empty where it has not. `left_out`: keys of the parts that it does not have."""
    if template not in MOST_PAGES:
        return ""
    annexed = DERIVATIONS not in left_out
    most = MOST_PAGES[template] + (DERIVATION_PAGES if annexed else 0)
    if pages <= most:
        return ""
    if annexed:
        text = language.tr(
            "Das Gedankenpapier hat {pages} Seiten; mit der Anlage „Rechenwege“ sind es für die Leitung höchstens "
            "{most}.",
            pages=pages,
            most=most,
        )
    else:
        text = language.tr(
            "Das Gedankenpapier hat {pages} Seiten; für die Leitung sind es höchstens {most}.", pages=pages, most=most
        )
    name, letters = longest
    if not letters:
        return text
    return language.tr(
        "{text} Der längste Text ist „{name}“ mit {n} Zeichen.", text=text, name=name, n=count(letters, language)
    )
