"""What a receiver's answer means for a message: tried again, or given up."""

from wireroom.errors import FetchError, NotifyError, RefusedError

#: Statuses that another try may change though they blame us: too slow, too early, too often.
PASSING = (408, 425, 429)


def failed(error: FetchError) -> NotifyError:
    """Translate how sending failed. The words hold the receiver's host at most, and nothing that it wrote (S11)."""
    refused = isinstance(error, RefusedError)
    blames_us = error.status is not None and 300 <= error.status < 500 and error.status not in PASSING
    return NotifyError(error.reason, lasting=refused or blames_us, retry_after=error.retry_after)
