-- What administrators change of the office while it runs: sentences ready to be used, units, leads
-- of branches; and proof that backups can be restored. Rows are only added; a later one counts.

-- Each version of each sentence or template; the newest of a code counts. staff 0: as the files
-- have it.
CREATE TABLE ready_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('canned', 'case_answer', 'zbs')),
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  shortcut TEXT NOT NULL,
  text TEXT NOT NULL,
  fields TEXT NOT NULL,                        -- JSON; of a template of Zalo: [{name, label, max}]
  state TEXT NOT NULL CHECK (state IN ('enabled', 'pending', 'rejected', 'expired', 'withdrawn')),
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, code, version)
) STRICT;

-- What changes in the office from a day on, laid over the files of office/catalog. The subject is
-- "unit/ct-x31510" or "branch/4"; the entry is JSON: a unit as in those files when it was added,
-- {"successors"} when it ended, {"periods"}, {"person", "phone", "address"}, or the {"unit"} that
-- leads.
CREATE TABLE office_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL CHECK (what IN ('added', 'ended', 'hours', 'contact', 'lead')),
  subject TEXT NOT NULL,
  day TEXT NOT NULL,                           -- "2026-12-01"
  entry TEXT NOT NULL,
  reason TEXT NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  decided_with INTEGER,                        -- the first row of the same decision; NULL: this one
  revoked_at INTEGER,                          -- taken back before its day came
  revoked_by INTEGER
) STRICT;

-- Backups that were opened to see whether they can be restored.
CREATE TABLE restore_drills (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  good INTEGER NOT NULL,
  what TEXT NOT NULL                           -- what was found
) STRICT;
