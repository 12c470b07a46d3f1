-- What a tap on it does, and where a link leads.
alter table coupons add column click varchar(12) default 'CLAIM' not null;
alter table coupons add column address varchar(300) default '' not null;

-- The products that a coupon is for; none for all of them. Without a reference to the products: a coupon for one that is
-- gone is for nothing, and not for everything.
create table coupon_products (
    coupon_id uuid not null references coupons (id),
    product_public_id varchar(16) not null,
    primary key (coupon_id, product_public_id)
);
