"""The organisation as columns of numbers: a derived index, built once and advanced by what changed.

Every column has a row for each unit, position or assignment; values are int64 and exact (FTE and shares in whole
ten-thousandths, money in whole cents). The values of the domain stay the truth; an advanced index equals the one
from scratch.
"""
