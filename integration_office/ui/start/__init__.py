"""Where one begins: the page with recent plans and ways to a new one, and files dropped on the window."""
