-- Units that are set aside for a flash offer or for somebody on the waitlist: neither on sale nor held for an order.
alter table stock add column pooled integer default 0 not null;
alter table stock add constraint stock_pooled_check check (pooled >= 0);
alter table stock drop constraint stock_left_check;
alter table stock add constraint stock_left_check check (held + sold + pooled <= on_hand);

-- Where a reservation's units came from; null for what was on sale for everybody.
alter table reservations add column pool varchar(16);
alter table reservations add column pool_share uuid;

-- What it would have cost without a deal, and the deal.
alter table order_lines add column list_price bigint;
update order_lines set list_price = price;
alter table order_lines alter column list_price set not null;
alter table order_lines add column deal varchar(16);
alter table order_lines add column deal_id uuid;
