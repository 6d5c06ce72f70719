-- Survey rounds as several people plan them and as they repeat.

-- Whoever changed the plan, as " 7 12 ": none of them approves it.
ALTER TABLE survey_rounds ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';

-- Of a series (weekly, monthly, quarterly): its first opening, from which every later one is
-- counted, and which of them this is. Until the next one is prepared, next_prepared is 0.
ALTER TABLE survey_rounds ADD COLUMN series_from INTEGER;
ALTER TABLE survey_rounds ADD COLUMN series_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE survey_rounds ADD COLUMN next_prepared INTEGER NOT NULL DEFAULT 0
  CHECK (next_prepared IN (0, 1));
-- Rounds that opened before have theirs.
UPDATE survey_rounds SET next_prepared = 1
WHERE state IN ('sending', 'paused', 'closing', 'closed', 'cancelled');

-- Goes up whenever what a closed round counts changes: answers that somebody wants erased, the
-- rewriting of an anonymous one. Counts that are kept elsewhere know by it that they are old.
ALTER TABLE survey_rounds ADD COLUMN counted_rev INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER survey_answers_lost AFTER DELETE ON survey_answers BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed'
  AND id = (SELECT round FROM survey_invitations WHERE id = OLD.invitation);
END;
CREATE TRIGGER survey_answers_changed AFTER UPDATE ON survey_answers BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed'
  AND id = (SELECT round FROM survey_invitations WHERE id = NEW.invitation);
END;
CREATE TRIGGER survey_answers_came AFTER INSERT ON survey_answers BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed'
  AND id = (SELECT round FROM survey_invitations WHERE id = NEW.invitation);
END;
CREATE TRIGGER survey_invitations_lost AFTER DELETE ON survey_invitations BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed' AND id = OLD.round;
END;
CREATE TRIGGER survey_invitations_changed AFTER UPDATE ON survey_invitations BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed' AND id = NEW.round;
END;
CREATE TRIGGER survey_invitations_came AFTER INSERT ON survey_invitations BEGIN
  UPDATE survey_rounds SET counted_rev = counted_rev + 1 WHERE state = 'closed' AND id = NEW.round;
END;
