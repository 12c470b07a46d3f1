-- What it was before and is after, where that can be said in a line; null where there is nothing to compare.
alter table audit_log add column before_value varchar(1000);
alter table audit_log add column after_value varchar(1000);

create index audit_log_actor on audit_log (actor);
