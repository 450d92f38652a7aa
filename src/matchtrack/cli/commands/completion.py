"""`matchtrack completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack completion bash > ~/.local/share/bash-completion/completions/matchtrack",
    "matchtrack completion zsh > ~/.zfunc/_matchtrack",
    "matchtrack completion fish > ~/.config/fish/completions/matchtrack.fish",
)
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def run(call: Invocation) -> int:
    """Print the script, which was made when this version was built."""
    from pathlib import Path

    from matchtrack import cli

    script = Path(cli.__file__).parent / "completions" / f"matchtrack.{call.args.shell}"
    call.say_raw(script.read_text(encoding="utf-8"))
    return 0
