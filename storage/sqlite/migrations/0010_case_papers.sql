-- What staff lay beside a case: pictures with parts painted over, and labels.

-- For those who may not see the original. One copy is in force; earlier ones stay, so that it can
-- be told what somebody saw at that time. They are forgotten together with the original.
CREATE TABLE masked_copies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attachment_id INTEGER NOT NULL REFERENCES attachments (id),
  path TEXT NOT NULL,                          -- below the attachments folder; '' once forgotten
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  mime TEXT NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ended_at INTEGER                             -- replaced, removed, forgotten
) STRICT;
CREATE UNIQUE INDEX masked_copies_open ON masked_copies (attachment_id) WHERE ended_at IS NULL;
CREATE INDEX masked_copies_attachment ON masked_copies (attachment_id, id);

-- Words of the office's own by which cases are gathered: "Báo chí", "Điểm nóng đất đai".
CREATE TABLE case_labels (
  folded TEXT NOT NULL,                        -- as folded_line(): one label, however it is typed
  case_id INTEGER NOT NULL REFERENCES cases (id),
  name TEXT NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (folded, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_labels_case ON case_labels (case_id);
