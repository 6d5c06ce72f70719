-- The case book as staff work with it: what comes by telephone, letter or at the desk, who has it
-- in hand, cases handled together, what was asked for and looked into, and how cases are found.

ALTER TABLE cases ADD COLUMN channel TEXT NOT NULL DEFAULT 'zalo';
ALTER TABLE cases ADD COLUMN classified INTEGER NOT NULL DEFAULT 0 CHECK (classified IN (0, 1));
-- The unit reads the words as they came, by a decision of the intake; else the masked ones.
ALTER TABLE cases ADD COLUMN unit_sees_all INTEGER NOT NULL DEFAULT 0
  CHECK (unit_sees_all IN (0, 1));
ALTER TABLE cases ADD COLUMN assignee INTEGER NOT NULL DEFAULT 0;      -- staff; 0: nobody yet
ALTER TABLE cases ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0;   -- the case that is answered
-- What the citizen thinks of the answer; the outcome is what the office thinks.
ALTER TABLE cases ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN verdict_words TEXT NOT NULL DEFAULT '';
-- The letter of apology for a late result (Mẫu số 04): its date and its words.
ALTER TABLE cases ADD COLUMN apology_date TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN apology_text TEXT NOT NULL DEFAULT '';
UPDATE cases SET classified = 1
  WHERE id IN (SELECT case_id FROM case_history WHERE what = 'case.classify');
CREATE INDEX cases_branch ON cases (branch, status);
CREATE INDEX cases_assignee ON cases (assignee, status) WHERE assignee <> 0;
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into <> 0;
CREATE INDEX cases_unit ON cases (unit, created_at);

-- Every date a citizen was told stays known, whoever moved it.
CREATE TABLE case_dues (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL,                   -- of the case with the new date
  old_due INTEGER NOT NULL,
  new_due INTEGER,
  why TEXT NOT NULL CHECK (why IN ('extended', 'waited', 'calendar', 'reopened', 'classified')),
  reason TEXT NOT NULL                         -- of an extension
) STRICT;
CREATE INDEX case_dues_case ON case_dues (case_id, id);
CREATE TRIGGER cases_due_moved AFTER UPDATE OF answer_due ON cases
WHEN OLD.answer_due IS NOT NULL AND OLD.answer_due IS NOT NEW.answer_due BEGIN
  INSERT INTO case_dues (case_id, revision, old_due, new_due, why, reason)
  VALUES (NEW.id, NEW.revision, OLD.answer_due, NEW.answer_due,
          CASE WHEN NEW.extensions > OLD.extensions THEN 'extended'
               WHEN NEW.reopened > OLD.reopened THEN 'reopened'
               WHEN OLD.paused_at IS NOT NULL AND NEW.paused_at IS NULL THEN 'waited'
               WHEN NEW.urgent <> OLD.urgent THEN 'classified'
               ELSE 'calendar' END,
          CASE WHEN NEW.extensions > OLD.extensions THEN NEW.reason ELSE '' END);
END;

-- How cases are found: folded words, so that "tre hen" finds "Trễ hẹn". open = 0: words that only
-- stand in the unmasked text; they find nothing, but tell who is named.
CREATE TABLE case_words (
  word TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (word, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_words_case ON case_words (case_id);
CREATE TABLE case_texts (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id),
  folded TEXT NOT NULL,                        -- the story, one blank between words and around it
  digest TEXT NOT NULL                         -- of what was indexed
) STRICT;

-- Cases handled together: each keeps its number and its citizen. Can be undone for thirty days.
CREATE TABLE case_merges (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  into_id INTEGER NOT NULL REFERENCES cases (id),
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX case_merges_open ON case_merges (case_id) WHERE ended_at IS NULL;
CREATE INDEX case_merges_case ON case_merges (case_id);
CREATE INDEX case_merges_into ON case_merges (into_id);

CREATE TABLE case_drafts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  staff INTEGER NOT NULL,
  text TEXT NOT NULL,
  title TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (case_id, staff)
) STRICT;

-- Who looked behind the mask, why, and until when.
CREATE TABLE case_unmaskings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  staff INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX case_unmaskings_case ON case_unmaskings (case_id, staff, until);

-- What somebody asks for who may not do it: one open request for each case.
CREATE TABLE case_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  days INTEGER NOT NULL,
  reason TEXT NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'refused', 'over')),
  settled_by INTEGER NOT NULL DEFAULT 0,
  settled_at INTEGER
) STRICT;
CREATE INDEX case_requests_case ON case_requests (case_id);
CREATE UNIQUE INDEX case_requests_open ON case_requests (case_id) WHERE state = 'open';

-- What a citizen was told of a case, by which errand; by_hand: no message can reach them.
CREATE TABLE case_notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at INTEGER NOT NULL,
  message TEXT NOT NULL,                       -- the template: "ho_so.tra_loi"
  text TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('outbox', 'conversation', 'by_hand')),
  errand TEXT NOT NULL,                        -- dedupe key of the Outbox or the Inbox
  why TEXT NOT NULL                            -- of by_hand
) STRICT;
CREATE INDEX case_notices_case ON case_notices (case_id, id);

-- A request repeated after a lost answer is answered, not repeated.
CREATE TABLE case_keys (
  key TEXT PRIMARY KEY NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  made_id INTEGER NOT NULL DEFAULT 0,          -- the case it made, when it made one
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_keys_at ON case_keys (at);
CREATE INDEX case_keys_case ON case_keys (case_id);

-- Lists an officer wants to see again; shared_role: shown to everybody of that role.
CREATE TABLE saved_filters (
  staff INTEGER NOT NULL REFERENCES staff (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  shared_role TEXT NOT NULL,
  PRIMARY KEY (staff, position)
) STRICT;
CREATE INDEX saved_filters_role ON saved_filters (shared_role) WHERE shared_role <> '';
