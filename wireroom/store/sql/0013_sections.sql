-- Version 13: how sure the section of an article is.

-- Share of belief in the section, 0 to 1. Sections from before were declared by publishers or feeds.
ALTER TABLE articles ADD COLUMN section_sure REAL NOT NULL DEFAULT 1.0;
