create table api_tokens (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    created_by uuid not null,
    name varchar(60) not null,
    -- Keys, joined by spaces.
    scopes varchar(400) not null,
    -- SHA-256 of the token, which is kept nowhere.
    digest varchar(64) not null,
    -- Its last characters, for people to tell it from others.
    ending varchar(4) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    last_used_at timestamp with time zone,
    last_used_from varchar(64),
    revoked_at timestamp with time zone,
    constraint api_tokens_public_id_key unique (public_id),
    constraint api_tokens_digest_key unique (digest)
);

create index api_tokens_seller on api_tokens (seller_id);
