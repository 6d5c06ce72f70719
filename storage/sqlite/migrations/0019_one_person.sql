-- Who refuses on Zalo is found among those known by a telephone alone, and the other way round.
CREATE INDEX cases_phone ON cases (contact_phone) WHERE contact_phone <> '';
CREATE INDEX survey_people_citizen ON survey_people (citizen);
CREATE INDEX survey_people_phone ON survey_people (phone) WHERE phone <> '';
