-- How a reply ended that did not end by itself.
alter table interactions
    add column ending text check (ending in ('length', 'filter', 'tools', 'interrupted'));
