-- Survey rounds from a list: whom they ask, by which way, what became of each message.

-- People who received a result, or who wrote to the account. A file itself is not kept.
CREATE TABLE survey_lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('file', 'wrote')),
  digest TEXT NOT NULL DEFAULT '',             -- SHA-256 of the file
  first_day TEXT,                              -- "2026-11-01": of results or of words
  last_day TEXT,
  ready INTEGER NOT NULL CHECK (ready IN (0, 1)),  -- 0: being filled, or left so by a crash
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE survey_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list INTEGER NOT NULL REFERENCES survey_lists (id),
  citizen TEXT NOT NULL REFERENCES citizens (id),  -- of channel "phone" when only that is known
  line INTEGER NOT NULL,                       -- in the file
  unit TEXT NOT NULL,                          -- of the catalogue, as it is today; '' unknown
  field TEXT NOT NULL,
  level TEXT NOT NULL,                         -- of the unit: 'tinh', 'xa'
  facts TEXT NOT NULL,                         -- JSON: what stands in the questions' places
  returned_on TEXT,                            -- the day of the result
  UNIQUE (list, citizen)
) STRICT;

ALTER TABLE survey_rounds ADD COLUMN list INTEGER REFERENCES survey_lists (id);
-- Of the list, those who may be asked.
ALTER TABLE survey_rounds ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE survey_rounds ADD COLUMN drawn_at INTEGER;      -- every invitation is written
ALTER TABLE survey_rounds ADD COLUMN anonymised_at INTEGER;

-- The same again with: rehearsals for colleagues, strata, ways and what came of the message.
CREATE TABLE survey_invitations_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES survey_rounds (id),
  citizen TEXT REFERENCES citizens (id),       -- NULL: anonymous, after the end
  token TEXT NOT NULL DEFAULT '',              -- anonymous, after the end: one way, one per person
  rehearsal INTEGER NOT NULL DEFAULT 0 CHECK (rehearsal IN (0, 1)),  -- a colleague tries it
  cell TEXT NOT NULL,                          -- of the quota: unit and field
  unit TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL,
  draw INTEGER NOT NULL,
  reserve INTEGER NOT NULL CHECK (reserve IN (0, 1)),
  state TEXT NOT NULL,
  way TEXT NOT NULL DEFAULT '',                -- 'free_now', …; '' until it is sent
  price INTEGER NOT NULL DEFAULT 0,            -- foreseen, đồng
  due_at INTEGER,
  sent_at INTEGER,                             -- put into the Outbox
  arrived_at INTEGER,                          -- Zalo took it
  begun_at INTEGER,
  place_until INTEGER,
  reminded_at INTEGER,
  ended_at INTEGER,
  why TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO survey_invitations_new (id, round, citizen, cell, facts, draw, reserve, state, due_at,
  sent_at, begun_at, place_until, reminded_at, ended_at, why)
SELECT id, round, citizen, cell, facts, draw, reserve, state, due_at,
  sent_at, begun_at, place_until, reminded_at, ended_at, why FROM survey_invitations;

CREATE TABLE survey_answers_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invitation INTEGER NOT NULL REFERENCES survey_invitations_new (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  replaced_at INTEGER
) STRICT;
INSERT INTO survey_answers_new SELECT id, invitation, question, value, at, replaced_at
FROM survey_answers;
DROP TABLE survey_answers;
DROP TABLE survey_invitations;
ALTER TABLE survey_invitations_new RENAME TO survey_invitations;
ALTER TABLE survey_answers_new RENAME TO survey_answers;
CREATE UNIQUE INDEX survey_invitations_once ON survey_invitations (round, citizen)
WHERE rehearsal = 0 AND citizen IS NOT NULL;
CREATE INDEX survey_invitations_due ON survey_invitations (round, state, due_at);
CREATE INDEX survey_invitations_cell ON survey_invitations (round, cell, state);
CREATE INDEX survey_invitations_citizen ON survey_invitations (citizen, sent_at);
CREATE UNIQUE INDEX survey_answers_now ON survey_answers (invitation, question)
WHERE replaced_at IS NULL;

-- Which message belongs to which invitation, so that its fate and what Zalo says of it find back.
CREATE TABLE survey_messages (
  outbox INTEGER PRIMARY KEY,
  invitation INTEGER NOT NULL REFERENCES survey_invitations (id),
  kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder')),
  remote_id TEXT NOT NULL DEFAULT '',          -- Zalo's number, once it took it
  -- '' under way; 'done', 'blocked', 'failed', 'recalled'
  settled TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_messages_open ON survey_messages (settled) WHERE settled = '';
CREATE INDEX survey_messages_of ON survey_messages (invitation);
CREATE INDEX survey_messages_remote ON survey_messages (remote_id) WHERE remote_id <> '';

-- Who was asked when, whatever the round: nobody is asked again and again. Knows no round, so that
-- it may outlive an anonymous one.
CREATE TABLE survey_asked (
  citizen TEXT NOT NULL REFERENCES citizens (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_asked_citizen ON survey_asked (citizen, at);

-- What became of a round, by whom and why. Only added to.
CREATE TABLE survey_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES survey_rounds (id),
  at INTEGER NOT NULL,
  staff INTEGER NOT NULL,                      -- 0: the service itself
  what TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX survey_log_round ON survey_log (round, id);

-- Colleagues who try a round before it leaves, and the codes by which their Zalo becomes known.
CREATE TABLE survey_testers (
  staff INTEGER PRIMARY KEY,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE survey_tester_codes (
  staff INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  until INTEGER NOT NULL
) STRICT;

-- The codebook of open answers.
CREATE TABLE survey_themes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  rev INTEGER NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE survey_answer_themes (
  answer INTEGER NOT NULL REFERENCES survey_answers (id),
  theme INTEGER NOT NULL REFERENCES survey_themes (id),
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (answer, theme)
) STRICT, WITHOUT ROWID;
-- Who wrote an open answer was asked to send a report.
CREATE TABLE survey_report_offers (
  answer INTEGER PRIMARY KEY REFERENCES survey_answers (id),
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
