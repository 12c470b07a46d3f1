create table payment_terms (
    seller_id uuid primary key,
    bank_account varchar(500) not null,
    transfer_hours integer not null,
    on_delivery boolean not null,
    checkout_address varchar(500) not null,
    checkout_minutes integer not null
);

create table cart_lines (
    owner uuid not null,
    variant_id uuid not null references variants (id) on delete cascade,
    quantity integer not null,
    show_id uuid,
    added_at timestamp with time zone not null,
    primary key (owner, variant_id),
    constraint cart_lines_quantity_check check (quantity between 1 and 99)
);

create table payments (
    id uuid primary key,
    kind varchar(16) not null,
    state varchar(16) not null,
    amount bigint not null,
    currency varchar(3) not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    version integer not null,
    constraint payments_amount_check check (amount >= 0)
);

create table orders (
    id uuid primary key,
    public_id varchar(16) not null,
    order_number varchar(20) not null,
    seller_id uuid not null,
    buyer uuid not null,
    idempotency_key varchar(64) not null,
    key_digest varchar(64) not null,
    state varchar(20) not null,
    ending varchar(20),
    payment_id uuid not null references payments (id),
    total bigint not null,
    currency varchar(3) not null,
    show_id uuid,
    recipient_name varchar(80) not null,
    phone varchar(20) not null,
    email varchar(254) not null,
    postcode varchar(10) not null,
    address varchar(200) not null,
    wishes varchar(200) not null,
    placed_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    changed_at timestamp with time zone not null,
    version integer not null,
    constraint orders_public_id_key unique (public_id),
    constraint orders_number_key unique (order_number),
    -- A checkout that is sent twice is one order, whichever comes first.
    constraint orders_idempotency_key unique (buyer, idempotency_key),
    constraint orders_payment_key unique (payment_id),
    constraint orders_total_check check (total >= 0)
);

create index orders_seller on orders (seller_id, placed_at);
create index orders_expiry on orders (state, expires_at);

create table order_lines (
    id uuid primary key,
    order_id uuid not null references orders (id),
    position integer not null,
    -- Without a reference: what was bought stays on record when the variant is taken away.
    variant_id uuid not null,
    product_public_id varchar(16) not null,
    title varchar(120) not null,
    variant_name varchar(80) not null,
    sku varchar(64) not null,
    price bigint not null,
    seen_price bigint not null,
    quantity integer not null,
    show_id uuid,
    constraint order_lines_quantity_check check (quantity between 1 and 99),
    constraint order_lines_price_check check (price >= 0)
);

create index order_lines_order on order_lines (order_id, position);

create table reservations (
    id uuid primary key,
    order_id uuid not null references orders (id),
    variant_id uuid not null,
    quantity integer not null,
    state varchar(16) not null,
    -- Confirmed, and then put back on sale because the order was given up.
    returned boolean not null,
    changed_at timestamp with time zone not null,
    constraint reservations_quantity_check check (quantity > 0)
);

create index reservations_order on reservations (order_id);
