"""Questions to what is kept, on threads of their own: each has its reader, so that the event loop never waits."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from wireroom.ports import Private, Reader

T = TypeVar("T")


class Threads:
    """A few threads that read."""

    def __init__(
        self, number: int, *, open_reader: Callable[[], Reader], open_private: Callable[[], Private] | None
    ) -> None:
        """Take how many threads there are, and what each opens once."""
        self._open_reader, self._open_private = open_reader, open_private
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(max_workers=number, thread_name_prefix="page")

    async def ask(self, question: Callable[[Reader], T]) -> T:
        """Run a function of a reader on one of the threads that have one."""

        def work() -> T:
            reader: Reader | None = getattr(self._local, "reader", None)
            if reader is None:
                reader = self._local.reader = self._open_reader()
            return question(reader)

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def ask_private(self, question: Callable[[Private], T]) -> T:
        """Run a question about what is personal on one of the threads."""

        def work() -> T:
            private: Private | None = getattr(self._local, "private", None)
            if private is None and self._open_private is not None:
                private = self._local.private = self._open_private()
            if private is None:
                raise RuntimeError("this site has no owner")
            return question(private)

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)
