"""Words of the Stellenplan: its parts, its products, and why a line differs."""

from collections.abc import Mapping

from integration_office.analysis.establishment import Change, ChangeKind, Part, Products
from integration_office.analysis.people import Amount
from integration_office.domain.grade import PayGrade
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, fte_number, signed


def part_text(part: Part, language: Language) -> str:
    tr = language.tr
    texts = {
        Part.CIVIL_SERVANTS: tr("Beamtinnen und Beamte"),
        Part.EMPLOYEES: tr("Tariflich Beschäftigte"),
        Part.OTHERS: tr("Andere Vergütung oder ohne Gruppe"),
    }
    return texts[part]


def products_text(products: Products, language: Language) -> str:
    """The products by their numbers; posts without one say so."""
    return ", ".join(products) if products else language.tr("ohne Produkt")


def changes_text(changes: Mapping[Change, Amount], language: Language) -> str:
    """Every change of a line: 1 neu (1,00); 2 aus E9c (1,50)."""
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    ordered = sorted(changes.items(), key=lambda entry: (order[entry[0].kind], str(entry[0].grade), entry[0].products))
    return "; ".join(change_text(change, amount, language) for change, amount in ordered)


def change_text(change: Change, amount: Amount, language: Language) -> str:
    tr = language.tr
    n, fte = count(amount.posts, language), fte_number(amount.fte, language)
    if change.kind is ChangeKind.RESIZED:
        return tr("Umfang von {n} geändert ({fte})", n=n, fte=fte if amount.fte < 0 else signed(fte))
    if not change.products and change.kind in (ChangeKind.PRODUCT_TO, ChangeKind.PRODUCT_FROM):
        return _without_product(change.kind, n, fte, language)
    grade, products = grade_text(change.grade, language), products_text(change.products, language)
    texts = {
        ChangeKind.CREATED: lambda: tr("{n} neu ({fte})", n=n, fte=fte),
        ChangeKind.CUT: lambda: tr("{n} weniger ({fte})", n=n, fte=fte),
        ChangeKind.LAPSING: lambda: tr("{n} kw ({fte})", n=n, fte=fte),
        ChangeKind.REGRADED_TO: lambda: tr("{n} nach {grade} ({fte})", n=n, fte=fte, grade=grade),
        ChangeKind.REGRADED_FROM: lambda: tr("{n} aus {grade} ({fte})", n=n, fte=fte, grade=grade),
        ChangeKind.PRODUCT_TO: lambda: tr("{n} zu Produkt {products} ({fte})", n=n, fte=fte, products=products),
        ChangeKind.PRODUCT_FROM: lambda: tr("{n} von Produkt {products} ({fte})", n=n, fte=fte, products=products),
    }
    return texts[change.kind]()


def _without_product(kind: ChangeKind, n: str, fte: str, language: Language) -> str:
    if kind is ChangeKind.PRODUCT_TO:
        return language.tr("{n} künftig ohne Produkt ({fte})", n=n, fte=fte)
    return language.tr("{n} bisher ohne Produkt ({fte})", n=n, fte=fte)


def grade_text(grade: PayGrade | None, language: Language) -> str:
    """The group as the tables name it."""
    return language.tr("ohne Gruppe") if grade is None else str(grade)
