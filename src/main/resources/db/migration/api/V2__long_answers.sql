-- A product with a hundred variants is longer than an event.
alter table api_answers alter column body set data type varchar(100000);
