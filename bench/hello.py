"""The bare Textual app that everything is compared with."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One widget that says hello, and one key that changes it."""

    BINDINGS: ClassVar = [("j", "turn", "Turn"), ("k", "turn", "Turn")]

    def compose(self) -> ComposeResult:
        """Say hello."""
        self.word = Static("Hello")
        yield self.word
        self.turns = 0

    def action_turn(self) -> None:
        """Change one line, as a cursor does."""
        self.turns += 1
        self.word.update(f"Hello {self.turns}")


if __name__ == "__main__":
    Hello().run()
