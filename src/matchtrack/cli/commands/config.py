"""`matchtrack config`: the settings, shown and changed; works while the settings file is broken, so it can mend it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.settings import Setting

EXAMPLES = (
    "matchtrack config",
    "matchtrack config set momentum.floor 20",
    "matchtrack config set dates.order dmy",
    "matchtrack config path",
    "matchtrack config default",
)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("show", help="show every setting, as without ACTION")
    change = actions.add_parser("set", help="change one setting and keep every comment of the file")
    change.add_argument("key", metavar="KEY", help="like momentum.floor or dates.order")
    change.add_argument("value", metavar="VALUE", help="the file says what is allowed")
    actions.add_parser("path", help="say where the settings file is")
    actions.add_parser("default", help="print the commented file that you began with")


def run(call: Invocation) -> int:
    """Do what was asked for; the settings file is written once, so that there is something to edit."""
    from matchtrack import default_settings, paths

    path = paths.config_file(call.environ)
    action = call.args.action or "show"
    if action == "default":
        call.say_raw(default_settings.DEFAULT_TEXT)
        return 0
    default_settings.write_default(path)
    if action == "path":
        return _say_path(call, path)
    return _set(call) if action == "set" else _show(call)


def _say_path(call: Invocation, path: str) -> int:
    from matchtrack.domain.text import safe

    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "path": path})
    else:
        call.say(safe(path))
    return 0


def _set(call: Invocation) -> int:
    from matchtrack.domain.text import safe
    from matchtrack.services.settings import set_value

    setting = set_value(call.context_without_settings(), call.args.key, call.args.value)
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "setting": _json(setting)})
    else:
        call.say(f"{setting.key} is {safe(setting.value) or 'empty'} now.")
    return 0


def _show(call: Invocation) -> int:
    from matchtrack.domain.text import safe
    from matchtrack.services.settings import show

    view = show(call.context_without_settings())
    for warning in view.warnings:
        call.note(f"matchtrack: {safe(warning)}")
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "path": view.path, "settings": [_json(each) for each in view.settings]})
    else:
        call.say_pairs({each.key: _words(each) for each in view.settings})
    return 0


def _words(setting: Setting) -> str:
    from matchtrack.domain.text import safe

    return f"{safe(setting.value) or 'empty'}{' (default)' if setting.default else ''}"


def _json(setting: Setting) -> dict[str, object]:
    return {"key": setting.key, "value": setting.value, "default": setting.default}
