"""Values and laws: what a city administration is and what may be done to it. Standard library only."""
