"""What is missing in words: of one task, with what that does to the index, and of all of them together."""

from collections.abc import Iterator
from fractions import Fraction

from integration_office.analysis.coverage import Coverage, GroupIndex, Status
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.quantity import rounded
from integration_office.domain.task import Duty
from integration_office.ui.views.tasks.rows import Board, Missing, TaskLine
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import duty_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, percent, plain


def missing_text(missing: Missing, language: Language) -> str:
    """One word for a column."""
    tr = language.tr
    return {
        Missing.DEMAND: tr("Bedarf"),
        Missing.DUTY: tr("Recht"),
        Missing.SHARES: tr("Stellen"),
    }[missing]


def index_lines(board: Board, language: Language) -> Iterator[str]:
    """The index of each group, with the span of uncertain shares, and what is left out of it."""
    for group, index in board.index.items():
        if index.duties:
            span = None if board.span is None else board.span.index.get(group)
            yield f"{group_text(group, language)} {_index_text(index, span, language)}"


def _index_text(index: GroupIndex, span: object, language: Language) -> str:
    tr, trn = language.tr, language.trn
    text = tr("ohne Index") if index.index is None else percent(index.index, language, 1)
    if isinstance(span, tuple) and None not in span and index.index is not None:
        low, high = (percent(end, language, 1) for end in span)
        text += tr(" (Spanne {low}–{high})", low=low, high=high)
    left_out = []
    if index.unmeasured:
        left_out.append(trn("{n} nicht gemessene", "{n} nicht gemessene", index.unmeasured))
    if index.not_recorded:
        left_out.append(trn("{n} nicht erfasste", "{n} nicht erfasste", index.not_recorded))
    return text + (tr(" (ohne {parts})", parts=", ".join(left_out)) if left_out else "")


def counts_line(board: Board, language: Language) -> str:
    """How many tasks lack what."""
    trn = language.trn
    total = trn("{n} Aufgabe", "{n} Aufgaben", len(board.lines))
    found = [
        trn("{n} ohne Bedarf", "{n} ohne Bedarf", board.count(Missing.DEMAND)),
        trn("{n} ohne Rechtsgrundlage", "{n} ohne Rechtsgrundlage", board.count(Missing.DUTY)),
        trn("{n} ohne Zuordnung", "{n} ohne Zuordnung", board.count(Missing.SHARES)),
    ]
    return f"{total}: {', '.join(found)}"


def minutes_line(board: Board, language: Language) -> str:
    """The assumption that makes FTE of cases and minutes."""
    tr = language.tr
    known = "" if board.minutes.verified else f" ({tr('nicht verifiziert')})"
    return tr("1 VZÄ = {minutes} Minuten im Jahr", minutes=plain(board.minutes.value, language)) + known


def consequences(line: TaskLine, state: Evaluation, language: Language) -> tuple[str, ...]:
    """What is missing or short of a task, and what that does to the index, a sentence each."""
    return tuple(_consequences(line, state, language)) or (
        language.tr("Nichts fehlt: Rechtsgrundlage, Zuordnung und Bedarf sind bekannt, der Bedarf ist gedeckt."),
    )


def _consequences(line: TaskLine, state: Evaluation, language: Language) -> Iterator[str]:
    tr = language.tr
    if Missing.DUTY in line.missing:
        yield tr("Keine Rechtsgrundlage: Die Aufgabe zählt in keinem Index der Abdeckung.")
    if Missing.SHARES in line.missing:
        yield tr("Keine Zuordnung: Keine Stelle arbeitet an der Aufgabe, ihre Kapazität ist 0.")
    if Missing.DEMAND in line.missing:
        yield tr("Kein Bedarf: Bitte VZÄ oder Fälle und Minuten angeben.")
    elif line.gap is not None and line.gap > 0:
        yield tr("Es fehlen {fte} geeigneter, besetzter Stellen.", fte=capacity(rounded(line.gap), language))
    for id in dict.fromkeys(line.task.duties):
        duty = state.frame.duties.get(id)
        if duty is None:
            yield tr("{id}: steht weder im Katalog noch im Plan.", id=id)
        elif id not in state.frame.number_of:
            yield tr("{duty}: zählt in dieser Fassung oder Stadt nicht.", duty=duty_text(duty, language))
        else:
            yield from _of_duty(line, duty, state.coverage, language)
    if line.illustrative:
        yield tr("Enthält Beispieldaten: Angaben, die eine Regel ergänzt hat.")


def _of_duty(line: TaskLine, duty: Duty, coverage: Coverage, language: Language) -> Iterator[str]:
    """How the duty stands because of this task, and what the index would be otherwise."""
    tr, number = language.tr, coverage.frame.number_of[duty.id]
    found, said = coverage.duty(number), {"duty": duty_text(duty, language), "group": group_text(duty.group, language)}
    scored = coverage.groups.get(duty.group)
    now = _percent(None if scored is None else scored.index, language)
    low, high = (_percent(coverage.index_if(number, Fraction(end)), language) for end in (0, 1))
    ratio = _percent(found.ratio, language)
    if found.status is Status.UNMEASURED:
        text = tr("{duty}: ohne bekannten Bedarf nicht messbar, fehlt im Index „{group}“.", **said)
        ends = {"low": low, "high": high, "now": now}
        yield f"{text} {tr('Wäre sie gemessen, läge der Index zwischen {low} und {high}; jetzt: {now}.', **ends)}"
    elif found.status is Status.ORPHANED:
        text = tr("{duty}: verwaist, zählt im Index „{group}“ mit 0 %.", **said)
        yield f"{text} {_if_covered(now, high, language)}"
    elif found.ratio is not None and Missing.DEMAND in line.missing:
        yield tr("{duty}: {ratio}, nur an den übrigen Aufgaben gemessen.", duty=said["duty"], ratio=ratio)
    elif found.ratio is not None:
        text = tr("{duty}: {ratio} im Index „{group}“.", **said, ratio=ratio)
        yield text if found.ratio == 1 else f"{text} {_if_covered(now, high, language)}"


def _if_covered(now: str, then: str, language: Language) -> str:
    return language.tr("Wäre sie ganz gedeckt, stünde der Index bei {then}; jetzt: {now}.", then=then, now=now)


def _percent(share: Fraction | None, language: Language) -> str:
    return language.tr("ohne Index") if share is None else percent(share, language, 1)
