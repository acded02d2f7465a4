"""How a definition file is written: YAML and TOML as marked values, one table of keys, JSON Schema made of it."""
