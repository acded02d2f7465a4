"""A small web server on loopback for tests: the given pages and nothing else."""

import threading
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Site:
    """A web server with the given pages; everything else is not there. It counts who was asked for."""

    def __init__(self, pages: dict[str, bytes]):
        self.pages, self.asked = pages, Counter()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked[self.path] += 1
                body = site.pages.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.send_header("content-length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Elsewhere:
    """A fetcher whose requests to some hosts go to a site on loopback, each host in a folder of its own name.

    All else of the gateway is real: the kind of the request, robots rules, limits and pauses.
    """

    def __init__(self, gateway, site):
        self._gateway, self._site = gateway, site

    async def fetch(self, ask):
        """Ask the stand-in; the answer names the address that was meant."""
        parts = urlsplit(ask.url)
        if ask.url.startswith(self._site.url):
            return await self._gateway.fetch(ask)
        path = f"/{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        answer = await self._gateway.fetch(replace(ask, url=self._site.url + path, validators_for=None))
        return replace(answer, url=ask.url, final_url=ask.url)

    async def close(self):
        """Nothing is held here."""
