-- Programs read orders as they change, and products page by page.
create index orders_seller_changed on orders (seller_id, changed_at, id);
create index products_seller_id on products (seller_id, id);
