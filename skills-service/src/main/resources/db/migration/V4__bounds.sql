-- How often a job was sent to the queue, and how often it was loaded to be scored: nothing is tried for ever. To have a
-- job that was given up assessed after all: set status = 'pending', reason = null, sends = 0, attempts = 0.
alter table assessment_jobs
    add column sends    integer not null default 0 check (sends >= 0),
    add column attempts integer not null default 0 check (attempts >= 0);
update assessment_jobs set sends = 1 where status = 'sent';

-- Whether the same text was said before is looked up without reading other texts (ts + 0 tells this index from the one
-- by time, which the planner would take for it); groups are listed without reading other groups.
create index interactions_same_text on interactions (session_key, hashtextextended(text, 0), (ts + 0));
create index interactions_group on interactions (group_id, ts, id) where group_id is not null;
