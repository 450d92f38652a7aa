"""No user text as markup, held by a lint of our own; and the lint itself on good and bad snippets."""

from __future__ import annotations

import ast

import pytest
from markup_lint import Finding, MarkupLint
from source_tree import modules


def found_in(text: str) -> list[Finding]:
    """Give what the lint finds in a snippet that stands alone."""
    tree = ast.parse(text)
    return MarkupLint([tree]).markup_in(tree)


def test_the_app_reads_no_text_as_markup() -> None:
    """What the user typed is shown as it is, brackets and all (trust.md 8)."""
    trees = {name: tree for name, tree in modules().items() if name.startswith("matchtrack.tui")}
    lint = MarkupLint(trees.values())
    found = {name: lint.markup_in(tree) for name, tree in trees.items()}

    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "text",
    [
        "self.notify(sentence)",
        "self.app.notify('Saved')",
        "self.notify(sentence, markup=True)",
        "self.notify(sentence, markup=wanted)",
        "yield Static(step.title)",
        "yield Static(f'Due {due}')",
        "yield Static('a [bold]word[/]')",
        "yield Static()",
        "yield Static(id='fault')",
        "yield Static(safe(title))",
        "yield Static(content=title)",
        "yield widgets.Label(title)",
        "class Title(Static):\n    pass\nyield_ = Title(step.title)",
        "class Pane(Title):\n    pass\nclass Title(Label):\n    pass\nyield_ = Pane(step.title)",
        "class Title(Static):\n    def __init__(self, text):\n        super().__init__(text)",
        "class Tick(Checkbox):\n    def __init__(self, text):\n        super().__init__(text, True)",
        "yield Button(step.title)",
        "yield Button(label=step.title)",
        "yield Checkbox(f'{step.title}')",
        "option_list.add_option(Option(step.title))",
        "Select([(step.title, step.id)])",
        "Select([(step.title, step.id) for step in steps])",
        "def f():\n    options = [('Inbox', '')]\n    options.append((title, 1))\n    return Select(options)",
        "def f(options):\n    return Select(options)",
        "Select(self.options)",
        "panel.border_title = step.title",
        "panel.border_title = f'{step.title}'",
        "panel.border_subtitle = safe(title)",
        "self.tooltip = notes",
        "Content.from_markup(title)",
        "Text.from_markup('[b]x')",
        "yield SystemCommand(f'{title} ({keys})', help_, run)",
        "DiscoveryHit(step.title, run)",
        "class W(Widget):\n    def render(self):\n        return f'{self.title}'",
        "class W(Widget):\n    def render(self):\n        return '[b]Hello'",
    ],
)
def test_text_that_could_be_markup_is_found(text: str) -> None:
    """Each of these is a way in which a title like '[/bar]' breaks an app."""
    assert len(found_in(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "self.notify(safe(sentence), markup=False)",
        "yield Static(step.title, markup=False)",
        "yield Static(markup=False, id='fault')",
        "yield Static('Please make this window larger.')",
        "yield Static(Content(step.title))",
        "yield Static(Content.assemble(('Due ', 'bold'), due))",
        "yield Static(Content('\\n').join(lines))",
        "def f():\n    text = Content(step.title)\n    return Static(text)",
        "yield Button('Save')",
        "yield Button(f'{self.SAVE} (ctrl+s)')",
        "yield Button(Text(step.title), id='x')",
        "Select([(Text(step.title), step.id) for step in steps], value=step.id)",
        "def f():\n    options = [(Text(title), 1)]\n    options.append((Text(INBOX), ''))\n    return Select(options)",
        "Checkbox('', value, compact=True)",
        "class Tick(Checkbox):\n    def __init__(self, value):\n        super().__init__('', value)\nx = Tick(due)",
        "Select([(name, key) for key, name in AREAS.items()])",
        "panel.border_title = 'Rest of today'",
        "panel.border_title = Content(title)",
        "StepDraft(title=step.title)",
        "class W(Widget):\n    def render(self):\n        return Content(self.title)",
        "def title_line(self):\n    return f'{self.title}'",
        "yield SystemCommand('Today', 'What to do now', self.action_today)",
        "yield SystemCommand(escape(f'{title} ({keys})'), escape(help_), run)",
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    """The lint asks for nothing that is right already."""
    assert found_in(text) == []
