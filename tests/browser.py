"""Which browser the tests drive, and how: the one that is told, else chromium on the PATH, else Playwright's own.

Without a browser these tests fail with one line; WIREROOM_NO_BROWSER=1 makes them skip, visibly.
"""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

ARGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Files that say whether a process that is not root may make the namespaces that the sandbox needs.
_NAMESPACES = (
    (Path("/proc/sys/kernel/unprivileged_userns_clone"), "0"),
    (Path("/proc/sys/user/max_user_namespaces"), "0"),
    (Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"), "1"),
)


def browser_path() -> str | None:
    """Give the browser to start; None leaves the choice to Playwright."""
    told = os.environ.get("WIREROOM_CHROMIUM")
    if told:
        if not Path(told).exists():
            pytest.fail(f"WIREROOM_CHROMIUM names {told}, which is not there", pytrace=False)
        return told
    return shutil.which("chromium")


def browser_args() -> list[str]:
    """Give its arguments; the sandbox is left out only where it cannot be had."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    without = any(path.exists() and path.read_text().strip() == bad for path, bad in _NAMESPACES)
    return [*ARGS, "--no-sandbox"] if root or without else [*ARGS]


@contextmanager
def open_browser():
    """Start a browser for a block, or fail (or skip, where asked to) with one clear line."""
    if os.environ.get("WIREROOM_NO_BROWSER") == "1":
        pytest.skip("browser tests are off (WIREROOM_NO_BROWSER=1)")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=browser_args())
        except Error as error:
            first = str(error).strip().splitlines()[0]
            pytest.fail(
                "no browser could be started: apt-get install -y chromium, or set WIREROOM_CHROMIUM, or "
                f"WIREROOM_NO_BROWSER=1 to leave these tests out ({first})",
                pytrace=False,
            )
        try:
            yield browser
        finally:
            browser.close()
