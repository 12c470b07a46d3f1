create table channels (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    name varchar(80) not null,
    latency varchar(16) not null,
    goes_live_by_itself boolean not null,
    source_only boolean not null,
    reconnect_seconds integer not null,
    banned boolean not null,
    ban_reason varchar(300),
    banned_until timestamp with time zone,
    created_at timestamp with time zone not null,
    version integer not null,
    constraint channels_public_id_key unique (public_id)
);

create index channels_seller on channels (seller_id);

-- One row for every key that was ever given out, so that a replaced key is told from an unknown one.
create table stream_keys (
    id uuid primary key,
    channel_id uuid not null references channels (id),
    slot varchar(16) not null,
    digest varchar(64) not null,
    sealed varchar(200),
    current_of varchar(60),
    accepted_until timestamp with time zone,
    created_at timestamp with time zone not null,
    last_used_at timestamp with time zone,
    last_used_from varchar(64),
    version integer not null,
    constraint stream_keys_digest_key unique (digest),
    -- The slot of the channel while this is its key, null once it is replaced: one current key for each slot.
    constraint stream_keys_current_key unique (current_of)
);

create index stream_keys_channel on stream_keys (channel_id);
