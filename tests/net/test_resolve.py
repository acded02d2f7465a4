"""From names to addresses: one answer that may not be dialled refuses all (S4)."""

import asyncio
import socket
import ssl
import subprocess

import pytest
from gateways import open_gateway
from rawserver import answer, raw_server, run

from wireroom.errors import FetchError, RefusedError
from wireroom.net.guard import Allowance
from wireroom.net.resolve import (
    ABSENT_AFTER,
    PROBE_SECONDS,
    AddressRefusedError,
    GuardedResolver,
    NoSuchNameError,
    UnreachableError,
    guarded_socket,
)
from wireroom.ports import Ask


def row(address, port=80):
    """A row as the system's resolver gives it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    end = (0, 0) if family == socket.AF_INET6 else ()
    return (family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port, *end))


class Names:
    """Answers of a name server: each question takes the next list of addresses, the last one stays."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    async def __call__(self, host, port):
        self.asked += 1
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(found, Exception):
            raise found
        return [row(address, port) for address in found]


@pytest.mark.parametrize("bad", ["10.0.0.1", "::1", "169.254.169.254", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_s4_one_bad_answer_among_good_ones_refuses_all(bad, place):
    found = ["1.1.1.1", "2606:4700::1111"]
    found.insert(place, bad)
    with pytest.raises(AddressRefusedError):
        run(GuardedResolver(Names(found)).resolve("gazette.example", 443))


def test_s4_good_answers_are_handed_on_as_numbers():
    found = run(GuardedResolver(Names(["1.1.1.1", "2606:4700::1111"])).resolve("gazette.example", 443))
    assert [(one["host"], one["port"]) for one in found] == [("1.1.1.1", 443), ("2606:4700::1111", 443)]
    assert all(one["flags"] & socket.AI_NUMERICHOST for one in found)


def test_s4_an_address_on_the_local_link_is_refused():
    async def names(host, port):
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2600::1", port, 0, 3))]

    with pytest.raises(AddressRefusedError):
        run(GuardedResolver(names).resolve("gazette.example", 443))


def test_s3_a_socket_for_a_bad_address_is_never_made():
    """The second wall: it holds for addresses written as numbers too, which no resolver sees."""
    make = guarded_socket((Allowance.parse("127.0.0.1/32:8800"),))
    for address, port in (("127.0.0.1", 80), ("10.0.0.1", 443), ("::1", 8800), ("1.1.1.1", 8800)):
        with pytest.raises(AddressRefusedError):
            make(row(address, port))
    make(row("127.0.0.1", 8800)).close()


def test_s4_a_name_that_flips_between_good_and_bad_never_reaches_the_bad_one():
    """Rebinding: each connection is decided by the very answer that it dials; 127.0.0.1 stands for the public side."""

    async def work():
        async with (
            raw_server(answer(200, b"fine", Connection="close")) as good,
            raw_server(answer(200, b"inside"), host="127.0.0.2", port=good.port) as bad,
        ):
            names = Names(*[["127.0.0.1"], ["127.0.0.2"]] * 100)
            outcomes = []
            async with open_gateway(*good.allow, lookup=names) as net:
                for _ in range(100):
                    try:
                        reply = await net.fetch(Ask(url=good.url("/", "flip.example"), kind="robots"))
                        outcomes.append(reply.body)
                    except RefusedError:
                        outcomes.append(None)
            return outcomes, bad.connections, names.asked

    outcomes, inside, asked = run(work())
    assert inside == 0
    assert outcomes == [b"fine", None] * 50
    assert asked == 100, "one look-up a connection"


def test_s4_the_name_is_resolved_once_for_a_connection_that_is_kept():
    async def work():
        async def twice(request, writer):
            for _ in range(2):
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                await writer.drain()
                await asyncio.sleep(0.2)

        async with raw_server(twice) as server:
            names = Names(["127.0.0.1"], ["10.0.0.1"])
            async with open_gateway(*server.allow, lookup=names) as net:
                await net.fetch(Ask(url=server.url("/", "kept.example"), kind="robots"))
            return names.asked

    assert run(work()) == 1


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "could not be reached"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "could not be reached"),
        (OSError(5, "odd"), "could not be reached"),
        (UnicodeError("label too long"), "could not be reached"),
    ],
)
def test_s11_a_name_that_cannot_be_resolved_is_told_in_plain_words(trouble, words):
    async def work():
        async with open_gateway(lookup=Names(trouble)) as net:
            await net.fetch(Ask(url="https://gazette.example/feed", kind="feed"))

    with pytest.raises(FetchError, match=words) as caught:
        run(work())
    assert caught.value.reason == "could not be reached: the name could not be resolved"


def test_without_a_network_questions_fail_at_once_after_a_few_and_a_probe_finds_it_again(monkeypatch):
    """Sixty feeds on a machine without network must not wait for sixty time-outs."""

    async def work():
        loop = asyncio.get_running_loop()
        names = Names(socket.gaierror(socket.EAI_AGAIN, "no answer"))
        resolver = GuardedResolver(names)
        now = loop.time()
        monkeypatch.setattr(loop, "time", lambda: now)
        for number in range(40):
            with pytest.raises(UnreachableError):
                await resolver.resolve(f"n{number}.example", 443)
        assert names.asked == ABSENT_AFTER
        names.answers = [["1.1.1.1"]]
        now += PROBE_SECONDS
        await resolver.resolve("probe.example", 443)
        await resolver.resolve("again.example", 443)
        assert names.asked == ABSENT_AFTER + 2

    run(work())


def test_one_name_whose_servers_are_silent_does_not_stop_the_others():
    async def work():
        names = Names(socket.gaierror(socket.EAI_AGAIN, "no answer"))
        resolver = GuardedResolver(names)
        for _ in range(20):
            with pytest.raises(UnreachableError):
                await resolver.resolve("silent.example", 443)
        names.answers = [socket.gaierror(socket.EAI_NONAME, "none")]
        with pytest.raises(NoSuchNameError):
            await resolver.resolve("none.example", 443)

    run(work())


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for right.example alone, made by openssl."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
               "-days", "30", "-subj", "/CN=right.example", "-addext", "subjectAltName=DNS:right.example",
               "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"openssl cannot make a certificate here: {error}")
    return folder


@pytest.mark.parametrize(("host", "good"), [("right.example", True), ("wrong.example", False)])
def test_s4_tls_still_verifies_the_name(certificate, host, good):
    """The address was checked and dialled as a number; the certificate is checked for the name."""
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    trust = ssl.create_default_context(cafile=str(certificate / "cert.pem"))

    async def work():
        async with (
            raw_server(answer(200, b"secret"), ssl=serving) as server,
            open_gateway(*server.allow, lookup=Names(["127.0.0.1"]), trust=trust) as net,
        ):
            try:
                return await net.fetch(Ask(url=f"https://{host}:{server.port}/", kind="robots")), server.requests
            except FetchError as error:
                return error.reason, server.requests

    outcome, requests = run(work())
    if good:
        assert outcome.body == b"secret"
        assert len(requests) == 1
    else:
        assert outcome == "its certificate cannot be trusted"
        assert not requests
