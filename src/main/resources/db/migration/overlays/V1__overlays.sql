-- One for each channel; of the key itself only a digest (SHA-256) is kept.
create table overlay_keys (
    channel_id uuid primary key,
    digest varchar(64) not null,
    created_at timestamp with time zone not null,
    constraint overlay_keys_digest_key unique (digest)
);
