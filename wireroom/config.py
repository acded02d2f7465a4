"""Settings: one frozen tree, made once from a TOML file and `WIREROOM_*`, handed down as arguments."""
