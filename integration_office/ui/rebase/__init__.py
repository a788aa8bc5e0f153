"""Another baseline for the open plan: chosen, compared, decided upon, taken over in one step."""
