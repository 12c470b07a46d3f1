-- LIVE or REHEARSAL; fixed when it is planned.
alter table broadcasts add column kind varchar(16) default 'LIVE' not null;
alter table broadcasts add column visibility varchar(16) default 'PUBLIC' not null;
-- For those that need a passcode: what their pages are told by, so that whoever knows the address alone hears nothing.
alter table broadcasts add column hidden_id varchar(16);
alter table broadcasts add column passcode varchar(16);
alter table broadcasts add column planned_end timestamp with time zone;
alter table broadcasts add constraint broadcasts_hidden_id_key unique (hidden_id);
