-- Version 14: under which policy of the sanitiser each kept reading was made (S21). 0: to be looked at.

ALTER TABLE bodies ADD COLUMN policy INTEGER NOT NULL DEFAULT 0;
CREATE INDEX bodies_by_policy ON bodies (policy);
