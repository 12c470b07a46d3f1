-- The most viewers that were seen at once in each minute of a show.
create table show_minutes (
    broadcast_id uuid not null,
    at timestamp with time zone not null,
    viewers integer not null,
    constraint show_minutes_pkey primary key (broadcast_id, at)
);

create index chat_messages_time on chat_messages (broadcast_id, created_at);
