"""The words of a command line, cut into the options of every command, the command, and the words that are its own."""

from __future__ import annotations

from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FLAGS = {"--json": "json", "--plain": "plain", "--no-color": "no_color"}
"""Option of every command to the attribute of `Words`; '--db FILE' is the only one with a value."""

_ALONE = {"-h": "help", "--help": "help", "--version": "version"}
"""Options that mean the program itself where they stand before any command."""


class Words:
    """What was typed: the command or '', its own words in `rest`, and the options that every command takes."""

    __slots__ = ("command", "database", "help", "json", "no_color", "plain", "rest", "version")

    def __init__(self) -> None:
        self.command = ""
        self.rest: list[str] = []
        self.database: str | None = None
        self.json = False
        self.plain = False
        self.no_color = False
        self.help = False
        self.version = False


def read_words(argv: Sequence[str]) -> Words:
    """Cut a command line; options of every command may stand before and after it, up to '--'.

    Raises:
        UsageError: An option before the command is unknown, or --db has no file.
    """
    words = Words()
    following = iter(argv)
    for word in following:
        if word == "--":
            words.rest += ["--", *following]
        elif not _is_global(words, word, following):
            if words.command:
                words.rest.append(word)
            elif word.startswith("-"):
                raise UsageError(_unknown(word))
            else:
                words.command = word
    return words


def _is_global(words: Words, word: str, following: Iterator[str]) -> bool:
    """Take an option of every command; say whether `word` was one."""
    if word in FLAGS:
        setattr(words, FLAGS[word], True)
    elif word == "--db" or word.startswith("--db="):
        words.database = word[5:] or next(following, "")
        if not words.database:
            raise UsageError("--db needs the path of a database file, like --db ~/match.db")
    elif not words.command and word in _ALONE:
        setattr(words, _ALONE[word], True)
    else:
        return False
    return True


def _unknown(word: str) -> str:
    from matchtrack.domain.due import nearest

    return f"there is no option '{word}' ('matchtrack --help' lists them){nearest(word, (*FLAGS, '--db', *_ALONE))}"
