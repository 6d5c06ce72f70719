-- What the platform reported of a message that had gone: the phone has it, it was read. Goes with
-- its errand.
CREATE TABLE receipts (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('delivered', 'seen')),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER receipts_first AFTER INSERT ON receipts BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  SELECT 'conv', c.id, 0, NEW.at FROM outbox AS o JOIN citizens AS c ON c.channel_id = o.citizen
  WHERE o.id = NEW.outbox_id;
END;
CREATE TRIGGER receipts_changed AFTER UPDATE OF state ON receipts BEGIN
  INSERT INTO change_log (kind, subject, rev, at)
  SELECT 'conv', c.id, 0, NEW.at FROM outbox AS o JOIN citizens AS c ON c.channel_id = o.citizen
  WHERE o.id = NEW.outbox_id;
END;
