"""See to it that the browser tests have a browser and fonts: as root on Debian they are installed by apt.

Elsewhere nothing is installed: the tests use WIREROOM_CHROMIUM, `chromium` on the PATH or Playwright's own, and say
what is missing.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-noto-core", "fonts-noto-cjk")


def missing() -> list[str]:
    """Name the packages that are not installed."""
    told = subprocess.run(
        ["dpkg-query", "-W", "-f=${Package} ${Status}\n", *PACKAGES], capture_output=True, text=True, check=False
    ).stdout
    return [name for name in PACKAGES if f"{name} install ok installed" not in told]


def main() -> None:
    """Install what is missing, where that is ours to do."""
    if os.environ.get("WIREROOM_NO_BROWSER") or os.environ.get("WIREROOM_CHROMIUM"):
        return
    if shutil.which("apt-get") is None or not (wanted := missing()):
        return
    if os.geteuid() != 0:
        if "chromium" in wanted and shutil.which("chromium") is None:
            print(f"wireroom: for the browser tests: sudo apt-get install -y {' '.join(wanted)}", file=sys.stderr)
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
    if (
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False).returncode
        or subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode
    ):
        print(f"wireroom: apt-get could not install {' '.join(wanted)}", file=sys.stderr)


if __name__ == "__main__":
    main()
