"""Files of the past, read record by record: web archives, JSON lines, folders of pages and feeds."""
