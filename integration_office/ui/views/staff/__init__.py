"""The view Stellen: the Stellenplan as a table, options to staff it, competences, spans, who is affected."""
