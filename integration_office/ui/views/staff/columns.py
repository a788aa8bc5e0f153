"""The columns of the table of posts: what they show of a row of the board, and which can be typed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from integration_office.analysis.index.numbers import Ints
from integration_office.analysis.people import grade_order
from integration_office.application.post_edits import PostField
from integration_office.domain.position import Position
from integration_office.ui.views.staff.board import UNKNOWN, PostBoard
from integration_office.ui.views.staff.entries import entry_text, ku_text, kw_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import euro, fte_number

CHANGED = "△"
_NEVER = 9999


@dataclass(frozen=True)
class PostColumn:
    """`text` of a row, `rank` of all rows to sort by, `total` what a sum over rows shows (None: nothing)."""

    key: str
    header: str
    text: Callable[[PostBoard, int], str]
    rank: Callable[[PostBoard], Ints]
    sample: str
    is_number: bool = False
    field: PostField | None = None
    hint: str = ""
    tip: Callable[[PostBoard, int], str] | None = None
    share: float = 0.0
    amounts: Callable[[PostBoard], Ints] | None = None
    total: Callable[[int], str] | None = None


def post_columns(language: Language) -> Sequence[PostColumn]:
    return (*_who(language), *_terms(language), *_notes(language), *_work(language), *_money(language))


def _typed(
    field: PostField,
    header: str,
    sample: str,
    language: Language,
    order: Callable[[Position], Any],
    shown: Callable[[Position], str] | None = None,
    *,
    is_number: bool = False,
    hint: str = "",
    share: float = 0.0,
) -> PostColumn:
    """A column for a field of the post; what a measure changed carries a sign, and what it was is told."""

    def plain(post: Position) -> str:
        return entry_text(post, field, language) if shown is None else shown(post)

    def text(board: PostBoard, row: int) -> str:
        post, before = board.posts[row], board.before(row)
        told = plain(post)
        if before is None or before is post or plain(before) == told:
            return told
        return f"{CHANGED} {told}".rstrip()

    def tip(board: PostBoard, row: int) -> str:
        post, before = board.posts[row], board.before(row)
        if before is None or plain(before) == plain(post):
            return plain(post)
        return language.tr("{now} (im Ist-Stand: {before})", now=plain(post) or "–", before=plain(before) or "–")

    def rank(board: PostBoard) -> Ints:
        return board.rank(field, lambda row: order(board.posts[row]))

    return PostColumn(field.value, header, text, rank, sample, is_number, field, hint, tip, share)


def _who(language: Language) -> Sequence[PostColumn]:
    tr = language.tr

    def unit(board: PostBoard, row: int) -> str:
        found, before = board.unit(row), board.before(row)
        moved = before is not None and before.unit != found.id
        return f"{CHANGED} {found.name or found.id}" if moved else found.name or found.id

    def unit_tip(board: PostBoard, row: int) -> str:
        names, before = Names(language, board.state.organisation), board.before(row)
        told = tr("{unit}, {office}", unit=names.unit(board.unit(row).id), office=names.unit(board.office(row).id))
        if before is None or before.unit == board.unit(row).id:
            return told
        was = Names(language, board.baseline).unit(before.unit)
        return f"{told}\n{tr('Im Ist-Stand: {before}', before=was)}"

    return (
        PostColumn(
            "id", tr("Nr."), lambda board, row: board.posts[row].id, lambda board: board.id_rank, "0116-A11-01M"
        ),
        _typed(
            PostField.TITLE,
            tr("Funktion"),
            "Sachbearbeitung K",
            language,
            lambda post: post.title.casefold(),
            share=0.18,
        ),
        PostColumn(
            "unit",
            tr("Einheit"),
            unit,
            lambda board: board.rank("unit", lambda row: (board.unit(row).name or board.unit(row).id).casefold()),
            "Integrationsman",
            field=PostField.UNIT,
            hint=tr("Kennung oder Name der Einheit; eine andere verlegt die Stelle"),
            tip=unit_tip,
            share=0.16,
        ),
        PostColumn(
            "office",
            tr("Amt"),
            lambda board, row: board.office(row).name or board.office(row).id,
            lambda board: board.rank("office", lambda row: (board.office(row).name or "").casefold()),
            "Sozialamt M",
            share=0.14,
        ),
    )


def _terms(language: Language) -> Sequence[PostColumn]:
    tr = language.tr

    def fte(value: int) -> str:
        return fte_number(value, language)

    def vacant(board: PostBoard) -> Ints:
        return board.planned - board.filled

    planned = _typed(
        PostField.PLANNED,
        tr("VZÄ Soll"),
        "△ 000,00",
        language,
        lambda post: post.fte_planned,
        lambda post: fte(post.fte_planned),
        is_number=True,
    )
    filled = _typed(
        PostField.FILLED,
        tr("VZÄ Ist"),
        "△ 000,00",
        language,
        lambda post: post.fte_filled,
        lambda post: fte(post.fte_filled),
        is_number=True,
        hint=tr("Besetzt; leer heißt: wie das Soll"),
    )
    return (
        _typed(
            PostField.GRADE,
            tr("Gruppe"),
            "△ E15Ü",
            language,
            lambda post: grade_order(post.grade),
            lambda post: str(post.grade or "–"),
        ),
        _typed(PostField.STEP, tr("Stufe"), "△ 0", language, lambda post: post.terms.step or 0, is_number=True),
        _summed(planned, lambda board: board.planned, fte),
        _summed(filled, lambda board: board.filled, fte),
        PostColumn(
            "vacant",
            tr("Unbesetzt"),
            lambda board, row: fte(int(vacant(board)[row])) if vacant(board)[row] else "",
            vacant,
            "00,00",
            is_number=True,
            hint=tr("VZÄ Soll weniger VZÄ Ist"),
            amounts=vacant,
            total=fte,
        ),
    )


def _summed(column: PostColumn, amounts: Callable[[PostBoard], Ints], total: Callable[[int], str]) -> PostColumn:
    return replace(column, amounts=amounts, total=total)


def _notes(language: Language) -> Sequence[PostColumn]:
    tr = language.tr

    def yes(flag: bool) -> str:
        return tr("ja") if flag else ""

    return (
        _typed(
            PostField.KW,
            tr("kw"),
            "31.12.2028",
            language,
            lambda post: "~" if post.lapse is None else str(post.lapse.until or ""),
            lambda post: kw_text(post.lapse, language),
            hint=tr("Künftig wegfallend: Datum oder „kw“; als Maßnahme streicht es die Stelle"),
        ),
        _typed(
            PostField.KU,
            tr("ku"),
            "E13 ab 2028",
            language,
            lambda post: "~" if post.regrade_on_vacancy is None else str(post.regrade_on_vacancy.grade),
            lambda post: ku_text(post.regrade_on_vacancy, language),
            hint=tr("Künftig umzuwandeln: Gruppe, wenn bekannt mit „ab“ und Datum"),
        ),
        _typed(
            PostField.VACANT_FROM,
            tr("Frei ab"),
            "2030",
            language,
            lambda post: post.vacant_from or _NEVER,
            is_number=True,
            hint=tr("Jahr, in dem die Stelle frei wird"),
        ),
        _typed(
            PostField.HEAD,
            tr("Leitung"),
            "ja",
            language,
            lambda post: not post.is_head,
            lambda post: yes(post.is_head),
        ),
        _typed(
            PostField.COMPETENCES,
            tr("Kompetenzen"),
            "K01; K05; K11",
            language,
            lambda post: post.competences,
            hint=tr("mehrere mit Semikolon trennen"),
        ),
        _typed(
            PostField.EXAMPLE,
            tr("Beispiel"),
            "ja",
            language,
            lambda post: not post.illustrative,
            lambda post: yes(post.illustrative),
            hint=tr("Kompetenzen und Leitung hat eine Regel ergänzt, nicht die Stadt"),
        ),
    )


def _work(language: Language) -> Sequence[PostColumn]:
    tr, names = language.tr, Names(language)

    def shares(board: PostBoard, row: int) -> str:
        return f"{names.share(int(board.shares[row]))} ({int(board.tasks[row])})" if board.tasks[row] else "–"

    return (
        PostColumn(
            "shares",
            tr("Aufgaben"),
            shares,
            lambda board: board.shares,
            "100 % (12)",
            is_number=True,
            hint=tr("Summe der Anteile, in Klammern wie viele Aufgaben"),
        ),
    )


def _money(language: Language) -> Sequence[PostColumn]:
    tr = language.tr

    def money(key: str, header: str, of: Callable[[PostBoard], Ints], hint: str) -> PostColumn:
        def text(board: PostBoard, row: int) -> str:
            cents = int(of(board)[row])
            return euro(cents, language) if cents != UNKNOWN else tr("ohne Preis") if board.is_priced else "–"

        def amounts(board: PostBoard) -> Ints:
            return of(board).clip(min=0)

        return PostColumn(
            key,
            header,
            text,
            of,
            "000.000.000 €",
            is_number=True,
            hint=hint,
            amounts=amounts,
            total=lambda cents: euro(cents, language),
        )

    return (
        money(
            "personnel",
            tr("Personalkosten"),
            lambda board: board.personnel,
            tr("Im Jahr der Kennzahlen, mit Arbeitgeberanteilen oder Versorgung und Beihilfe"),
        ),
        money(
            "full",
            tr("Vollkosten"),
            lambda board: board.full,
            tr("Personal-, Sach- und Gemeinkosten im Jahr der Kennzahlen"),
        ),
    )
