"""A disk that fails once, at the n-th time that something is asked of it (R9).

    with faulty_disk() as disk:
        ...                            # open a database; all is well
        disk.fail("write", at=3, error=apsw.FullError)
        ...                            # the third write, cut or flush from here on fails, once
        disk.failed                    # whether it came so far

Works through a VFS of SQLite, as tests/powerloss.py does. Kinds: "write" (writing, cutting, flushing) and "read".
"""

from contextlib import contextmanager
from dataclasses import dataclass

import apsw


@dataclass(slots=True)
class Disk:
    """What will fail."""

    kind: str = ""
    left: int = 0
    error: type[apsw.Error] = apsw.IOError
    failed: bool = False

    def fail(self, kind, *, at, error):
        """Fail at the n-th act of a kind from here on."""
        self.kind, self.left, self.error, self.failed = kind, at, error, False

    def heal(self):
        """Fail no more; says whether it failed since it was told to."""
        self.kind = ""
        return self.failed

    def asked(self, kind):
        """Called before each act."""
        if kind == self.kind:
            self.left -= 1
            if self.left == 0:
                self.failed = True
                raise self.error("as the test wishes")


class _Vfs(apsw.VFS):
    """The system's own, with a will of its own."""

    def __init__(self, disk, system):
        self.disk, self.system = disk, system
        super().__init__("faulty", system)

    def xOpen(self, name, flags):
        return _File(self.disk, self.system, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, disk, system, name, flags):
        self._disk = disk
        super().__init__(system, name, flags)

    def xRead(self, amount, offset):
        self._disk.asked("read")
        return super().xRead(amount, offset)

    def xWrite(self, data, offset):
        self._disk.asked("write")
        super().xWrite(data, offset)

    def xTruncate(self, size):
        self._disk.asked("write")
        super().xTruncate(size)

    def xSync(self, flags):
        self._disk.asked("write")
        super().xSync(flags)


def _alone(connection):
    """The wrapped files share no memory, so the one writer keeps the index of the log for itself."""
    connection.pragma("locking_mode", "exclusive")


@contextmanager
def faulty_disk():
    """Let every database that is opened inside the block lie on such a disk."""
    disk = Disk()
    before = apsw.vfs_names()[0]
    vfs = _Vfs(disk, before)
    apsw.set_default_vfs("faulty")
    apsw.connection_hooks.append(_alone)
    try:
        yield disk
    finally:
        disk.heal()
        apsw.connection_hooks.remove(_alone)
        apsw.set_default_vfs(before)
        vfs.unregister()
