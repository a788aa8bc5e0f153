"""The window: Qt and nothing but Qt; it asks the session and shows what it answers."""
