create table offers (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    broadcast_id uuid not null,
    product_id uuid not null,
    variant_id uuid not null,
    kind varchar(16) not null,
    price bigint not null,
    currency varchar(3) not null,
    -- Units of the pool, and where they are: in orders that wait for money, paid, or on sale for everybody again. What is
    -- left is the rest. All of them are 0 for a price of the show, which sells from the shop's stock.
    quantity integer not null,
    held integer not null,
    sold integer not null,
    returned integer not null,
    per_buyer integer not null,
    countdown_seconds integer not null,
    length_seconds integer not null,
    start_at timestamp with time zone,
    stackable boolean not null,
    state varchar(16) not null,
    opens_at timestamp with time zone,
    closes_at timestamp with time zone,
    created_at timestamp with time zone not null,
    constraint offers_public_id_key unique (public_id),
    constraint offers_price_check check (price > 0),
    constraint offers_held_check check (held >= 0),
    constraint offers_sold_check check (sold >= 0),
    constraint offers_returned_check check (returned >= 0),
    constraint offers_left_check check (held + sold + returned <= quantity)
);

create index offers_show on offers (broadcast_id, created_at);
create index offers_variant on offers (variant_id, state);
create index offers_state on offers (state, start_at);

-- How many units of an offer a buyer has taken.
create table offer_buyers (
    offer_id uuid not null references offers (id),
    buyer uuid not null,
    units integer not null,
    primary key (offer_id, buyer),
    constraint offer_buyers_units_check check (units >= 0)
);
