"""The API described as OpenAPI 3.1, from the declarations that the routes use."""

import functools
from collections.abc import Sequence
from typing import Any

from wireroom.web.api_operations import OPERATIONS, Operation
from wireroom.web.api_schema import Schema, schema_of
from wireroom.web.api_shapes import Problem
from wireroom.web.api_values import Value

#: Statuses of answers that are told as a problem.
PROBLEMS = {
    "400": "Something in the request is unknown or does not fit; `detail` says what.",
    "404": "There is no such thing.",
    "503": "What is kept cannot be read at the moment, or the search took too long.",
}


def _parameter(value: Value) -> Schema:
    return {
        "name": value.name,
        "in": "path" if value.in_path else "query",
        "description": value.about,
        "required": value.required,
        "schema": value.schema,
    }


def _answers(operation: Operation, known: dict[str, Schema]) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": schema_of(Problem, known)}}
    answers: dict[str, Any] = {
        "200": {
            "description": "What was asked for.",
            "headers": {"ETag": {"description": "Changes with the answer.", "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schema_of(operation.answer, known)}},
        },
        "304": {"description": "It is what If-None-Match names."},
    }
    if operation.moves:
        answers["301"] = {
            "description": "It was joined to another, which lives there.",
            "headers": {"Location": {"schema": {"type": "string"}}},
        }
    for status, words in PROBLEMS.items():
        if status != "404" or any(value.in_path for value in operation.values):
            answers[status] = {"description": words, "content": problem}
    return dict(sorted(answers.items()))


def describe(operations: Sequence[Operation]) -> dict[str, Any]:
    """Make the document."""
    known: dict[str, Schema] = {}
    paths: dict[str, Any] = {}
    for operation in operations:
        made: dict[str, Any] = {
            "operationId": operation.name,
            "summary": operation.about,
            "parameters": [_parameter(value) for value in operation.values],
            "responses": _answers(operation, known),
        }
        paths[operation.path] = {"get": made}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wireroom",
            "version": "1",
            "description": "What this newsroom knows now, read-only. Times are ISO 8601 in UTC. Unknown is null. "
            "Parameters that are not declared are refused. Articles are told by headline, source, at most two "
            "sentences and the link; full texts only where they may be shown.",
        },
        "paths": paths,
        "components": {"schemas": dict(sorted(known.items()))},
    }


@functools.cache
def document() -> dict[str, Any]:
    """Give the description of the whole API."""
    return describe(OPERATIONS)
