-- Times are epoch milliseconds, costs are cents with fractions, ids of clients are any non-blank text up to 256 characters.

create table skills (
    id          text primary key check (btrim(id) <> ''),
    title       text    not null check (btrim(title) <> ''),
    description text    not null,
    category    text,
    levels      jsonb   not null check (jsonb_typeof(levels) = 'array' and jsonb_array_length(levels) > 0),
    is_active   boolean not null default true,
    position    integer not null unique,
    created_at  bigint  not null,
    updated_at  bigint  not null
);

-- A user tracks at most two skills: two slots, each taken once.
create table tracked_skills (
    user_id       text             not null,
    skill_id      text             not null references skills (id),
    slot          smallint         not null check (slot in (1, 2)),
    display_order smallint         not null check (display_order in (1, 2)),
    current_level double precision not null default 0 check (current_level between 0 and 10),
    created_at    bigint           not null,
    updated_at    bigint           not null,
    primary key (user_id, skill_id),
    unique (user_id, slot)
);

create table skill_level_history (
    id          bigint generated always as identity primary key,
    user_id     text             not null,
    skill_id    text             not null references skills (id),
    from_level  double precision not null check (from_level between 0 and 10),
    to_level    double precision not null check (to_level between 0 and 10),
    reason      text             not null check (reason = 'assessment_average'),
    avg_source  double precision not null,
    session_key uuid             not null,
    group_id    text             not null,
    created_at  bigint           not null,
    unique (session_key, group_id, skill_id)
);
create index skill_level_history_user on skill_level_history (user_id, created_at);

-- session_key is the server's own name of a session: queue messages and internal calls carry it instead of session_id.
create table sessions (
    session_key       uuid             primary key,
    session_id        text             not null unique check (btrim(session_id) <> '' and length(session_id) <= 256),
    user_id           text             not null check (btrim(user_id) <> ''),
    state             jsonb            not null default '{}' check (jsonb_typeof(state) = 'object'),
    latest_group_id   text,
    -- where the ingest state machine stands
    active            boolean          not null default false,
    group_id          text,
    group_start_index integer check (group_start_index >= 0),
    turn_count        integer          not null default 0 check (turn_count >= 0),
    last_ts           bigint,
    next_event_index  integer          not null default 0 check (next_event_index >= 0),
    -- activity
    interaction_count integer          not null default 0 check (interaction_count >= 0),
    stt_cost_cents    double precision not null default 0,
    llm_cost_cents    double precision not null default 0,
    tts_cost_cents    double precision not null default 0,
    start_time        bigint           not null,
    created_at        bigint           not null,
    last_activity_at  bigint           not null,
    check (not active or (group_id is not null and group_start_index is not null))
);
create index sessions_user on sessions (user_id, last_activity_at);

create table interactions (
    id             bigint generated always as identity primary key,
    session_key    uuid             not null references sessions,
    message_id     text             not null check (btrim(message_id) <> '' and length(message_id) <= 256),
    group_id       text,
    role           text             not null check (role in ('user', 'assistant', 'system')),
    content_hash   text             not null,
    text           text             not null check (btrim(text) <> ''),
    audio_url      text,
    ts             bigint           not null check (ts > 0),
    llm_cost_cents double precision,
    llm_tokens_in  integer check (llm_tokens_in >= 0),
    llm_tokens_out integer check (llm_tokens_out >= 0),
    created_at     bigint           not null,
    unique (session_key, message_id)
);
create index interactions_order on interactions (session_key, ts, id);

create table events (
    id                    bigint generated always as identity primary key,
    session_key           uuid   not null references sessions,
    user_id               text   not null,
    group_id              text,
    request_id            text,
    tracked_skill_id_hash text,
    kind                  text   not null check (btrim(kind) <> ''),
    payload               jsonb  not null,
    created_at            bigint not null
);
create index events_newest on events (session_key, created_at desc, id desc);

-- What ingest received, in the order that spans count; answer is what a repeated message gets again.
create table ingested_messages (
    session_key uuid    not null references sessions,
    event_index integer not null check (event_index >= 0),
    message_id  text    not null check (btrim(message_id) <> '' and length(message_id) <= 256),
    role        text    not null check (role in ('user', 'assistant', 'system')),
    content     text    not null,
    ts          bigint  not null check (ts > 0),
    answer      jsonb   not null,
    created_at  bigint  not null,
    primary key (session_key, event_index),
    unique (session_key, message_id)
);

-- Written in the transaction that ends a group; lives until the group's assessment is stored.
create table assessment_jobs (
    session_key           uuid     not null references sessions,
    group_id              text     not null check (btrim(group_id) <> ''),
    seq                   bigint generated always as identity unique,
    start_index           integer  not null check (start_index >= 0),
    end_index             integer  not null check (end_index >= start_index),
    status                text     not null default 'pending' check (status in ('pending', 'sent', 'done', 'dead')),
    reason                text     check ((status = 'dead') = (reason is not null)),
    request_id            text,
    trace_parent          text,
    tracked_skill_id_hash text,
    receive_count         integer  not null default 0,
    leased_until          bigint,
    receipt               uuid,
    created_at            bigint   not null,
    sent_at               bigint,
    finished_at           bigint,
    primary key (session_key, group_id)
);
create index assessment_jobs_open on assessment_jobs (seq) where status in ('pending', 'sent');

-- One row a group, for ever: what makes finalizing happen once.
create table assessments (
    id             bigint generated always as identity primary key,
    session_key    uuid   not null references sessions,
    group_id       text   not null,
    user_id        text   not null,
    rubric_version text   not null check (rubric_version = 'v2'),
    summary        jsonb  not null check (jsonb_typeof(summary) = 'object'),
    created_at     bigint not null,
    unique (session_key, group_id)
);

create table skill_assessments (
    id                    bigint generated always as identity primary key,
    session_key           uuid             not null,
    group_id              text             not null,
    item_index            integer          not null check (item_index >= 0),
    user_id               text             not null,
    skill_id              text references skills (id),
    skill_hash            text             not null,
    level                 double precision not null check (level between 0 and 10),
    met_criteria          jsonb            not null check (jsonb_typeof(met_criteria) = 'array'),
    unmet_criteria        jsonb            not null check (jsonb_typeof(unmet_criteria) = 'array'),
    feedback              jsonb            not null check (jsonb_typeof(feedback) = 'array'),
    tracked_skill_id_hash text,
    created_at            bigint           not null,
    foreign key (session_key, group_id) references assessments (session_key, group_id),
    unique (session_key, group_id, item_index)
);
create index skill_assessments_newest on skill_assessments (user_id, skill_id, created_at desc, id desc);
