"""Text leaves into a file that only the user reads, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from matchtrack.errors import BadInputError


def write_file(path: Path | str, text: str, *, force: bool = False) -> Path:
    r"""Write text into a private file (0600), whole or not at all, and give its place; \n and \r\n stay as they are.

    A link is never followed, and what is there is replaced only with `force`.

    Raises:
        BadInputError: The file is there, is no plain file, or cannot be written.
    """
    target = Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises where no home is known
    try:
        new = _is_new(target, force=force)
        put_in_place(target, text.encode("utf-8", "surrogateescape"), new=new)
    except FileExistsError:
        raise _exists_already(target) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInputError(f"{target} cannot be written: {reason}.") from None
    return target


def _is_new(target: Path, *, force: bool) -> bool:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no plain file"
        raise BadInputError(f"{target} is {what}; write to another place.")
    if not force:
        raise _exists_already(target)
    return False


def _exists_already(target: Path) -> BadInputError:
    return BadInputError(f"{target} is there already; add --force to replace it.")


def put_in_place(target: Path, content: bytes, *, new: bool, mode: int | None = None) -> None:
    """Write a draft in the same folder and put it in place at once; a `new` file takes its name first.

    Only the user reads it, unless `mode` says otherwise.

    Raises:
        OSError: It cannot be written; what was there stays as it was, and no draft stays.
    """
    draft = target.with_name(f".{os.urandom(8).hex()}.draft")
    try:
        with os.fdopen(_make_private(draft), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:  # not every file system takes rights
            draft.chmod(mode)
        if new:
            os.close(_make_private(target))
        _replace(target, draft, new=new)
    finally:
        draft.unlink(missing_ok=True)


def _replace(target: Path, draft: Path, *, new: bool) -> None:
    """Put the draft in place; where that fails, the name that a `new` file took is free again."""
    try:
        draft.replace(target)
    except OSError:
        if new:
            target.unlink()
        raise


def _make_private(path: Path) -> int:
    """Make a file that was not there, and give its handle; a link in its place is an error."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
