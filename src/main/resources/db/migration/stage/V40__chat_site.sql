-- What holds in the chats of all shops; one row.
create table chat_site (
    id integer primary key,
    words varchar(4000) not null,
    constraint chat_site_id_check check (id = 1)
);

create table chat_address_bans (
    id uuid primary key,
    -- An address, or a network such as 192.0.2.0/24.
    network varchar(64) not null,
    reason varchar(200) not null,
    created_at timestamp with time zone not null,
    ends_at timestamp with time zone,
    lifted_at timestamp with time zone
);

-- What the shop's people want to come back to.
create table chat_aside (
    broadcast_id uuid not null,
    n bigint not null,
    created_at timestamp with time zone not null,
    constraint chat_aside_pkey primary key (broadcast_id, n)
);

-- What the shop writes again and again during a show.
create table chat_repeats (
    id uuid primary key,
    broadcast_id uuid not null,
    seller_id uuid not null,
    body varchar(1000) not null,
    every_seconds integer not null,
    next_at timestamp with time zone not null,
    by_account uuid not null
);

create index chat_repeats_due on chat_repeats (next_at);
create index chat_repeats_room on chat_repeats (broadcast_id);
