"""The API: JSON, read-only, under /api/v1; described at /api/openapi.json and, for people, at /api.

Answers are `application/json`, troubles `application/problem+json`, never HTML (S31). There is no CORS: pages of other
sites cannot read it.
"""

import dataclasses
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, TypeVar

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response

from wireroom.errors import StorageError
from wireroom.ports import Reader
from wireroom.web.api_document import document
from wireroom.web.api_operations import OPERATIONS, Call, Elsewhere, Nothing, Operation
from wireroom.web.api_values import AT, BadRequest, read_values
from wireroom.web.cache import Finished, finish
from wireroom.web.conditional import reply
from wireroom.web.doors import Door
from wireroom.web.past import BusyError, Looking
from wireroom.web.words import iso

log = structlog.get_logger()

T = TypeVar("T")

#: Whether whoever makes this request may see publishers' full texts, not those of licensed sources alone.
TextRule = Callable[[Request], bool]

PREFIX = "/api/"


def nobody(request: Request) -> bool:
    """Show whole texts of licensed sources alone: the rule for anyone."""
    del request
    return False


def problem(status: int, detail: str) -> Response:
    """Tell a trouble as RFC 9457 writes it."""
    made = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(
        orjson.dumps(made),
        status_code=status,
        headers={"cache-control": "no-store"},
        media_type="application/problem+json",
    )


def is_data(path: str) -> bool:
    """Say whether an address answers with data, so that its troubles are data too."""
    return path.startswith(PREFIX)


class Api:
    """Answers the operations."""

    def __init__(
        self,
        ask: Callable[[Callable[[Reader], Any]], Awaitable[Any]],
        *,
        whole_texts: TextRule = nobody,
        pictures: bool = True,
        looking: Looking | None = None,
    ) -> None:
        self._ask, self._whole_texts, self._pictures = ask, whole_texts, pictures
        self._looking = looking or Looking()

    def doors(self) -> list[Door]:
        """Give the routes."""
        made = [Door(item.path, self._endpoint(item), role=item.role) for item in OPERATIONS]
        return [
            *made,
            Door("/api/openapi.json", self.describe, role="anyone"),
            Door("/api/{rest:path}", self.nothing, role="anyone"),
        ]

    def _endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            return await self._answer(operation, request)

        return endpoint

    async def _answer(self, operation: Operation, request: Request) -> Response:
        try:
            whole = self._whole_texts(request)
            values = read_values(operation.values, request.scope["query_string"], request.path_params)

            def work(reader: Reader) -> Finished:
                # made and written on the page's thread: a long answer keeps nobody else waiting
                with reader.at_head() as head:
                    call = Call(reader=reader, head=head, values=values, whole_texts=whole, pictures=self._pictures)
                    made = self._run(operation, call)
                return finish(orjson.dumps(made))

            finished = await self._ask(work)
        except BusyError:
            return problem(503, "One answer of the past is made at a time; try again in some seconds.")
        except BadRequest as error:
            return problem(400, str(error))
        except Nothing as error:
            return problem(404, str(error))
        except Elsewhere as error:
            moved = {"detail": "It was joined to another.", "location": error.path}
            return Response(orjson.dumps(moved), 301, {"location": error.path}, "application/json")
        except StorageError as error:
            log.error("api.trouble", operation=operation.name, reason=str(error))
            return problem(503, "What is kept cannot be read at the moment, or the search took too long.")
        return reply(request.headers, finished, "application/json", cache="private, no-cache")

    def _run(self, operation: Operation, call: Call) -> Any:
        """Run an operation on what is known now, or on what stood at the time that is asked for."""
        at = call.values.get(AT.name)
        if at is None:
            return operation.run(call)
        if at > call.head.at:
            raise BadRequest(f"That time has not come yet: what is known goes to {iso(call.head.at)}.")
        with self._looking.back(call.reader, at, call.values.get("id", "")) as then:
            if then is None:
                raise Nothing("Nothing was known at that time yet.")
            with then.at_head() as head:
                return operation.run(dataclasses.replace(call, reader=then, head=head, pictures=False))

    async def describe(self, request: Request) -> Response:
        """Give the OpenAPI document."""
        finished = finish(orjson.dumps(document(), option=orjson.OPT_INDENT_2))
        return reply(request.headers, finished, "application/json", cache="public, max-age=3600")

    async def nothing(self, request: Request) -> Response:
        """Answer what no operation knows."""
        del request
        return problem(404, "There is no such operation; /api/openapi.json lists all.")


def for_people() -> list[dict[str, Any]]:
    """Give the operations as the readable page places them."""
    fields = {item.name: [field.name for field in dataclasses.fields(item.answer)] for item in OPERATIONS}
    return [
        {"path": item.path, "about": item.about, "values": item.values, "fields": ", ".join(fields[item.name])}
        for item in OPERATIONS
    ]
