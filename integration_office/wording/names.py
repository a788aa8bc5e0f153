"""How things are called in a sentence: the id, and the name behind it where it is known."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from integration_office.domain.identity import GrantId, PositionId, RevenueId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import FTE_SCALE
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte_number, percent

BRIEF = 60
"""How much of a name a sentence has room for."""


_LONG = 4_000
_QUOTES = frozenset('„“”"»«')


def brief(name: str, most: int = BRIEF) -> str:
    """The name in one line; of a very long one the beginning and the end, for names of a family differ at the end."""
    whole = name if len(name) <= _LONG else f"{name[:_LONG]} {name[-_LONG:]}"
    line = " ".join(whole.split())
    if len(line) <= most:
        return line
    end = most // 3
    return f"{beginning(line, most - end)} … {_ending(line, end)}"


def beginning(text: str, most: int) -> str:
    """So many letters at most, up to the end of a word where one is near; quotation marks stay in pairs."""
    cut = text[:most]
    words, _, rest = cut.rpartition(" ")
    is_within_word = not text[most : most + 1].isspace()
    return words if is_within_word and len(rest) < len(words) and not set(rest) & _QUOTES else cut.rstrip()


def _ending(text: str, most: int) -> str:
    """From the start of a word, if there is one."""
    cut = text[-most:]
    rest, _, words = cut.partition(" ")
    is_within_word = not text[-most - 1].isspace()
    return words if is_within_word and words and not set(rest) & _QUOTES else cut.lstrip()


@dataclass(frozen=True, slots=True)
class Names:
    """The names an organisation knows, in a language; without an organisation things go by their ids."""

    language: Language
    organisation: Organisation | None = None

    def unit(self, unit: str) -> str:
        """32.4 „Ausländerangelegenheiten“."""
        known = self.organisation and self.organisation.units.get(UnitId(unit))
        return self._called(unit, known.name if known else "")

    def units(self, units: tuple[str, ...]) -> str:
        return self.listed(tuple(self.unit(each) for each in units))

    def position(self, position: str) -> str:
        """0101 „Sachbearbeitung“."""
        known = self.organisation and self.organisation.positions.get(PositionId(position))
        return self._called(position, known.title if known else "")

    def positions(self, positions: tuple[str, ...]) -> str:
        return self.listed(tuple(self.position(each) for each in positions))

    def task(self, task: str) -> str:
        known = self.organisation and self.organisation.tasks.get(TaskId(task))
        return self._called(task, known.name if known else "")

    def grant(self, grant: str) -> str:
        known = self.organisation and self.organisation.grants.get(GrantId(grant))
        return self._called(grant, known.current.norm if known else "")

    def revenue(self, revenue: str) -> str:
        known = self.organisation and self.organisation.revenues.get(RevenueId(revenue))
        return self._called(revenue, known.name if known else "")

    def new(self, id: str, name: str) -> str:
        """A thing that is not in the organisation yet."""
        return self._called(id, name)

    def bare(self, id: str) -> str:
        """The id of something that is not there."""
        return self._called(id, "")

    def quoted(self, text: str) -> str:
        return self.language.tr("„{text}“", text=text)

    def listed(self, texts: tuple[str, ...], limit: int = 5) -> str:
        """a, b und c; of a long list the first few and how many more. Semicolons where a part has commas itself."""
        if len(texts) > limit + 1:
            more = self.language.trn("{n} weitere", "{n} weitere", len(texts) - limit)
            texts = (*texts[:limit], more)
        if len(texts) < 2:
            return "".join(texts)
        between = "; " if any(", " in text for text in texts) else ", "
        return self.language.tr("{first} und {last}", first=between.join(texts[:-1]), last=texts[-1])

    def share(self, ten_thousandths: int) -> str:
        """A share of a post: 50 %, 12,5 %."""
        places = 0 if ten_thousandths % 100 == 0 else 1 if ten_thousandths % 10 == 0 else 2
        return percent(Fraction(ten_thousandths, FTE_SCALE), self.language, places)

    def fte(self, ten_thousandths: int) -> str:
        """FTE with as many decimals as it has, at least two: 0,50 VZÄ, 0,1234 VZÄ."""
        decimals = -int(Decimal(ten_thousandths).scaleb(-4).normalize().as_tuple().exponent)
        return f"{fte_number(ten_thousandths, self.language, max(2, decimals))} {self.language.tr('VZÄ')}"

    def _called(self, id: str, name: str) -> str:
        if not id.strip():
            return self.quoted(name) if name else self.language.tr("ohne Kennung")
        return f"{id} {self.quoted(name)}" if name and name != id else id
