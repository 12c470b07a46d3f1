-- The last number given in each broadcast's log. Whoever appends holds this row until the commit: so there are no gaps.
create table live_logs (
    broadcast_id uuid primary key,
    seq bigint not null
);

create table live_events (
    broadcast_id uuid not null references live_logs (broadcast_id),
    seq bigint not null,
    type varchar(40) not null,
    sync varchar(8) not null,
    at timestamp with time zone not null,
    media_at timestamp with time zone,
    subject varchar(64) not null,
    payload varchar(1024) not null,
    primary key (broadcast_id, seq)
);

create table lineup (
    broadcast_id uuid not null,
    product_id uuid not null,
    position integer not null,
    -- The seller says so, whatever the ledger says.
    sold_out boolean not null,
    primary key (broadcast_id, product_id)
);

create table pins (
    id uuid primary key,
    broadcast_id uuid not null,
    product_id uuid not null,
    slot integer not null,
    -- The slot again while it is open, and null then: so that a slot holds one.
    open_slot integer,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone,
    by_account uuid not null,
    constraint pins_slot_check check (slot between 1 and 3),
    constraint pins_open_slot_key unique (broadcast_id, open_slot)
);

create index pins_broadcast on pins (broadcast_id, from_at);

-- What hangs over the picture now: one line that stays, and one announcement.
create table notices (
    broadcast_id uuid not null,
    kind varchar(8) not null,
    text varchar(200) not null,
    from_at timestamp with time zone not null,
    until_at timestamp with time zone,
    primary key (broadcast_id, kind)
);

create index notices_until on notices (until_at);
