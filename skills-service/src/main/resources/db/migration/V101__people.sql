-- Who people are and what they want to reach, as they say it themselves.
create table users_profile (
    user_id      text primary key check (btrim(user_id) <> ''),
    display_name text check (btrim(display_name) <> ''),
    email        text check (btrim(email) <> ''),
    avatar_url   text check (btrim(avatar_url) <> ''),
    bio          text check (btrim(bio) <> ''),
    created_at   bigint not null,
    updated_at   bigint not null
);

create table users_goals (
    user_id        text   not null check (btrim(user_id) <> ''),
    goal_id        text   not null check (btrim(goal_id) <> '' and length(goal_id) <= 256),
    title          text   not null check (btrim(title) <> ''),
    description    text check (btrim(description) <> ''),
    status         text   not null check (status in ('active', 'paused', 'completed')),
    target_date_ms bigint check (target_date_ms > 0),
    tags           jsonb  not null default '[]' check (jsonb_typeof(tags) = 'array'),
    created_at     bigint not null,
    updated_at     bigint not null,
    primary key (user_id, goal_id)
);
