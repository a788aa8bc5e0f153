"""Aufgaben: what the city has to do, what it needs for it, what is missing, and the forms that ask the offices."""
