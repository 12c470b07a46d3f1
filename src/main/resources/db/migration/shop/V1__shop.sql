create table products (
    id uuid primary key,
    public_id varchar(16) not null,
    seller_id uuid not null,
    title varchar(120) not null,
    description varchar(4000) not null,
    status varchar(16) not null,
    created_at timestamp with time zone not null,
    version integer not null,
    constraint products_public_id_key unique (public_id)
);

create index products_seller on products (seller_id, status, created_at);

create table variants (
    id uuid primary key,
    product_id uuid not null references products (id),
    -- Again here, so that the database keeps SKUs apart within a shop.
    seller_id uuid not null,
    position integer not null,
    sku varchar(64) not null,
    name varchar(80) not null,
    price bigint not null,
    currency varchar(3) not null,
    constraint variants_sku_key unique (seller_id, sku),
    constraint variants_price_check check (price >= 0)
);

create index variants_product on variants (product_id, position);

-- The one ledger: what may still be sold is on_hand - held - sold.
create table stock (
    variant_id uuid primary key references variants (id),
    on_hand integer not null,
    held integer not null,
    sold integer not null,
    constraint stock_held_check check (held >= 0),
    constraint stock_sold_check check (sold >= 0),
    constraint stock_left_check check (held + sold <= on_hand)
);
