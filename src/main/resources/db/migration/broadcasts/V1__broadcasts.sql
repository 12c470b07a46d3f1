create table broadcasts (
    id uuid primary key,
    public_id varchar(16) not null,
    channel_id uuid not null,
    channel_public_id varchar(16) not null,
    media_id varchar(16) not null,
    title varchar(120) not null,
    phase varchar(16) not null,
    ad_hoc boolean not null,
    picture_ready boolean not null,
    session_id uuid,
    reconnect_seconds integer not null,
    planned_start timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    deadline timestamp with time zone,
    refuses_until timestamp with time zone,
    last_refused_at timestamp with time zone,
    reason varchar(300),
    created_at timestamp with time zone not null,
    version integer not null,
    constraint broadcasts_public_id_key unique (public_id),
    constraint broadcasts_media_id_key unique (media_id)
);

create index broadcasts_channel on broadcasts (channel_id, created_at);
create index broadcasts_phase on broadcasts (phase);

create table publish_sessions (
    id uuid primary key,
    channel_id uuid not null,
    -- The channel while the session is open, then null: at most one open session for each channel.
    open_channel uuid,
    broadcast_id uuid not null references broadcasts (id),
    boot varchar(64) not null,
    client_id bigint not null,
    address varchar(64) not null,
    encoder varchar(64) not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    close_reason varchar(100),
    version integer not null,
    constraint publish_sessions_open_channel_key unique (open_channel)
);

create index publish_sessions_connection on publish_sessions (boot, client_id);
create index publish_sessions_broadcast on publish_sessions (broadcast_id);
