"""Read feed files out of the labelled archives, without unpacking them to disk."""

import functools
import tarfile
from pathlib import Path

from datasets import dataset


@functools.cache
def files_of(path: Path) -> dict[str, bytes]:
    """Return all files of a tar archive: path within it to bytes."""
    with tarfile.open(path) as archive:
        return {
            member.name.removeprefix("./"): archive.extractfile(member).read() for member in archive if member.isfile()
        }


def real_feeds() -> dict[str, bytes]:
    """Return the real feeds, as served."""
    return files_of(dataset("feeds-real") / "feeds.tar.xz")


def conformance(suite: str) -> dict[str, bytes]:
    """Return the test feeds of another reader or validator."""
    return files_of(dataset("feeds-conformance") / f"{suite}.tar.xz")
