"""Help: the tour of five steps, the keyboard map, the glossary, how figures are made."""
