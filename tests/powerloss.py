"""A disk that loses power: what was written and not yet flushed is dropped, torn or reordered (R3).

    with recorded_disk() as disk:
        ...                      # open a database in a folder, write, call disk.acknowledge(name)
    for image in disk.after_power_loss(seed, moments=50):
        image.put(folder)        # the files as they may be found at the next start
        image.acknowledged       # what had been acknowledged by then

Works through a VFS of SQLite: every write, truncation and flush of the database and its write-ahead log is noted.
"""

import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw

#: What a disk writes as a whole, bytes.
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: "write", "cut", "flush" or "said"."""

    what: str
    file: str
    at: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Image:
    """Files as power loss left them."""

    files: dict[str, bytes]
    acknowledged: list[str]

    def put(self, folder):
        for name, data in self.files.items():
            (Path(folder) / name).write_bytes(data)


@dataclass(slots=True)
class Disk:
    """What happened on it since `begin`."""

    steps: list[Step] = field(default_factory=list)
    #: Files as they were, safely, when the recording began.
    base: dict[str, bytes] = field(default_factory=dict)
    on: bool = False

    def begin(self, folder):
        """Begin to record; all that was written before is taken for safe."""
        self.base = {path.name: path.read_bytes() for path in Path(folder).glob("wireroom.db*") if path.is_file()}
        self.steps, self.on = [], True

    def note(self, *words):
        if self.on:
            self.steps.append(Step(*words))

    def acknowledge(self, name):
        """Note that somebody was told that this is kept."""
        self.note("said", name)

    def after_power_loss(self, seed, *, moments):
        """Give images of the disk after power was lost at random moments."""
        draw = random.Random(seed)
        for _ in range(moments):
            yield self._image(draw.randrange(1, len(self.steps) + 1), draw)

    def _image(self, moment, draw):
        files = {name: bytearray(data) for name, data in self.base.items()}
        waiting = {}  # file -> writes that were not flushed yet
        for step in self.steps[:moment]:
            if step.what == "flush":
                for write in waiting.pop(step.file, ()):
                    _apply(files, write)
            elif step.what != "said":
                waiting.setdefault(step.file, []).append(step)
        for writes in waiting.values():
            left = [torn for write in writes if (torn := _torn(write, draw)) is not None]
            draw.shuffle(left)
            for write in left:
                _apply(files, write)
        said = [step.file for step in self.steps[:moment] if step.what == "said"]
        return Image({name: bytes(data) for name, data in files.items() if not name.endswith("-shm")}, said)


def _torn(write, draw):
    """What is left of a write that was not flushed: nothing, a part of its sectors, or all of it."""
    fate = draw.random()
    if fate < 0.4:
        return None
    if fate < 0.7 and write.what == "write" and len(write.data) > SECTOR:
        cut = SECTOR * draw.randrange(1, -(-len(write.data) // SECTOR))
        if draw.random() < 0.5:
            return Step("write", write.file, write.at, write.data[:cut])
        return Step("write", write.file, write.at + cut, write.data[cut:])
    return write


def _apply(files, write):
    data = files.setdefault(write.file, bytearray())
    if write.what == "cut":
        del data[write.at :]
        data.extend(bytes(write.at - len(data)))
        return
    end = write.at + len(write.data)
    data.extend(bytes(max(0, end - len(data))))
    data[write.at : end] = write.data


class _Vfs(apsw.VFS):
    """The system's own, with a pencil."""

    def __init__(self, disk, system):
        self.disk, self.system = disk, system
        super().__init__("recorded", system)

    def xOpen(self, name, flags):
        return _File(self.disk, self.system, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, disk, system, name, flags):
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else (name or "")
        self._name = Path(path).name
        super().__init__(system, name, flags)

    def xWrite(self, data, offset):
        self._disk.note("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, size):
        self._disk.note("cut", self._name, size)
        super().xTruncate(size)

    def xSync(self, flags):
        super().xSync(flags)
        self._disk.note("flush", self._name)


def _alone(connection):
    """The wrapped files share no memory, so the one writer keeps the index of the log for itself."""
    connection.pragma("locking_mode", "exclusive")


@contextmanager
def recorded_disk():
    """Let every database that is opened inside the block be recorded."""
    disk = Disk()
    before = apsw.vfs_names()[0]
    vfs = _Vfs(disk, before)
    apsw.set_default_vfs("recorded")
    apsw.connection_hooks.append(_alone)
    try:
        yield disk
    finally:
        disk.on = False
        apsw.connection_hooks.remove(_alone)
        apsw.set_default_vfs(before)
        vfs.unregister()
