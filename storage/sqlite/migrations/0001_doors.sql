-- The doors: what comes in, what goes out, what time will bring; and what proves it afterwards.
-- Times are milliseconds since 1970 UTC. Words in state columns: see the header of each view.
-- AUTOINCREMENT where an id is used elsewhere: an id of a purged row must never come back, since
-- "turn id + ordinal" keeps replies from being sent twice.

-- Counters that go up by one: citizens, numbers of cases and of requests.
CREATE TABLE serials (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  dedupe_key TEXT NOT NULL UNIQUE CHECK (dedupe_key <> ''),
  citizen TEXT NOT NULL,                       -- '' when the body does not tell
  body TEXT NOT NULL,
  sent_at INTEGER NOT NULL,                    -- the platform's own time
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'set_aside')),
  ready_at INTEGER NOT NULL,                   -- after a failure: not before
  attempts INTEGER NOT NULL DEFAULT 0,         -- failures so far
  why TEXT NOT NULL DEFAULT '',                -- of the last failure
  finished_at INTEGER                          -- done or set aside
) STRICT;
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_line ON inbox (citizen, sent_at, id) WHERE state = 'waiting';
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE state = 'done';
CREATE INDEX inbox_set_aside ON inbox (id) WHERE state = 'set_aside';

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dedupe_key TEXT NOT NULL UNIQUE CHECK (dedupe_key <> ''),
  citizen TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('bot', 'staff', 'system')),
  urgency TEXT NOT NULL CHECK (urgency IN ('bulk', 'reply')),
  when_unsure TEXT NOT NULL CHECK (when_unsure IN ('resend_once', 'ask_staff')),
  in_line INTEGER NOT NULL CHECK (in_line IN (0, 1)),
  text_digest TEXT NOT NULL,
  not_before INTEGER NOT NULL,                 -- from here on it has its place in the line
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK
    (state IN ('waiting', 'in_flight', 'unsure', 'ask_staff', 'done', 'gave_up', 'cancelled')),
  ready_at INTEGER NOT NULL,                   -- not_before, or later after an attempt
  attempts INTEGER NOT NULL DEFAULT 0,
  resends INTEGER NOT NULL DEFAULT 0,          -- sent again although perhaps delivered: once
  lease_until INTEGER,                         -- while in flight
  decide_at INTEGER,                           -- while unsure
  remote_id TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  settled_at INTEGER
) STRICT;
CREATE INDEX outbox_ready ON outbox (urgency, ready_at, id) WHERE state = 'waiting';
-- in_line stands here so that the planner prefers this small index to outbox_citizen.
CREATE INDEX outbox_line ON outbox (citizen, in_line, id)
  WHERE state IN ('waiting', 'in_flight', 'unsure');
CREATE INDEX outbox_lease ON outbox (lease_until) WHERE state = 'in_flight';
CREATE INDEX outbox_unsure ON outbox (decide_at) WHERE state = 'unsure';
CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE state = 'waiting';
CREATE INDEX outbox_ask_staff ON outbox (id) WHERE state = 'ask_staff';
CREATE INDEX outbox_gave_up ON outbox (settled_at) WHERE state = 'gave_up';
CREATE INDEX outbox_citizen ON outbox (citizen);
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- One row per call, written before the call is made.
CREATE TABLE outbox_attempts (
  outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT NOT NULL DEFAULT '',            -- done, again, unsure, gave_up
  detail TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (outbox_id, number)
) STRICT;

CREATE TABLE timers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  citizen TEXT NOT NULL,
  name TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (citizen, name)
) STRICT;
CREATE INDEX timers_due ON timers (due_at, id);

-- Exchanges with the platform, already redacted.
CREATE TABLE wire_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  what TEXT NOT NULL,
  status INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  request TEXT NOT NULL,
  response TEXT NOT NULL
) STRICT;
CREATE INDEX wire_log_at ON wire_log (at);

CREATE TABLE tokens (
  oa_id TEXT PRIMARY KEY NOT NULL,
  access TEXT NOT NULL CHECK (access <> ''),
  refresh TEXT NOT NULL CHECK (refresh <> ''),
  expires_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  previous_access TEXT,
  previous_refresh TEXT,
  previous_expires_at INTEGER,
  previous_saved_at INTEGER,
  needs_reauth INTEGER NOT NULL DEFAULT 0 CHECK (needs_reauth IN (0, 1)),
  reauth_why TEXT NOT NULL DEFAULT ''
) STRICT;

-- Append-only; each row carries the hash of the one before it.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX audit_subject ON audit (subject, id);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- Every flow text ever used: a conversation ends on the text it began with.
CREATE TABLE flow_archive (
  digest TEXT PRIMARY KEY NOT NULL,
  flow TEXT NOT NULL,
  text TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;
