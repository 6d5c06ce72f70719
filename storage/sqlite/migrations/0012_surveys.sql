-- Survey rounds: what is asked, of whom and when, and what was answered.

-- A version that a round uses never changes again: its answers would change their meaning.
CREATE TABLE questionnaires (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,                          -- JSON as office/surveys reads it
  frozen_at INTEGER,
  rev INTEGER NOT NULL,
  staff INTEGER NOT NULL,                      -- who wrote it last; 0: shipped with the program
  at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
CREATE TRIGGER questionnaires_frozen BEFORE UPDATE OF text ON questionnaires
WHEN OLD.frozen_at IS NOT NULL AND NEW.text <> OLD.text BEGIN
  SELECT RAISE(ABORT, 'a frozen questionnaire changes');
END;

CREATE TABLE survey_rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  plan TEXT NOT NULL,                          -- hours, days, pace, sample, reminder, words: JSON
  tests_sent INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  submitted_by INTEGER NOT NULL,
  approved_by INTEGER NOT NULL,
  why TEXT NOT NULL,
  rev INTEGER NOT NULL,
  FOREIGN KEY (questionnaire, version) REFERENCES questionnaires (id, version)
) STRICT;
CREATE INDEX survey_rounds_state ON survey_rounds (state);

-- How many answers a cell of the sample takes; a cell without a row takes any number.
CREATE TABLE survey_cells (
  round INTEGER NOT NULL REFERENCES survey_rounds (id),
  cell TEXT NOT NULL,                          -- unit and field
  places INTEGER NOT NULL CHECK (places >= 0),
  PRIMARY KEY (round, cell)
) STRICT, WITHOUT ROWID;

-- One person in one round, once. When the round was anonymous its citizen is emptied at the end.
CREATE TABLE survey_invitations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES survey_rounds (id),
  citizen TEXT REFERENCES citizens (id),
  cell TEXT NOT NULL,
  facts TEXT NOT NULL,                         -- JSON: what stands in the questions' places
  draw INTEGER NOT NULL,                       -- place in the drawn order of its cell
  reserve INTEGER NOT NULL CHECK (reserve IN (0, 1)),
  state TEXT NOT NULL,
  due_at INTEGER,                              -- when it may leave; NULL: not planned
  sent_at INTEGER,
  begun_at INTEGER,                            -- agreed to answer
  place_until INTEGER,                         -- the place is kept for this person so long
  reminded_at INTEGER,
  ended_at INTEGER,
  why TEXT NOT NULL DEFAULT '',
  UNIQUE (round, citizen)
) STRICT;
CREATE INDEX survey_invitations_due ON survey_invitations (round, state, due_at);
CREATE INDEX survey_invitations_cell ON survey_invitations (round, cell, state);
CREATE INDEX survey_invitations_citizen ON survey_invitations (citizen, sent_at);

-- Only added to: a changed answer closes the one before it, and both stay.
CREATE TABLE survey_answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invitation INTEGER NOT NULL REFERENCES survey_invitations (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,                         -- JSON: a text or a list of codes
  at INTEGER NOT NULL,
  replaced_at INTEGER
) STRICT;
CREATE UNIQUE INDEX survey_answers_now ON survey_answers (invitation, question)
WHERE replaced_at IS NULL;
