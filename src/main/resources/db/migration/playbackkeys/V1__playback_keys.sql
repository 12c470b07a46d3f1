-- Public keys by which a shop's own programs let viewers in; the private ones never come here.
create table playback_keys (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    name varchar(60) not null,
    -- SubjectPublicKeyInfo, base64.
    public_key varchar(200) not null,
    created_at timestamp with time zone not null,
    removed_at timestamp with time zone,
    constraint playback_keys_public_id_key unique (public_id)
);
create index playback_keys_seller_idx on playback_keys (seller_id);
