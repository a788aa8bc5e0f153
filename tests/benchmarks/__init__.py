"""What the program needs in milliseconds and megabytes, beside what others need for the same on the same data.

`uv run poe bench` measures and prints; nothing here is asserted in milliseconds. The tests in this folder only check
that everything can be measured and that a peer computes the same figures.
"""
