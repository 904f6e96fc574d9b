-- An FAQ entry's questions get vectors of their own: a student's question is nearer to them than to the answer.
comment on table passage_window_384 is
  'Pairs of neighbouring sentences and the questions of FAQ entries, for ranking, confidence and for choosing what to quote.';
comment on column passage_window_384.from_at is
  'UTF-16 units into the passage''s text, inclusive; to_at exclusive; negative = stands for the whole passage';
