"""Make or renew .venv from a lock file. Standard library only: runs on the system's own Python.

    python3 scripts/environment.py LOCK STAMP

The stamp holds the Python version and the checksums of lock and project file; when it fits, nothing is done. The
other locks contain all that the runtime lock has, so their environments serve to run the product too.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
#: Stamp -> lock.
STAMPS = {
    ".run": "requirements.lock",
    ".dev": "requirements-dev.lock",
    ".bench": "requirements-bench.lock",
    ".fuzz": "requirements-fuzz.lock",
}


def fail(words: str) -> None:
    """End with one line that says what to do."""
    print(f"wireroom: {words}", file=sys.stderr)
    raise SystemExit(1)


def mark(lock: str) -> str:
    """Say what the environment was made from."""
    total = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{sys.version_info[0]}.{sys.version_info[1]} {total.hexdigest()}\n"


def fits(stamp: Path, lock: str) -> bool:
    """Say whether the environment is the one that this lock and this Python would make."""
    return PYTHON.exists() and stamp.exists() and (ROOT / lock).exists() and stamp.read_text() == mark(lock)


def main(lock: str, stamp: Path) -> None:
    """Bring .venv in line with the lock."""
    if sys.version_info < (3, 11):
        fail(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}; try: make PYTHON=python3.11 ...")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        fail("the module venv is missing; install it with: apt-get install -y python3-venv")
    if fits(stamp, lock) or (lock == STAMPS[".run"] and any(fits(VENV / name, of) for name, of in STAMPS.items())):
        return
    print(f"Making {VENV.name} from {lock} (once; a minute or two) ...", flush=True)
    if PYTHON.exists() and not same_python():
        shutil.rmtree(VENV)
    if not PYTHON.exists():
        run([sys.executable, "-m", "venv", str(VENV)], "the virtual environment could not be made")
    for old in STAMPS:
        (VENV / old).unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--quiet"]  # errors alone
    run([*pip, "--require-hashes", "-r", lock], "the packages could not be installed; is a package index reachable?")
    run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], "the project itself could not be installed")
    stamp.write_text(mark(lock))


def same_python() -> bool:
    """Say whether .venv was made by this Python version."""
    told = subprocess.run(
        [str(PYTHON), "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() == str(sys.version_info[:2])


def run(command: list[str], words: str) -> None:
    """Run a step, or end with what failed."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        fail(words)


if __name__ == "__main__":
    main(sys.argv[1], ROOT / sys.argv[2])
