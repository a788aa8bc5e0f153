"""Search everywhere: units, posts, tasks, legal duties, measures and scenarios, by any of their words."""
