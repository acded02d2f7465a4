"""Run the fuzzer: `python -m fuzz [TARGET...] [--seconds N]` (default: all targets, a minute each).

Each target runs in a process of its own, since the fuzzer ends its process on a finding. What it found lies minimised
under `.fuzz/TARGET/`; a finding becomes a test by copying it to `tests/fuzz/findings/TARGET/`, without anybody's text.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

from fuzz.seeds import WORDS, seeds
from fuzz.targets import TARGETS

_WORK = Path(".fuzz")
# Longer inputs cost more than they find.
_MOST_BYTES = 4096
# An input that takes longer is a finding: a whole document may take 5 s (S13), and these are small.
_MOST_SECONDS = 5


def main() -> int:
    """Run every target that was named; the exit code is 1 if any found something."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return _fuzz(given.one, given.seconds)
    unknown = set(given.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    failed = []
    for name in given.targets or TARGETS:
        command = [sys.executable, "-m", "fuzz", "--one", name, "--seconds", str(given.seconds)]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    print(f"fuzz: {'findings in ' + ', '.join(failed) if failed else 'nothing found'}", file=sys.stderr)
    return 1 if failed else 0


def _fuzz(name: str, seconds: int) -> int:
    try:
        import atheris
    except ImportError:
        print("fuzz: atheris is missing; run `make fuzz`, or install the group `fuzz`", file=sys.stderr)
        return 2
    target = TARGETS[name]
    for function in _functions():
        atheris.instrument_func(function)
    corpus, found = _WORK / name / "corpus", _WORK / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = _WORK / "words.txt"
    words.write_text("".join(f'"{word}"\n' for word in WORDS))
    arguments = [f"-max_total_time={seconds}", f"-max_len={_MOST_BYTES}", f"-timeout={_MOST_SECONDS}", "-verbosity=1"]
    arguments += [f"-dict={words}", f"-artifact_prefix={found}/", "-rss_limit_mb=2048", str(corpus)]
    atheris.Setup([sys.argv[0], *arguments], target)
    atheris.Fuzz()
    return 0


def _functions() -> Iterator[FunctionType]:
    """Yield the functions and methods of the package that are loaded: the fuzzer shall see which lines of them run."""
    for name, module in list(sys.modules.items()):
        if name.startswith("wireroom."):
            holders = [module, *(one for one in vars(module).values() if isinstance(one, type))]
            for value in (value for holder in holders for value in vars(holder).values()):
                if isinstance(value, FunctionType) and value.__module__ == name:
                    yield value


if __name__ == "__main__":
    sys.exit(main())
