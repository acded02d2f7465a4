"""Forms as they come in: fields by name, and one file. Plain values; what they mean is for whoever asked."""

from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qs

from starlette.requests import Request

#: Fields of one form; a list of languages or of articles may be long.
MOST_FIELDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a browser sent."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    #: The content of a file, by the name of its field. Its own name and type are ignored (S40).
    files: dict[str, bytes] = field(default_factory=dict)

    def one(self, name: str, most: int = 500) -> str:
        """Give a field as one line, cut; "" where it is absent."""
        return " ".join(self.text(name, most).split())

    def text(self, name: str, most: int = 4000) -> str:
        """Give a field with its line breaks, cut; "" where it is absent."""
        return self.fields.get(name, [""])[0][:most].replace("\r\n", "\n").strip()

    def many(self, name: str) -> list[str]:
        """Give all values of a field."""
        return self.fields.get(name, [])


async def read_form(request: Request) -> Form:
    """Read the form of a request once; asked again, it gives the same."""
    kept = getattr(request.state, "form", None)
    if kept is None:
        kept = request.state.form = form_of(request.headers.get("content-type", ""), await request.body())
    made: Form = kept
    return made


def form_of(kind: str, body: bytes) -> Form:
    r"""Read a form of one of the two kinds that browsers send; anything else is an empty form.

    >>> form_of("application/x-www-form-urlencoded", b"a=1&b=x+y&a=2").fields
    {'a': ['1', '2'], 'b': ['x y']}
    """
    named = kind.partition(";")[0].strip().lower()
    if named == "application/x-www-form-urlencoded":
        try:
            text = body.decode("utf-8", "replace")
            return Form(fields=parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError:
            return Form()
    if named != "multipart/form-data" or "\r" in kind or "\n" in kind:
        return Form()
    whole = BytesParser(policy=HTTP).parsebytes(
        b"Content-Type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n" + body
    )
    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for part in list(whole.walk())[1 : MOST_FIELDS + 1]:
        name, data = _name_of(part), part.get_payload(decode=True)
        if not name or not isinstance(data, bytes):
            continue
        if part.get_filename() is not None:
            files[name] = data
        else:
            fields.setdefault(name, []).append(data.decode("utf-8", "replace"))
    return Form(fields=fields, files=files)


def _name_of(part: Message) -> str:
    found = part.get_param("name", header="content-disposition")
    return found if isinstance(found, str) else ""
