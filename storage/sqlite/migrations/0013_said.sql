-- What a request said under its key, as a digest: the same key with other words is no repetition.
ALTER TABLE case_keys ADD COLUMN said TEXT NOT NULL DEFAULT '';
