-- What a person used of a day's budget, in UTC; made with the first use while budgets are set.
create table budget_days (
    user_id  text    not null check (btrim(user_id) <> ''),
    day      date    not null,
    cents    numeric not null default 0 check (cents >= 0),
    tokens   bigint  not null default 0 check (tokens >= 0),
    audio_ms bigint  not null default 0 check (audio_ms >= 0),
    primary key (user_id, day)
);

-- What a call under way may use of it. It counts until it is settled or expires; one that expired can be settled still.
create table budget_reservations (
    id         uuid    primary key,
    user_id    text    not null,
    day        date    not null,
    cents      numeric not null check (cents >= 0),
    tokens     bigint  not null check (tokens >= 0),
    audio_ms   bigint  not null check (audio_ms >= 0),
    expires_at bigint  not null,
    foreign key (user_id, day) references budget_days on delete cascade
);
create index budget_reservations_day on budget_reservations (user_id, day);
