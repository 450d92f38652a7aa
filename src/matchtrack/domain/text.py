"""User text: cleaned once where it enters, made safe once where it is drawn (trust.md 8)."""

from __future__ import annotations

from matchtrack.domain.limits import MAX_NOTES

_DIRECTION_AND_LINES = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Bidi controls, and the separators that break a line without looking like it."""

MOST_MARKS = 30
_BREAKS = "\n\t\r\v\f\x85\u2028\u2029"


def clean(text: str, *, lines: bool = False, limit: int = MAX_NOTES) -> tuple[str, int]:
    r"""Give the text in NFC without control characters, and how many of them were taken out.

    With `lines`, \n and \t stay; else the white space around each of them becomes one space. Outer white space
    goes, what is longer than `limit` is cut, and so is a heap of more than 30 accents on one letter; none of it counts
    as taken out. All else stays, joiners included.
    """
    if text.isascii() and text.isprintable():
        return text.strip()[:limit].rstrip(), 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join([char for char in text if char.isprintable() or not _hidden(char)])
    removed = len(text) - len(kept)
    if not lines:
        kept = " ".join(filter(None, (part.strip(" ") for part in kept.replace("\t", "\n").split("\n"))))
    return _nfc(kept).strip()[:limit].rstrip(), removed


def _hidden(char: str) -> bool:
    r"""Say whether the character can steer a terminal or hide what is written; \n and \t cannot."""
    code = ord(char)
    if code < 0xA0:  # noqa: PLR2004 - C0, ASCII, DEL and C1 end here
        return not char.isprintable() and char not in "\n\t"
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE  # noqa: PLR2004
    return surrogate or noncharacter or char in _DIRECTION_AND_LINES


def without_hidden(text: str) -> str:
    r"""Give a text that is being typed without what `clean` would take out; \n, \t and all spaces stay."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join([char for char in text if char.isprintable() or not _hidden(char)])


def _nfc(text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - most text is ASCII

    # Cut before, because normalising takes quadratic time for a heap, and after, because a few accents become two.
    return _without_heaps(unicodedata.normalize("NFC", _without_heaps(text)))


def _without_heaps(text: str) -> str:
    """Keep the first 30 combining marks in a row: no language has more (Unicode Annex 15, stream-safe text)."""
    from unicodedata import combining  # noqa: PLC0415 - most text is ASCII

    if len(text) <= MOST_MARKS or sum(map(bool, map(combining, text))) <= MOST_MARKS:
        return text
    kept, row = [], 0
    for char in text:
        row = row + 1 if combining(char) else 0
        if row <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def cleaned_sentence(count: int) -> str:
    """Say how many characters `clean` took out, or nothing."""
    if not count:
        return ""
    return f"{count} invisible control {'character was' if count == 1 else 'characters were'} taken out."


def safe(text: str) -> str:
    """Give one line to draw or print: a break becomes a space, another control character U+FFFD."""
    if text.isprintable():
        return text
    return "".join([char if char.isprintable() else _visible(char) for char in text])


def _visible(char: str) -> str:
    if char in _BREAKS:
        return " "
    return "\ufffd" if _hidden(char) else char


def safe_lines(text: str) -> str:
    r"""Give text of several lines to draw or print: as `safe`, but \n stays."""
    return "\n".join([safe(line) for line in text.replace("\r\n", "\n").split("\n")])


def cell_width(text: str) -> int:
    """Count the terminal cells of one line: wide characters and emoji 2, combining and invisible ones 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The cells of each character, looked up once: long lists are measured cell by cell."""

    def __missing__(self, char: str) -> int:
        import unicodedata  # noqa: PLC0415 - most text is ASCII

        if unicodedata.category(char) in {"Mn", "Me", "Cc", "Cf"}:
            width = 0
        else:
            width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        self[char] = width
        return width


_WIDTHS = _Widths()


def fit(text: str, width: int) -> str:
    """Cut one line to at most `width` terminal cells, with … where something is missing."""
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    if text.isascii() and text.isprintable():
        return text[: width - 1].rstrip(" ") + "…"
    room = width - 1
    kept: list[str] = []
    for char in text:
        room -= _WIDTHS[char]
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip(" \u200d") + "…"


def whole_sentence(words: str) -> str:
    """Give an error as a sentence: a capital at the beginning, unless a name stands there, and a stop at the end."""
    end = "" if words.endswith((".", "?", "!", "…", ")")) else "."
    first = words[:1].upper() if words.partition(" ")[0].isalpha() else words[:1]
    return f"{first}{words[1:]}{end}"
