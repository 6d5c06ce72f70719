-- All answers of one invitation, replaced ones too: the index of the standing ones cannot find
-- them, and without one each removal of an invitation would read every answer of every round.
CREATE INDEX survey_answers_of ON survey_answers (invitation);
