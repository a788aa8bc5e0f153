"""The commands as dialogs: each says before it acts what it would do, or why it cannot be done."""
