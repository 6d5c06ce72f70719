-- Passing conversations on, laying them aside, who has gone silent, what happened to them in
-- between; which files came with which message; why the bot said what it said.

-- One row at most for each open handover: whom it is meant for, when its holder wants to be
-- reminded,
-- since when the citizen has waited for the holder's answer.
CREATE TABLE desk_marks (
  handover_id INTEGER PRIMARY KEY NOT NULL REFERENCES handovers (id),
  citizen TEXT NOT NULL REFERENCES citizens (id),
  meant_for TEXT NOT NULL DEFAULT '',          -- "staff/12", "branch/4"; '' for whoever comes
  meant_until INTEGER,                         -- from then on for whoever comes
  snoozed_until INTEGER,                       -- not shown to its holder before
  reminded INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1)),
  silent_since INTEGER
) STRICT;
CREATE UNIQUE INDEX desk_marks_citizen ON desk_marks (citizen);
CREATE INDEX desk_marks_meant ON desk_marks (meant_until) WHERE meant_until IS NOT NULL;
CREATE INDEX desk_marks_meant_for ON desk_marks (meant_for) WHERE meant_for <> '';
CREATE INDEX desk_marks_snoozed ON desk_marks (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX desk_marks_silent ON desk_marks (silent_since) WHERE silent_since IS NOT NULL;

-- Whoever takes it, lets it go or closes it begins with a clean sheet.
CREATE TRIGGER handovers_moved AFTER UPDATE OF state ON handovers
WHEN NEW.state <> OLD.state BEGIN
  DELETE FROM desk_marks WHERE handover_id = NEW.id;
END;
-- The citizen's own words end the wait; an officer's answer ends the silence.
CREATE TRIGGER messages_wake AFTER INSERT ON messages WHEN NEW.direction = 'in' BEGIN
  UPDATE desk_marks SET reminded = 1, snoozed_until = NULL
  WHERE citizen = NEW.citizen AND snoozed_until IS NOT NULL;
END;
CREATE TRIGGER messages_answer AFTER INSERT ON messages WHEN NEW.direction = 'staff' BEGIN
  UPDATE desk_marks SET silent_since = NULL, reminded = 0
  WHERE citizen = NEW.citizen AND (silent_since IS NOT NULL OR reminded = 1);
END;
CREATE TRIGGER desk_marks_put AFTER INSERT ON desk_marks BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  SELECT 'conv', NEW.citizen, 0, since FROM handovers WHERE id = NEW.handover_id;
END;
CREATE TRIGGER desk_marks_changed AFTER UPDATE ON desk_marks BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  SELECT 'conv', NEW.citizen, 0, since FROM handovers WHERE id = NEW.handover_id;
END;

-- What happened between two messages, besides taking and letting go (handovers). Only added to; the
-- words are emptied when the citizen is forgotten.
CREATE TABLE desk_moves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  citizen TEXT NOT NULL REFERENCES citizens (id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,                           -- "staff/12"; '' for the service itself
  kind TEXT NOT NULL,
  target TEXT NOT NULL DEFAULT '',             -- "staff/13", "branch/4", "restricted", a reason
  note TEXT NOT NULL DEFAULT ''                -- to colleagues
) STRICT;
CREATE INDEX desk_moves_citizen ON desk_moves (citizen, id);
CREATE TRIGGER desk_moves_made AFTER INSERT ON desk_moves BEGIN
  INSERT INTO change_log (kind, subject, rev, at) VALUES ('conv', NEW.citizen, 0, NEW.at);
END;

-- A message that is said once more after its fate was settled names the one it repeats.
ALTER TABLE messages ADD COLUMN retry_of INTEGER;
CREATE UNIQUE INDEX messages_retry_of ON messages (retry_of) WHERE retry_of IS NOT NULL;
-- Of the bot's: what led to it, as JSON (console/reason.hpp).
ALTER TABLE messages ADD COLUMN why TEXT NOT NULL DEFAULT '';

ALTER TABLE attachments ADD COLUMN message_id INTEGER;
ALTER TABLE attachments ADD COLUMN outgoing INTEGER NOT NULL DEFAULT 0 CHECK (outgoing IN (0, 1));
CREATE INDEX attachments_message ON attachments (message_id) WHERE message_id IS NOT NULL;
CREATE TRIGGER attachments_changed AFTER UPDATE OF state, message_id ON attachments BEGIN
  INSERT INTO change_log (kind, subject, rev, at) VALUES ('conv', NEW.citizen, 0, NEW.added_at);
END;

-- Who answers, readable without opening the conversation engine's text: it writes the owner of the
-- whole conversation directly before its number of waits.
ALTER TABLE sessions ADD COLUMN owner TEXT GENERATED ALWAYS AS (
  CASE WHEN instr(json, '"owner":"queue","wait":') > 0 THEN 'queue'
       WHEN instr(json, '"owner":"person","wait":') > 0 THEN 'person'
       ELSE 'bot' END) VIRTUAL;
CREATE INDEX handovers_held ON handovers (held_by, since, id) WHERE state = 'taken';
