-- What happened to the payment of an order, for its seller to read.
create table payment_notes (
    id uuid primary key,
    order_id uuid not null references orders (id),
    at timestamp with time zone not null,
    event varchar(16) not null,
    amount bigint,
    currency varchar(3),
    -- What whoever takes the money calls it; empty if the seller said so.
    reference varchar(120) not null,
    code varchar(40) not null,
    detail varchar(200) not null,
    -- What is told twice is kept once.
    constraint payment_notes_key unique (order_id, event, reference, code)
);
