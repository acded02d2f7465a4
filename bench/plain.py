"""The peer of our pages: one row of SQLite, escaped and put into a page, by Starlette on uvicorn and nothing else."""

import html
import os
import sqlite3
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route


def main() -> None:
    """Serve on the socket that was handed over (`--fd N`)."""
    database = sqlite3.connect(Path(os.environ["WIREROOM_DATA"]) / "plain.db", check_same_thread=False)

    async def article(request: Request) -> HTMLResponse:
        del request
        title, text = database.execute("SELECT title, text FROM articles WHERE id = 1").fetchone()
        return HTMLResponse(f"<!doctype html><title>{html.escape(title)}</title><p>{html.escape(text)}</p>")

    site = Starlette(routes=[Route("/", article)])
    uvicorn.run(site, fd=int(sys.argv[sys.argv.index("--fd") + 1]), access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
