-- Of a rehearsal: shown, and neither counted nor sold. Those that were made before have units set aside, and give them back.
alter table offers add column rehearsal boolean default false not null;
