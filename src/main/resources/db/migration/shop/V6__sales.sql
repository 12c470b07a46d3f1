create index orders_show on orders (show_id);
create index order_lines_show on order_lines (show_id);
create index cart_lines_show on cart_lines (show_id);
create index coupons_show on coupons (broadcast_id);
