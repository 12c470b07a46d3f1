-- The first answer to each request that a program gave a key, so that a repeated one is carried out once.
create table api_answers (
    seller_id uuid not null,
    request_key varchar(128) not null,
    fingerprint varchar(64) not null,
    -- Null while the request is being carried out, which nobody else sees.
    status integer,
    body varchar(8000),
    created_at timestamp with time zone not null,
    constraint api_answers_pkey primary key (seller_id, request_key)
);

create index api_answers_time on api_answers (created_at);
