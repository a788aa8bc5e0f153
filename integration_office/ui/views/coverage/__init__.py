"""Abdeckung: which duty of law is whose, how far it is met, and what would close its gap."""
