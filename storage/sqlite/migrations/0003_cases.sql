-- The case book: what office/cases/case.hpp holds, one column per field (storage/case_rows.cpp).

CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  branch INTEGER NOT NULL,
  unit TEXT NOT NULL,
  old_unit TEXT NOT NULL,
  procedure TEXT NOT NULL,
  dossier_code TEXT NOT NULL,
  story TEXT NOT NULL,
  identity TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  national_number TEXT NOT NULL,
  assigned_unit TEXT NOT NULL,                 -- that has to answer
  answer_text TEXT NOT NULL,
  answer_title TEXT NOT NULL,
  answer_proposed_by INTEGER NOT NULL,
  answer_proposed_unit TEXT NOT NULL,
  answer_approved_by INTEGER NOT NULL,
  answer_approved_unit TEXT NOT NULL,
  answer_at INTEGER,
  previous_answerer INTEGER NOT NULL,
  question TEXT NOT NULL,
  reason TEXT NOT NULL,
  place TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reopened INTEGER NOT NULL,
  extensions INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  forward_target INTEGER,
  forward_due INTEGER,
  answer_due INTEGER,
  supplement_due INTEGER,
  how_due TEXT NOT NULL,
  calendar_version TEXT NOT NULL,
  counted_from INTEGER NOT NULL,
  counted_days INTEGER NOT NULL,
  paused_at INTEGER,
  resume_to TEXT NOT NULL,
  forwarded_at INTEGER,
  closed_at INTEGER
) STRICT;
CREATE INDEX cases_citizen ON cases (citizen, id);
CREATE INDEX cases_status ON cases (status, answer_due);
CREATE INDEX cases_assigned_unit ON cases (assigned_unit, status);
CREATE INDEX cases_created ON cases (created_at);
CREATE INDEX cases_secret ON cases (secret_hash) WHERE secret_hash <> '';
CREATE INDEX cases_supplement ON cases (supplement_due) WHERE supplement_due IS NOT NULL;

-- The lists of a case, in their order.
CREATE TABLE case_attachments (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  position INTEGER NOT NULL,
  attachment TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT;
CREATE INDEX case_attachments_attachment ON case_attachments (attachment);

CREATE TABLE case_co_units (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  position INTEGER NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT;
CREATE INDEX case_co_units_unit ON case_co_units (unit);

-- What was done, by whom; no citizen's words. Only added to.
CREATE TABLE case_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('citizen', 'staff', 'system')),
  citizen TEXT NOT NULL,
  staff INTEGER NOT NULL,
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  text TEXT NOT NULL,
  internal INTEGER NOT NULL CHECK (internal IN (0, 1))
) STRICT;
CREATE INDEX case_history_case ON case_history (case_id, id);
