"""Posts that are paid alike, by number."""

from dataclasses import dataclass

import numpy as np

from integration_office.analysis.index.numbers import Ints


@dataclass(frozen=True, eq=False)
class Kinds:
    """Posts that are paid alike, so that what one of them costs needs to be computed once.

    `of_post`: the kind of each post. By kind: how many posts, their planned and filled FTE, the row of one of them.
    """

    of_post: Ints
    posts: Ints
    planned: Ints
    filled: Ints
    example: Ints

    def with_own(self, rows: Ints, planned: Ints, filled: Ints) -> "Kinds":
        """With a new kind for each of some posts."""
        of_post, left = self.of_post.copy(), self.posts.copy()
        np.subtract.at(left, of_post[rows], 1)
        of_post[rows] = len(left) + np.arange(len(rows))
        return Kinds(
            of_post,
            np.concatenate((left, np.ones_like(rows))),
            np.concatenate((self.planned, planned)),
            np.concatenate((self.filled, filled)),
            np.concatenate((self.example, rows)),
        )
