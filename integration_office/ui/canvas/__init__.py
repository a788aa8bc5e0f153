"""The organisation chart on the screen: one widget that paints from arrays what is visible, and the
gestures on it.

`view.OrgChartView` is the widget; everything else here is a value, a function or a gesture it uses.
"""
