"""The sample city Münster 2026: what the source gives, and the named rules for what it does not."""
