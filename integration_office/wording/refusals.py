"""One sentence for every law of the model that a value or a change breaks."""

from integration_office.domain import errors
from integration_office.domain.unit import UnitKind
from integration_office.wording.language import Language
from integration_office.wording.letters import capital
from integration_office.wording.names import Names
from integration_office.wording.numbers import date_text
from integration_office.wording.staffing_refusals import staffing_refusal


def refusal(error: Exception, known: Names) -> str | None:
    """What is wrong, where and what to do; None for anything that is no refusal of the domain."""
    texts = (describe(error, known) for describe in _SUBJECTS)
    return next((text for text in texts if text is not None), None)


def thing_text(kind: str, language: Language) -> str:
    """The word for a kind of thing that has ids, as `IdTaken` and `EmptyId` name it."""
    words = {
        "unit": language.tr("Einheit"),
        "position": language.tr("Stelle"),
        "task": language.tr("Aufgabe"),
        "grant": language.tr("Förderung"),
        "duty": language.tr("gesetzliche Aufgabe"),
        "revenue": language.tr("Ertrag"),
    }
    return words.get(kind, kind)


def _missing(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.UnknownUnit(id):
            return tr("Die Einheit {id} gibt es nicht. Bitte die Kennung prüfen.", id=known.bare(id))
        case errors.UnknownPosition(id):
            return tr("Die Stelle {id} gibt es nicht. Bitte die Stellennummer prüfen.", id=known.bare(id))
        case errors.UnknownTask(id):
            return tr("Die Aufgabe {id} gibt es nicht. Bitte die Kennung prüfen.", id=known.bare(id))
        case errors.UnknownGrant(id):
            return tr("Die Förderung {id} gibt es nicht. Bitte die Kennung prüfen.", id=known.bare(id))
    return None


def _unknown(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.UnknownDuty(id):
            return tr(
                "Die gesetzliche Aufgabe {id} steht weder im Katalog noch im Plan. Bitte die Kennung prüfen.",
                id=known.bare(id),
            )
        case errors.UnknownAssumption(key):
            return tr(
                "Eine Annahme {key} gibt es nicht. Bitte einen Schlüssel aus der Liste der Annahmen nehmen.",
                key=known.quoted(key),
            )
        case errors.UnknownRevenue(revenue):
            return tr("Den Ertrag {id} gibt es nicht. Bitte die Kennung prüfen.", id=known.quoted(revenue))
        case errors.UnknownScenario(name):
            return tr(
                "Die Variante {name} gibt es in diesem Plan nicht. Bitte die Schreibweise prüfen.",
                name=known.quoted(name),
            )
    return None


def _taken(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.ScenarioExists(name):
            return tr(
                "Eine Variante {name} gibt es schon. Bitte einen anderen Namen wählen.",
                name=known.quoted(name),
            )
        case errors.ScenarioReleased(name):
            return tr(
                "Die Variante {name} ist freigegeben und bleibt, wie sie ist. Bitte erst ihren Stand zurücksetzen oder "
                "eine Kopie bearbeiten.",
                name=known.quoted(name),
            )
        case errors.IdTaken(kind, id):
            return tr(
                "{thing} {id}: Diese Kennung ist schon vergeben. Bitte eine andere wählen.",
                thing=capital(thing_text(kind, known.language)),
                id=_named(kind, id, known),
            )
        case errors.PositionExistedBefore(position):
            return tr(
                "Die Stelle {position} hat eine frühere Maßnahme gestrichen; ihre Kosten können unter "
                "dieser Nummer noch laufen. Bitte eine andere Stellennummer wählen.",
                position=known.position(position),
            )
    return None


def _empty(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.EmptyId(kind):
            thing = capital(thing_text(kind, known.language))
            return tr("{thing} ohne Kennung. Bitte eine Kennung angeben.", thing=thing)
        case errors.EmptyName(id) if id:
            unit = known.unit(id)
            return tr("Die Einheit {unit} hat keine Bezeichnung. Bitte eine angeben.", unit=unit)
        case errors.NameTooLong(length, most):
            return tr(
                "Der Name hat {length} Zeichen, höchstens {most} sind möglich. Bitte kürzen und Näheres in die Gründe "
                "der Maßnahmen schreiben.",
                length=length,
                most=most,
            )
        case errors.EmptyName():
            return tr("Die Variante hat keinen Namen. Bitte einen angeben.")
    return None


def _tree(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.UnitIntoItself(unit, target) if unit == target:
            return tr(
                "{unit} kann nicht unter sich selbst hängen. Bitte ein anderes Ziel wählen.",
                unit=known.unit(unit),
            )
        case errors.UnitIntoItself(unit, target):
            return tr(
                "{unit} kann nicht nach {target}: Das Ziel liegt darunter. Bitte ein Ziel außerhalb wählen.",
                unit=known.unit(unit),
                target=known.unit(target),
            )
        case errors.RootNeedsParent(unit):
            return tr(
                "Eine oberste Einheit gibt es schon. Bitte für {unit} eine übergeordnete Einheit angeben.",
                unit=known.unit(unit),
            )
        case errors.CyclicUnits(units):
            return tr(
                "Einheiten hängen im Kreis untereinander: {units}. Bitte bei einer von ihnen die "
                "übergeordnete Einheit berichtigen.",
                units=_circle(units, known),
            )
    return None


def _ending(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.TargetInsideUnit(unit, target) if unit == target:
            return tr(
                "{unit} endet und kann nichts an sich selbst übergeben. Bitte ein anderes Ziel wählen.",
                unit=known.unit(unit),
            )
        case errors.TargetInsideUnit(unit, target):
            return tr(
                "{unit} endet und kann nichts an {target} übergeben: Das Ziel liegt darunter. Bitte ein Ziel "
                "außerhalb wählen.",
                unit=known.unit(unit),
                target=known.unit(target),
            )
        case errors.NothingToMerge(units):
            return tr(
                "Zum Zusammenlegen braucht es zwei verschiedene Einheiten, genannt: {units}. Bitte eine "
                "weitere angeben.",
                units=known.units(units) or tr("keine"),
            )
    return None


def _splitting(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.NothingToSplitInto(unit):
            return tr(
                "Zum Aufteilen von {unit} braucht es mindestens zwei Teile. Bitte weitere angeben.",
                unit=known.unit(unit),
            )
        case errors.SplitIncomplete(unit, positions, units):
            return tr(
                "Beim Aufteilen von {unit} ist offen, wohin dies kommt: {left}. Bitte einem Teil zuordnen.",
                unit=known.unit(unit),
                left=_left_over(positions, units, known),
            )
        case errors.SplitForeign(unit, id):
            return tr(
                "Beim Aufteilen von {unit}: {id} gehört nicht unmittelbar dazu oder ist doppelt genannt. "
                "Bitte jede Stelle und Untereinheit genau einmal nennen.",
                unit=known.unit(unit),
                id=known.bare(id),
            )
    return None


def _texts(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.NotAGrade(text):
            return tr(
                "{text} ist keine Entgelt- oder Besoldungsgruppe. Bitte zum Beispiel E9b, S12 oder A13 schreiben.",
                text=known.quoted(text),
            )
        case errors.NotAKind(text):
            return tr(
                "{text} ist keine Art von Einheit. Bitte eine von diesen schreiben: {kinds}.",
                text=known.quoted(text),
                kinds=", ".join(kind.value for kind in UnitKind),
            )
        case errors.NotALine(text):
            return tr(
                "{text} ist keine Zeile des Ergebnisplans. Bitte den Namen aus dem NKF schreiben, zum "
                "Beispiel „Personalaufwendungen“.",
                text=known.quoted(text),
            )
        case errors.NotADate(text):
            return tr(
                "{text} ist kein Datum. Bitte 2028-12-31, 31.12.2028 oder nur das Jahr schreiben.",
                text=known.quoted(text),
            )
        case errors.NotALeadTime(text):
            return tr(
                "{text} ist kein Vorlauf. Bitte eine ganze Zahl mit Tagen, Arbeitstagen, Wochen oder Monaten "
                "schreiben, zum Beispiel „10 Arbeitstage“, höchstens vier Jahre.",
                text=known.quoted(text),
            )
    return None


def _ranges(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.AssumptionOutOfRange(key, value):
            return tr(
                "Die Annahme {key} kann nicht {value} sein. Sätze bitte als Bruchteil schreiben (0.03 für "
                "3 %), Beträge, Minuten und Stufen als positive Zahl.",
                key=known.quoted(key),
                value=value,
            )
        case errors.MissingTable(table, year, month, since):
            return tr(
                "Für {month:02d}/{year} liegt keine Entgelttabelle {table} vor: Kosten sind nicht bestimmbar. Bitte "
                "als Jahr {since} oder später wählen oder das Basisjahr in den Angaben zum Plan ändern.",
                month=month,
                year=year,
                table=table,
                since=since or year + 1,
            )
        case errors.RevenueWithoutSource(revenue):
            return tr(
                "Ertrag {revenue}: Die Quelle von Personenzahl und Satz fehlt. Bitte eine angeben.",
                revenue=known.revenue(revenue),
            )
        case errors.RevenueOutOfRange(revenue, what):
            return _revenue_refusal(revenue, what, known)
        case errors.FundedTwice(grant, position, unit):
            where = tr(" (einzeln und über die Einheit {unit})", unit=known.unit(unit)) if unit else ""
            return tr(
                "Die Förderung {grant} nennt die Stelle {position} zweimal{where}; doppelt fördern darf sie nicht. "
                "Bitte die Stelle nur einmal nennen.",
                grant=known.grant(grant),
                position=known.position(position),
                where=where,
            )
        case errors.EndsBeforeStart(kind, id, end, start):
            return tr(
                "{thing} {id}: Das Ende {end} liegt vor dem Beginn {start}. Bitte eines der beiden Daten ändern.",
                thing=capital(thing_text(kind, known.language)),
                id=_named(kind, id, known),
                end=date_text(end, known.language),
                start=date_text(start, known.language),
            )
        case errors.NoMoneyOut(grant):
            return tr(
                "Förderung {grant}: Bitte einen Satz von 0 bis 1 (0 bis 100 %) und keine negativen Höchstbeträge "
                "angeben.",
                grant=known.grant(grant),
            )
    return None


def _revenue_refusal(revenue: str, what: str, known: Names) -> str:
    tr = known.language.tr
    asked = {
        "persons": tr("Die Personenzahl muss ab 0 und zwischen Min und Max liegen. Bitte die drei Werte prüfen."),
        "rate": tr("Der Satz muss ab 0 und zwischen Min und Max liegen. Bitte die drei Werte prüfen."),
        "quarters": tr("Ein Jahr hat 0 bis 4 Quartale. Bitte die Zahl ändern."),
        "years": tr("Das letzte Jahr liegt vor dem ersten. Bitte eines der beiden ändern."),
        "line": tr("Die Zeile ist keine Ertragszeile des Ergebnisplans. Bitte eine Ertragszeile nennen."),
    }
    return tr("Ertrag {revenue}: {asked}", revenue=known.revenue(revenue), asked=asked[what])


def _amounts(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.NegativeFte(position, fte):
            return tr(
                "Stelle {position}: {fte} sind zu wenig. Bitte einen Wert ab 0 angeben.",
                position=known.position(position),
                fte=known.fte(fte),
            )
        case errors.NegativeDemand(task):
            return tr(
                "Aufgabe {task}: Der Bedarf ist negativ. Bitte VZÄ, Fälle und Minuten ab 0 angeben.",
                task=known.task(task),
            )
        case errors.ShareOutOfRange(position, task, share):
            return tr(
                "Stelle {position}, Aufgabe {task}: {share} ist kein Anteil. Bitte 0 % bis 100 % angeben.",
                position=known.position(position),
                task=known.task(task),
                share=known.share(share),
            )
        case errors.SharesAboveOne(position, total):
            return tr(
                "Stelle {position}: Die Anteile ergeben {total}, mehr als die ganze Stelle. Bitte zuerst "
                "einen anderen Anteil kürzen.",
                position=known.position(position),
                total=known.share(total),
            )
    return None


def _tasks(error: Exception, known: Names) -> str | None:
    tr = known.language.tr
    match error:
        case errors.RangeWithoutShare(position, task, share, low, high):
            return tr(
                "Stelle {position}, Aufgabe {task}: Die Spanne {low} bis {high} enthält den Anteil {share} nicht. "
                "Bitte von ≤ Anteil ≤ bis angeben, zwischen 0 % und 100 %.",
                position=known.position(position),
                task=known.task(task),
                low=known.share(low),
                high=known.share(high),
                share=known.share(share),
            )
        case errors.ReasonMissing(task):
            return tr("Aufgabe {task}: Bitte begründen, warum so geurteilt wird.", task=known.task(task))
        case errors.NothingToJoin(task):
            return tr(
                "Aufgabe {task} lässt sich nicht mit sich selbst zusammenführen. Bitte eine andere wählen.",
                task=known.task(task),
            )
    return None


def _named(kind: str, id: str, known: Names) -> str:
    by_kind = {"unit": known.unit, "position": known.position, "task": known.task, "grant": known.grant}
    return by_kind[kind](id) if kind in by_kind else known.bare(id)


def _circle(units: tuple[str, ...], known: Names) -> str:
    """a → b → a; of a long one where it begins, how many more there are, and where it closes."""
    named = [known.unit(each) for each in units[:_CIRCLE_BEGINS]]
    left = len(units) - len(named) - 1
    if left > 0:
        named.append(known.language.trn("… ({n} weitere)", "… ({n} weitere)", left))
    if left >= 0:
        named.append(known.unit(units[-1]))
    return " → ".join((*named, known.unit(units[0])))


_CIRCLE_BEGINS = 8


def _left_over(positions: tuple[str, ...], units: tuple[str, ...], known: Names) -> str:
    tr = known.language.tr
    posts = tr("Stelle {list}", list=known.positions(positions)) if positions else ""
    below = tr("Einheit {list}", list=known.units(units)) if units else ""
    return "; ".join(text for text in (posts, below) if text)


_SUBJECTS = (
    *(_missing, _unknown, _taken, _empty, _tree, _ending, _splitting),
    *(_texts, _ranges, _amounts, staffing_refusal, _tasks),
)
