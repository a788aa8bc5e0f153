"""The parts of a saving that are neither an office nor a line of the Ergebnisplan, by key."""

WORKPLACE, OVERHEAD, ONE_OFF = "workplace", "overhead", "one_off"
"""Reckoned costs that METHOD puts in no line of the Ergebnisplan: flat rates, and what comes once."""

NO_OFFICE = ""
"""What belongs to no office: the cost of the project."""
