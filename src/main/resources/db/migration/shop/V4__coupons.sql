create table coupons (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    title varchar(60) not null,
    kind varchar(16) not null,
    -- Minor units of the currency, or per cent.
    amount bigint not null,
    currency varchar(3) not null,
    min_spend bigint not null,
    total integer not null,
    claimed integer not null,
    valid_hours integer not null,
    status varchar(16) not null,
    -- The show it was dropped into.
    broadcast_id uuid,
    closes_at timestamp with time zone,
    created_at timestamp with time zone not null,
    constraint coupons_public_id_key unique (public_id),
    constraint coupons_amount_check check (amount > 0),
    constraint coupons_claimed_check check (claimed >= 0 and claimed <= total)
);

create index coupons_seller on coupons (seller_id, created_at);
create index coupons_open on coupons (status, closes_at);

create table coupon_claims (
    id uuid primary key,
    coupon_id uuid not null references coupons (id),
    visitor_id uuid not null,
    claimed_at timestamp with time zone not null,
    valid_until timestamp with time zone not null,
    used_order uuid,
    -- One for each buyer.
    constraint coupon_claims_key unique (coupon_id, visitor_id)
);

create index coupon_claims_visitor on coupon_claims (visitor_id, valid_until);
create index coupon_claims_order on coupon_claims (used_order);
