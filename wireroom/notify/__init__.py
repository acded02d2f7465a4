"""Ways out for messages: webhook, ntfy, mail, a browser's push service. Each writes in its channel's own form (S22)."""
