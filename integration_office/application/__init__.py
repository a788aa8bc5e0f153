"""The open plan: session, history, use cases and the ports others plug into. No Qt, no SQL."""
