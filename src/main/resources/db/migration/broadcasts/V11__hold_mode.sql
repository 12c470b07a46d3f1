-- AT_CHECKOUT or FIRST_PAID; fixed once the show was on air.
alter table broadcasts add column hold_mode varchar(16) default 'AT_CHECKOUT' not null;
