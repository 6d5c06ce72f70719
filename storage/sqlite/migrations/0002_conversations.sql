-- People and what was said with them. A citizen's row is never deleted, only emptied
-- (forgotten_at), so that cases and statistics keep a key that leads to nobody.

CREATE TABLE citizens (
  id TEXT PRIMARY KEY NOT NULL,                -- "c_91": may stand in logs
  channel TEXT NOT NULL,                       -- "zalo"
  channel_id TEXT NOT NULL,
  display_name TEXT NOT NULL DEFAULT '',
  followed INTEGER NOT NULL DEFAULT 0 CHECK (followed IN (0, 1)),
  follow_changed_at INTEGER,
  last_interaction_at INTEGER,                 -- opens the platform's window for answers
  unreachable_why TEXT NOT NULL DEFAULT '',    -- '' as far as we know reachable
  unreachable_at INTEGER,
  created_at INTEGER NOT NULL,
  forgotten_at INTEGER,
  UNIQUE (channel, channel_id)
) STRICT;

-- What was agreed to, for each purpose, with the version of the text that was shown. Only added to:
-- the last row of a purpose holds.
CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  purpose TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('agreed', 'refused', 'withdrawn')),
  text_version TEXT NOT NULL,
  channel TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_citizen ON consents (citizen, purpose, id);

-- Topics about which a citizen does not want to be written to.
CREATE TABLE opt_outs (
  citizen TEXT NOT NULL REFERENCES citizens (id),
  topic TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (citizen, topic)
) STRICT;

-- Where one citizen is in one conversation: one row at most, by the primary key.
CREATE TABLE sessions (
  citizen TEXT PRIMARY KEY NOT NULL REFERENCES citizens (id),
  json TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_saved ON sessions (saved_at);

-- Files lie in a folder; the row says which, and outlives the file.
CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source_url TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'failed', 'forgotten')),
  path TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL DEFAULT '',
  mime TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_citizen ON attachments (citizen, id);
CREATE INDEX attachments_waiting ON attachments (id) WHERE state = 'waiting';

-- Conversations that wait for a person, or that a person holds. One open row per citizen.
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  since INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'closed')),
  held_by TEXT NOT NULL DEFAULT '',
  taken_at INTEGER,
  closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX handovers_open ON handovers (citizen) WHERE state <> 'closed';
CREATE INDEX handovers_waiting ON handovers (since, id) WHERE state = 'waiting';
CREATE INDEX handovers_taken ON handovers (since, id) WHERE state = 'taken';

-- The conversation as staff read it. Notes of staff lie here too: the sender reads only the outbox,
-- so a note cannot reach a citizen.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'staff', 'note')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff TEXT NOT NULL DEFAULT '',
  attachment_id INTEGER REFERENCES attachments (id),
  inbox_id INTEGER,                            -- no references: the doors are purged earlier
  outbox_id INTEGER
) STRICT;
CREATE INDEX messages_citizen ON messages (citizen, id);
CREATE INDEX messages_at ON messages (at);

-- What citizens asked to be done with their data, with the dates the law sets.
CREATE TABLE data_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  kind TEXT NOT NULL CHECK (kind IN ('see', 'correct', 'withdraw', 'erase')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused')),
  at INTEGER NOT NULL,
  reply_due INTEGER NOT NULL,
  act_due INTEGER NOT NULL,
  replied_at INTEGER,
  closed_at INTEGER,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX data_requests_open ON data_requests (act_due, id) WHERE state = 'open';
CREATE INDEX data_requests_citizen ON data_requests (citizen, id);
