"""`matchtrack paths`: where everything lives."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack paths", "matchtrack paths --json")


def configure(parser: Parser) -> None:
    """Leave the parser as it is: the command has no words of its own."""


def run(call: Invocation) -> int:
    """Print the places, whether anything is there yet or not; a broken settings file does not hide them."""
    from matchtrack import paths
    from matchtrack.domain.text import safe

    database = paths.database_file(call.environ, call.database, _database_setting(call))
    places = {
        "database": database,
        "settings": paths.config_file(call.environ),
        "backups": paths.backups_folder(database),
        "reports": paths.reports_folder(database),
    }
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, **places})
    else:
        call.say_pairs({label: safe(path) for label, path in places.items()})
    return 0


def _database_setting(call: Invocation) -> str:
    from matchtrack import config, paths
    from matchtrack.errors import BadInputError

    try:
        return config.load_settings(paths.config_file(call.environ)).database
    except BadInputError as error:
        call.show_error(error)
        return ""
