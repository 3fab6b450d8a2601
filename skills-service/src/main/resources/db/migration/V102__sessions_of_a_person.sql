-- An index of a large table takes longer than a request may.
set local statement_timeout = 0;

-- A person's sessions in pages, newest first: the hash orders those of the same millisecond. A number of its own would
-- rewrite the table, and tell everybody who pages how much is written.
create index sessions_newest on sessions (user_id, created_at desc, hashtextextended(session_id, 0) desc);
-- Nothing asks for a person's sessions by their last activity.
drop index sessions_user;
