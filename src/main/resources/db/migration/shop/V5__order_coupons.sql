alter table orders add column discount bigint default 0 not null;
-- What the coupon was called that took it off.
alter table orders add column coupon varchar(60);
alter table orders add constraint orders_discount_check check (discount >= 0);
