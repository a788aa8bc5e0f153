"""What stands around the chart: figures, inspector, measures, findings, and the dialogs that compare and describe."""
