-- What was said in a session so far, in few words. A version covers the stored turns up to through_id.
create table session_summaries (
    session_key     uuid    not null references sessions on delete cascade,
    version         integer not null check (version >= 1),
    text            text    not null check (btrim(text) <> ''),
    last_message_ts bigint check (last_message_ts > 0),
    through_id      bigint  not null default 0,
    provider        text    not null,
    model           text,
    token_budget    integer not null,
    created_at      bigint  not null,
    primary key (session_key, version)
);

-- Where the cadence of a session's summaries stands. due_at says from when on a replica may make the next one, null that
-- none is due; whoever takes it has it until claimed_until.
create table summary_state (
    session_key   uuid primary key references sessions on delete cascade,
    turns_since   integer not null default 0 check (turns_since >= 0),
    generated_at  bigint  not null default 0,
    due_at        bigint,
    due_reason    text check (due_reason in ('assistant_modulo', 'time')),
    claim         uuid,
    claimed_until bigint  not null default 0,
    failures      integer not null default 0 check (failures >= 0)
);
create index summary_state_due on summary_state (due_at) where due_at is not null;

-- Answers to requests that may come twice; null while the first is worked on, at most until claimed_until.
create table idempotency_keys (
    user_id         text   not null,
    route           text   not null,
    idempotency_key text   not null check (btrim(idempotency_key) <> '' and length(idempotency_key) <= 256),
    body_hash       text   not null,
    claim           uuid   not null,
    claimed_until   bigint not null,
    answer          text,
    expires_at      bigint not null,
    primary key (user_id, route, idempotency_key)
);
create index idempotency_keys_end on idempotency_keys (expires_at);
