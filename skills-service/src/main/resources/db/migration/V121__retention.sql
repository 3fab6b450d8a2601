-- An index of a large table takes longer than a request may.
set local statement_timeout = 0;

-- What is old is found without reading what is not. These tables grow in the order of time, so the smallest kind of index
-- does, which costs nothing to write.
create index interactions_age on interactions using brin (created_at) with (autosummarize = on);
create index ingested_messages_age on ingested_messages using brin (created_at) with (autosummarize = on);
create index events_age on events using brin (created_at) with (autosummarize = on);
create index session_summaries_age on session_summaries using brin (created_at) with (autosummarize = on);
-- These keep their rows and lose their texts: only rows that have some are in the index.
create index assessments_texts on assessments (created_at) where summary <> '{}'::jsonb;
create index skill_assessments_texts on skill_assessments (created_at)
    where met_criteria <> '[]'::jsonb or unmet_criteria <> '[]'::jsonb or feedback <> '[]'::jsonb;
