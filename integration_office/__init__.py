"""The planner's desk for an office of integration: model, figures, chart and council paper."""

__version__ = "0.1.0"
