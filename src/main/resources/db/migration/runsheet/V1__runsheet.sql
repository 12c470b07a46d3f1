create table run_sheets (
    broadcast_id uuid primary key,
    -- How often it was moved, on or back: whoever moves it names the step they have seen, and only the first does.
    step bigint not null,
    low_stock integer not null,
    constraint run_sheets_low_stock_check check (low_stock between 0 and 999)
);

create table cues (
    id uuid primary key,
    public_id varchar(16) not null,
    broadcast_id uuid not null,
    position integer not null,
    kind varchar(16) not null,
    -- The public id of the product, coupon or poll; empty if it is about none.
    subject varchar(16) not null,
    text varchar(400) not null,
    lasting integer not null,
    -- 2,000 characters of any script, which H2 counts as up to two each.
    script varchar(4000) not null,
    seconds integer not null,
    -- The step that fired it; 0 if its turn has not come.
    fired_step bigint not null,
    fired_at timestamp with time zone,
    -- What undoing it has to know; null if there is nothing to undo.
    done varchar(64),
    problem varchar(64),
    constraint cues_public_id_key unique (public_id)
);

create index cues_broadcast on cues (broadcast_id, position);

create table host_messages (
    id uuid primary key,
    broadcast_id uuid not null,
    author varchar(120) not null,
    text varchar(600) not null,
    sent_at timestamp with time zone not null,
    seen_at timestamp with time zone
);

create index host_messages_broadcast on host_messages (broadcast_id, id);
