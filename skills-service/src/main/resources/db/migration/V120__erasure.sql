-- An index of a large table takes longer than a request may.
set local statement_timeout = 0;

-- Deleting a session looks for those that it continues.
create index sessions_continued_by on sessions (continued_by) where continued_by is not null;

-- What was erased lately, so that nothing that was under way brings it back: people as hashes, sessions by the server's own
-- name of them, which leads nowhere any more.
create table erased_people (
    person_hash text   primary key,
    erased_at   bigint not null
);
create index erased_people_end on erased_people (erased_at);
create table erased_sessions (
    erased_key uuid   primary key,
    erased_at  bigint not null
);
create index erased_sessions_end on erased_sessions (erased_at);

-- Whose stored audio is to be deleted, as far as it was stored before erased_at. The only place that knows an erased person's
-- id; the row goes when the audio is gone. Whoever takes it has it until due_at.
create table audio_erasures (
    person    text    primary key check (btrim(person) <> ''),
    erased_at bigint  not null,
    due_at    bigint  not null,
    attempts  integer not null default 0 check (attempts >= 0),
    claim     uuid
);
create index audio_erasures_due on audio_erasures (due_at);
create index audio_erasures_claim on audio_erasures (claim) where claim is not null;
