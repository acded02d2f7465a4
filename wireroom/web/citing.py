"""The address of the passage that a sentence rests on."""

from wireroom.model.story import Citation


def cite_link(cite: Citation) -> str:
    """Give the address of a passage in its version."""
    field = "&field=title" if cite.field == "title" else ""
    return f"/a/{cite.article_id}/v/{cite.version}?from={cite.start}&to={cite.end}{field}#cited"
