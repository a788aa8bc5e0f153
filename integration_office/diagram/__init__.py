"""Pure geometry: where the boxes of an organisation chart stand, for screen and paper alike.

Columns in, columns out: every function takes and returns arrays that are aligned with the units of a
`ChartColumns`. All lengths are chart units; at a scale of 1 a chart unit is one pixel of the screen.
Nothing here knows a plan, a colour or a sentence.
"""
