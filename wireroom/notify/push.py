"""Browser push: sealed for the one browser (RFC 8291), signed so that its push service knows us (RFC 8292).

The push service between us reads neither text nor title. Needs the extra `push`, which brings the cryptography.
"""

import base64
import os
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

from wireroom.errors import FetchError, NotifyError
from wireroom.model.alert import Channel, Message
from wireroom.notify.answers import failed
from wireroom.notify.keys import made_of
from wireroom.notify.ntfy import cut
from wireroom.ports import Post, Poster

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

#: A service keeps it so long for a browser that is away, seconds.
KEPT_S = 24 * 3600
#: Our word on who we are holds so long; services take no more than a day.
SIGNED_S = 12 * 3600
#: Bytes of text: sealed, with all around it, a message must fit into 4096.
LONGEST = 2800
#: One record holds all of it.
RECORD = 4096
#: Order of the curve P-256: private keys lie between it and 0.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def possible() -> bool:
    """Say whether what seals is installed."""
    try:
        import cryptography  # noqa: F401 - asked for, not used
    except ImportError:
        return False
    return True


class Push:
    """Sends to browsers."""

    def __init__(self, poster: Poster, key: bytes, now: Callable[[], float], *, contact: str) -> None:
        """Take the way out, the room's key, the machine's time, and where the operator is reached."""
        self._poster, self._now, self._contact = poster, now, contact
        self._private = vapid_key(key)

    async def send(self, channel: Channel, message: Message) -> None:
        """Send once.

        Raises:
            NotifyError: If the browser's service did not take it.
        """
        if channel.keys is None:
            raise NotifyError("this browser gave no keys; let it allow notifications again", lasting=True)
        shown = {
            "id": message.id,
            "title": message.title,
            "body": cut("\n".join(message.lines[:3]), LONGEST),
            "path": urlsplit(message.links[0]).path if len(message.links) == 1 else "/alerts",
        }
        try:
            body = seal(orjson.dumps(shown), unpadded(channel.keys[0]), unpadded(channel.keys[1]))
        except ValueError as error:
            raise NotifyError(
                "this browser's keys cannot be used; let it allow notifications again", lasting=True
            ) from error
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "TTL": str(KEPT_S),
            "Urgency": "high" if message.urgent else "normal",
            # A message that waits for the browser is replaced by a second copy of it.
            "Topic": message.id[:32],
            "Authorization": self._word(channel.to),
        }
        try:
            await self._poster.post(Post(url=channel.to, kind="notice", body=body, headers=headers))
        except FetchError as error:
            raise failed(error) from error

    def _word(self, url: str) -> str:
        """Sign who we are, for the origin of one push service."""
        from cryptography.hazmat.primitives.asymmetric import ec, utils
        from cryptography.hazmat.primitives.hashes import SHA256

        parts = urlsplit(url)
        claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(self._now()) + SIGNED_S, "sub": self._contact}
        head = base64url(orjson.dumps({"typ": "JWT", "alg": "ES256"}))
        signed = f"{head}.{base64url(orjson.dumps(claims))}"
        r, s = utils.decode_dss_signature(self._private.sign(signed.encode(), ec.ECDSA(SHA256())))
        token = f"{signed}.{base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
        return f"vapid t={token}, k={base64url(public_point(self._private))}"


def vapid_key(key: bytes) -> "EllipticCurvePrivateKey":
    """Make the private key by which push services know this room."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.derive_private_key(int.from_bytes(made_of(key, "push"), "big") % (_ORDER - 1) + 1, ec.SECP256R1())


def public_key(key: bytes) -> str:
    """Give the public key that browsers are told, base64url; "" where push is not possible."""
    return base64url(public_point(vapid_key(key))) if possible() else ""


def public_point(private: "EllipticCurvePrivateKey") -> bytes:
    """Give a key's public point, uncompressed, 65 bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def seal(text: bytes, browser: bytes, secret: bytes) -> bytes:
    """Seal a text for one browser: RFC 8291 over RFC 8188, one record.

    Args:
        text: What only the browser may read.
        browser: Its public point, 65 bytes.
        secret: Its secret, 16 bytes.

    Raises:
        ValueError: If that is no key of a browser.
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(secret) != 16:
        raise ValueError("a browser's secret has 16 bytes")
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), browser)
    ours, salt = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = public_point(ours)
    shared = _expand(ours.exchange(ec.ECDH(), theirs), secret, b"WebPush: info\x00" + browser + point, 32)
    key = _expand(shared, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _expand(shared, salt, b"Content-Encoding: nonce\x00", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(point)]) + point
    return head + AESGCM(key).encrypt(nonce, text + b"\x02", None)


def _expand(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def base64url(data: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unpadded(text: str) -> bytes:
    """Read base64url with or without padding.

    Raises:
        ValueError: If it is none.
    """
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
