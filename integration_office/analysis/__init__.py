"""Pure results: what an organisation costs, covers and does twice (METHOD: sections 2 to 5)."""
