-- Version 12: what kind of text a publisher says an article is (opinion, paid for, live, video).

ALTER TABLE articles ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
