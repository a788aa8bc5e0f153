"""The paper in the window: ordered, written, looked at, handed over and printed while the plan stays on the desk."""
