"""Überschneidung: which offices do the same, who does it with how much, and what is to be made of it."""
