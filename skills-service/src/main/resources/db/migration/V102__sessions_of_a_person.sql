-- A person's sessions in pages, newest first: the number orders those of the same millisecond.
alter table sessions add column number bigint generated always as identity;
create unique index sessions_newest on sessions (user_id, created_at desc, number desc);
-- Nothing asks for a person's sessions by their last activity.
drop index sessions_user;
