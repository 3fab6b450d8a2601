-- An index of a large table takes longer than a request may.
set local statement_timeout = 0;

-- A skill's newest rises are found without reading other skills'.
create index skill_level_history_newest on skill_level_history (user_id, skill_id, created_at desc, id desc);
drop index skill_level_history_user;
