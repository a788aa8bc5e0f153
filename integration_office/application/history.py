"""Undo and redo without limit: pairs of plan values with what was meant."""

from dataclasses import dataclass, field, replace

from integration_office.application.events import Intent, Perform
from integration_office.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Step:
    before: Plan
    after: Plan
    intent: Intent


@dataclass
class History:
    """What was done, newest last, and what was taken back, next one last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def push(self, step: Step) -> None:
        """A new step; what was taken back before is gone."""
        self.done.append(step)
        self.undone.clear()

    def amend(self, step: Step) -> None:
        """The last step and this one become one; what was taken back before is gone."""
        self.push(replace(step, before=self.done.pop().before))

    def change_leading_to(self, plan: Plan) -> Perform | None:
        """What the last step did, if it changed the organisation and led to this plan."""
        last = self.done[-1] if self.done else None
        return last.intent if last and last.after is plan and isinstance(last.intent, Perform) else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """All of them in the order of their doing; the first len(done) are in force."""
        return (*self.done, *reversed(self.undone))

    def between(self, done: int) -> tuple[Step, ...]:
        """The steps to take back, or to do again, in that order, until `done` are in force."""
        here = len(self.done)
        if not 0 <= done <= here + len(self.undone):
            return ()
        return tuple(reversed(self.done[done:])) if done < here else self.steps[here:done]

    def go_to(self, done: int) -> None:
        """`done` steps are in force."""
        steps = self.steps
        self.done[:] = steps[:done]
        self.undone[:] = reversed(steps[done:])
