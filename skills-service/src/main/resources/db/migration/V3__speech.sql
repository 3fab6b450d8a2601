-- What transcribing a turn cost, and how long the recording was.
alter table interactions
    add column stt_cost_cents  double precision check (stt_cost_cents >= 0),
    add column stt_duration_ms bigint check (stt_duration_ms >= 0);

-- The session in which a person goes on who comes back to this one after too long.
alter table sessions add column continued_by uuid references sessions;
