"""Item models: the session's organisation as Qt's views ask for it."""
