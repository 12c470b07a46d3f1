create table chat_messages (
    broadcast_id uuid not null,
    n bigint not null,
    author_id uuid not null,
    -- The author's own name for it: what is sent twice is kept once.
    client_key uuid not null,
    author_name varchar(120) not null,
    mark varchar(16) not null,
    body varchar(1000) not null,
    status varchar(16) not null,
    question varchar(16),
    created_at timestamp with time zone not null,
    constraint chat_messages_pkey primary key (broadcast_id, n),
    constraint chat_messages_client_key unique (broadcast_id, author_id, client_key)
);

create index chat_messages_questions on chat_messages (broadcast_id, question, n);

create table chat_rooms (
    broadcast_id uuid primary key,
    frozen boolean not null,
    slow integer not null,
    guests boolean not null,
    pinned bigint,
    words varchar(4000) not null
);

create table chat_shops (
    seller_id uuid primary key,
    words varchar(4000) not null,
    replies varchar(4000) not null
);

create table chat_reports (
    broadcast_id uuid not null,
    n bigint not null,
    reporter_id uuid not null,
    created_at timestamp with time zone not null,
    constraint chat_reports_pkey primary key (broadcast_id, n, reporter_id)
);

create table moderation_actions (
    id uuid primary key,
    broadcast_id uuid not null,
    seller_id uuid not null,
    action varchar(24) not null,
    -- Null if it was done to the room.
    n bigint,
    visitor_id uuid,
    visitor_name varchar(120),
    reason varchar(200) not null,
    by_account uuid not null,
    created_at timestamp with time zone not null,
    ends_at timestamp with time zone,
    lifted_at timestamp with time zone
);

create index moderation_actions_room on moderation_actions (broadcast_id, created_at);
create index moderation_actions_shop on moderation_actions (seller_id, action);

create table reaction_buckets (
    broadcast_id uuid not null,
    at timestamp with time zone not null,
    hearts bigint not null,
    constraint reaction_buckets_pkey primary key (broadcast_id, at)
);
