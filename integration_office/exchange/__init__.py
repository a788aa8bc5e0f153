"""Spreadsheets and JSON in and out: one module per format; whole or not at all."""
