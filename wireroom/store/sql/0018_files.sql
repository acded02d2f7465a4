-- Version 18: articles that came from files.

-- Name of the file that brought the present version; NULL where it was read as it came out.
ALTER TABLE articles ADD COLUMN file TEXT;
