-- What administrators keep: invitations, and calendars beside the one of office/catalog. Nothing of
-- it is deleted; a later row replaces.

ALTER TABLE staff ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
CREATE TRIGGER staff_changed AFTER UPDATE OF name, roles, branch, unit, active ON staff BEGIN
  UPDATE staff SET rev = OLD.rev + 1 WHERE id = NEW.id;
END;

-- A link that lets its owner choose a password, once; the token itself is known to nobody but them.
CREATE TABLE staff_invites (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  token_hash TEXT NOT NULL UNIQUE,
  made_by INTEGER NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended_at INTEGER                             -- used, or replaced by another
) STRICT;
CREATE INDEX staff_invites_staff ON staff_invites (staff_id);

CREATE INDEX audit_who ON audit (who, id);
CREATE INDEX audit_what ON audit (what, id);
CREATE INDEX inbox_received ON inbox (source, received_at);

-- Calendars that were in force, the newest last; the text has the form of holidays.jsonc.
CREATE TABLE calendar_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  moved INTEGER NOT NULL,                      -- deadlines that changed with it
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
