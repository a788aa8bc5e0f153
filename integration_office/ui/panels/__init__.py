"""What stands around the chart: figures, inspector, measures, findings, history; the dialog that describes the plan."""
