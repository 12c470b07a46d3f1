-- Sessions of an application that is one of two (Spring Session JDBC). What is in them is sealed.
create table http_sessions (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index http_sessions_expiry on http_sessions (expiry_time);
create index http_sessions_principal on http_sessions (principal_name);
create table http_sessions_attributes (
    session_primary_id char(36) not null references http_sessions (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
