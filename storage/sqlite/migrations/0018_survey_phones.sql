-- The number under which somebody known on Zalo may be told by a template as well, as the list gave
-- it ("84912345678"); who is known by the phone alone has it in the row of citizens.
ALTER TABLE survey_people ADD COLUMN phone TEXT NOT NULL DEFAULT '';
