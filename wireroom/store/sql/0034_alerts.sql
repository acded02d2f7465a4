-- Version 34: alerts. Personal: outside the log and the digest, exported and deleted with all that is (S53).

-- Where messages may go. What lets us in is in no column: it is made of the room's key, or is a setting.
CREATE TABLE alert_channels (
    id TEXT PRIMARY KEY,
    facts TEXT NOT NULL,                -- model.alert.Channel without how it is doing
    state TEXT NOT NULL,                -- new | ok | failing | dead
    reason TEXT NOT NULL,
    changed_at REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is told of what. A rule that was deleted stays as long as there are alerts of it, to correct them.
CREATE TABLE alert_rules (
    id TEXT PRIMARY KEY,
    facts TEXT NOT NULL,                -- model.alert.Rule
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was told, as it stood then.
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,           -- never told twice
    rule_id TEXT NOT NULL,
    rule_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    at REAL NOT NULL,                   -- when it was noted
    occasion TEXT NOT NULL,             -- model.alert.Occasion
    due REAL,                           -- NULL: it stands on the page alone
    held TEXT NOT NULL,                 -- why, in words
    corrects INTEGER,
    outcome TEXT,                       -- true | false | early | moot
    outcome_at REAL,
    read INTEGER NOT NULL
) STRICT;
CREATE INDEX alerts_of_subject ON alerts (subject, rule_id);
CREATE INDEX alerts_of_rule ON alerts (rule_id, due);
CREATE INDEX alerts_unread ON alerts (id) WHERE NOT read;

-- Messages to be sent: one row an alert and channel, written with the alert.
CREATE TABLE alert_outbox (
    alert_id INTEGER NOT NULL,
    channel_id TEXT NOT NULL,
    due REAL NOT NULL,
    state TEXT NOT NULL,                -- waiting | sending | sent | dead | dropped
    message TEXT,                       -- the message that it is part of: the same on every try
    tries INTEGER NOT NULL,
    next_at REAL NOT NULL,
    reason TEXT NOT NULL,
    changed_at REAL NOT NULL,
    PRIMARY KEY (alert_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_due ON alert_outbox (next_at) WHERE state IN ('waiting', 'sending');
