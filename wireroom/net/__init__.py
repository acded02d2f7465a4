"""Edge: the only way out. Polite HTTP, a guard against private addresses."""

from wireroom.net.gateway import Gateway
from wireroom.net.settings import GatewaySettings

__all__ = ["Gateway", "GatewaySettings"]
