create table refused_publishes (
    id uuid primary key,
    channel_id uuid not null,
    at timestamp with time zone not null,
    address varchar(64) not null,
    code varchar(64) not null
);

create index refused_publishes_channel on refused_publishes (channel_id, at);
