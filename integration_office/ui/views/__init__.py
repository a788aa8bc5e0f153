"""The views in the middle of the window: beside the chart one for each question, made when first asked for."""
