-- An index of a large table takes longer than a request may.
set local statement_timeout = 0;

-- Whoever holds a lease names its receipt; without this, every heartbeat looked through all open jobs.
create index assessment_jobs_receipt on assessment_jobs (receipt) where receipt is not null;
