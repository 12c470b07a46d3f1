-- Keys that open an order beside the one that its buyer got when placing it: those of letters, each made when it leaves.
create table order_links (
    order_id uuid not null references orders (id),
    key_digest varchar(64) not null,
    primary key (order_id, key_digest)
);
