-- What the citizen says about the letter of apology that a late result needs (Nghị định 61/2018, as
-- amended by Nghị định 107/2021): "mot_lan", "nhieu_lan", "khong", "" when not asked.
ALTER TABLE cases ADD COLUMN apology TEXT NOT NULL DEFAULT '';
