"""Proposes changes. Empty for now: the exact Pareto front comes with its own step."""
