create table sellers (
    id uuid primary key,
    name varchar(80) not null,
    created_at timestamp with time zone not null,
    version integer not null
);

create table accounts (
    id uuid primary key,
    email varchar(254) not null,
    display_name varchar(80) not null,
    password_hash varchar(100) not null,
    role varchar(16) not null,
    seller_id uuid references sellers (id),
    active boolean not null,
    must_change_password boolean not null,
    password_revision integer not null,
    failures integer not null,
    locked_until timestamp with time zone,
    last_sign_in timestamp with time zone,
    created_at timestamp with time zone not null,
    version integer not null,
    constraint accounts_email_key unique (email)
);

create table audit_log (
    id uuid primary key,
    at timestamp with time zone not null,
    actor uuid,
    action varchar(64) not null,
    entity varchar(64) not null,
    detail varchar(300) not null,
    address varchar(64)
);

create index audit_log_at on audit_log (at);
