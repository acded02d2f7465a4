-- Version 25: the editor's own grade of a source, in place of the earned one, and why. NULL: the earned one counts.

ALTER TABLE source_marks ADD COLUMN grade TEXT;
ALTER TABLE source_marks ADD COLUMN reason TEXT NOT NULL DEFAULT '';
