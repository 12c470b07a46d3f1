-- The files are in the data folder; each is named after the hash of its content, and may be of several products.
create table product_images (
    id uuid primary key,
    product_id uuid not null references products (id),
    position integer not null,
    hash varchar(64) not null,
    alt varchar(200) not null,
    width integer not null,
    height integer not null,
    created_at timestamp with time zone not null,
    constraint product_images_hash_key unique (product_id, hash)
);

create index product_images_product on product_images (product_id, position);

create index product_images_hash on product_images (hash);
