"""The comparison: any number of scenarios against any other, as figures, as measures and as a map of changes."""
