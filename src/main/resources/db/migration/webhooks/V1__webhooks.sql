create table webhook_endpoints (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    created_by uuid not null,
    -- Of the mail to that person.
    language varchar(10) not null,
    url varchar(1000) not null,
    description varchar(120) not null,
    -- Keys, joined by spaces.
    types varchar(1000) not null,
    -- Both are sealed with the master secret, for this endpoint alone.
    sealed_secret varchar(400) not null,
    sealed_old_secret varchar(400),
    old_secret_until timestamp with time zone,
    state varchar(12) not null,
    -- Of attempts in a row that failed.
    failures integer not null,
    failing_since timestamp with time zone,
    -- Until when nothing is tried, and until when somebody is at it.
    paused_until timestamp with time zone,
    claimed_until timestamp with time zone,
    created_at timestamp with time zone not null,
    constraint webhook_endpoints_public_id_key unique (public_id)
);

create index webhook_endpoints_seller on webhook_endpoints (seller_id);

-- What is told, written in the transaction in which it happened.
create table webhook_messages (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    type varchar(40) not null,
    body text not null,
    created_at timestamp with time zone not null,
    constraint webhook_messages_public_id_key unique (public_id)
);

create index webhook_messages_age on webhook_messages (created_at);

-- A message on its way to one endpoint.
create table webhook_deliveries (
    id uuid primary key,
    public_id varchar(16) not null,
    message_id uuid not null,
    endpoint_id uuid not null,
    state varchar(12) not null,
    -- Since it was last sent off: retries go by them.
    attempts integer not null,
    next_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    constraint webhook_deliveries_public_id_key unique (public_id),
    -- None to the endpoint: no order shall fail because somebody removes one at that moment.
    constraint webhook_deliveries_message foreign key (message_id) references webhook_messages (id) on delete cascade
);

create index webhook_deliveries_due on webhook_deliveries (endpoint_id, state, next_at);
create index webhook_deliveries_waiting on webhook_deliveries (state, next_at);
create index webhook_deliveries_message on webhook_deliveries (message_id);

create table webhook_attempts (
    id uuid primary key,
    delivery_id uuid not null,
    at timestamp with time zone not null,
    millis integer not null,
    status integer,
    -- Null if the receiver took it.
    problem varchar(20),
    -- The beginning of what the receiver answered.
    answer varchar(1100) not null,
    constraint webhook_attempts_delivery foreign key (delivery_id) references webhook_deliveries (id) on delete cascade
);

create index webhook_attempts_delivery on webhook_attempts (delivery_id);
