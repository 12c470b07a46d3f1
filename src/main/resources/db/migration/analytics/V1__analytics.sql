-- A browser's visit to a show: one row, whatever the number of its beacons.
create table viewing_sessions (
    broadcast_id uuid not null,
    visitor_id uuid not null,
    first_at timestamp with time zone not null,
    last_at timestamp with time zone not null,
    seconds bigint not null,
    -- The host of the page that led there; empty if there was none.
    source varchar(80) not null,
    constraint viewing_sessions_pkey primary key (broadcast_id, visitor_id)
);

-- The first time that a visitor opened a product of a show, or put it into the cart.
create table product_touches (
    broadcast_id uuid not null,
    kind varchar(8) not null,
    product varchar(16) not null,
    visitor_id uuid not null,
    at timestamp with time zone not null,
    constraint product_touches_pkey primary key (broadcast_id, kind, product, visitor_id)
);
