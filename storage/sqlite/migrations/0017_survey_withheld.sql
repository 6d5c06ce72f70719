-- What an anonymous round leaves outside its own tables while it runs: the one line that staff read
-- in the stead of a person's answers, and the errands that asked. Gone with the people at its end.
CREATE TABLE survey_withheld (
  kind TEXT NOT NULL CHECK (kind IN ('message', 'errand')),
  subject INTEGER NOT NULL,                    -- of messages, of outbox: those are purged earlier
  round INTEGER NOT NULL REFERENCES survey_rounds (id),
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_withheld_round ON survey_withheld (round, kind);

-- How many people stood where on a list, once they were taken off it: figures need no names.
CREATE TABLE survey_list_strata (
  list INTEGER NOT NULL REFERENCES survey_lists (id),
  unit TEXT NOT NULL,
  field TEXT NOT NULL,
  level TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (list, unit, field, level)
) STRICT, WITHOUT ROWID;
