-- The staff console: who may come in, where they are logged in, what they have begun to write, and
-- what changed since a page last looked.

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL UNIQUE,               -- folded: small letters of ASCII
  name TEXT NOT NULL,
  roles TEXT NOT NULL,                         -- codes with a blank between
  branch INTEGER NOT NULL DEFAULT 0,           -- 0: of no branch
  unit TEXT NOT NULL DEFAULT '',
  password TEXT NOT NULL,                      -- base/password.hpp
  totp_key TEXT NOT NULL DEFAULT '',           -- base32; '' while there is none
  totp_offered TEXT NOT NULL DEFAULT '',       -- shown, not confirmed yet
  totp_step INTEGER NOT NULL DEFAULT 0,        -- the last one used: no code counts twice
  must_change INTEGER NOT NULL DEFAULT 1 CHECK (must_change IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  shift TEXT NOT NULL DEFAULT 'off' CHECK (shift IN ('on', 'pause', 'off')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_codes (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  hash TEXT NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (staff_id, hash)
) STRICT;

-- A row outlives its logout while its device is trusted.
CREATE TABLE logins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  token_hash TEXT NOT NULL UNIQUE,
  csrf TEXT NOT NULL,
  device TEXT NOT NULL,
  code_ok INTEGER NOT NULL DEFAULT 0 CHECK (code_ok IN (0, 1)),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,               -- silence from here on locks the page
  ends_at INTEGER NOT NULL,
  ended_at INTEGER,
  trust_hash TEXT NOT NULL DEFAULT '',
  trusted_until INTEGER
) STRICT;
CREATE INDEX logins_staff ON logins (staff_id, id);
CREATE INDEX logins_trust ON logins (trust_hash) WHERE trust_hash <> '';
CREATE INDEX logins_ends ON logins (ends_at);

CREATE TABLE login_failures (
  subject TEXT PRIMARY KEY NOT NULL,           -- "password/lan", "code/12"
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX login_failures_last ON login_failures (last_at);

CREATE TABLE drafts (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  citizen TEXT NOT NULL REFERENCES citizens (id),
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'note')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (staff_id, citizen, kind)
) STRICT;
CREATE INDEX drafts_citizen ON drafts (citizen);

-- Append-only while it is young; seq is the cursor of the pages. Written by triggers, so that no
-- change of what the pages show can be forgotten.
CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                          -- 'conv', 'case'
  subject TEXT NOT NULL,                       -- the citizen, the id of the case
  rev INTEGER NOT NULL,                        -- of a case; 0: seq itself
  at INTEGER NOT NULL                          -- about: a time of the row that changed
) STRICT;
CREATE INDEX change_log_subject ON change_log (kind, subject, seq);
CREATE INDEX change_log_at ON change_log (at, seq);
CREATE TRIGGER change_log_keeps BEFORE UPDATE ON change_log BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER messages_changed AFTER INSERT ON messages BEGIN
  INSERT INTO change_log (kind, subject, rev, at) VALUES ('conv', NEW.citizen, 0, NEW.at);
END;
CREATE TRIGGER citizens_named AFTER UPDATE OF display_name ON citizens
WHEN NEW.display_name <> OLD.display_name BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  VALUES ('conv', NEW.id, 0, coalesce(NEW.last_interaction_at, NEW.created_at));
END;
CREATE TRIGGER handovers_opened AFTER INSERT ON handovers BEGIN
  INSERT INTO change_log (kind, subject, rev, at) VALUES ('conv', NEW.citizen, 0, NEW.since);
END;
CREATE TRIGGER handovers_changed AFTER UPDATE ON handovers BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  VALUES ('conv', NEW.citizen, 0, coalesce(NEW.closed_at, NEW.taken_at, NEW.since));
END;
-- At the doors a person is known by the platform's id. in_line: what the citizen sees.
CREATE INDEX citizens_channel_id ON citizens (channel_id);
CREATE TRIGGER outbox_changed AFTER UPDATE OF state ON outbox
WHEN NEW.in_line = 1 AND NEW.state <> OLD.state BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  SELECT 'conv', c.id, 0, coalesce(NEW.settled_at, NEW.ready_at)
  FROM citizens AS c WHERE c.channel_id = NEW.citizen;
END;
CREATE TRIGGER cases_opened AFTER INSERT ON cases BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  VALUES ('case', CAST(NEW.id AS TEXT), NEW.revision, NEW.created_at);
END;
CREATE TRIGGER cases_changed AFTER UPDATE OF revision ON cases BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  VALUES ('case', CAST(NEW.id AS TEXT), NEW.revision, NEW.created_at);
END;

-- What a page sends carries its own key, so that a repeated request is answered, not repeated.
ALTER TABLE messages ADD COLUMN client_key TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX messages_client_key ON messages (client_key) WHERE client_key <> '';
CREATE INDEX messages_outbox ON messages (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX citizens_active ON citizens (last_interaction_at)
  WHERE last_interaction_at IS NOT NULL;
CREATE INDEX handovers_citizen ON handovers (citizen, id);
