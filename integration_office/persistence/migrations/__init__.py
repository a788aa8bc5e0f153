"""How older plan files become present ones: one revision for each version of the format."""
