-- Whether a line's units were set aside for its buyer, or sold: not before it is paid if it belongs to whoever pays first.
alter table order_lines add column reserved boolean default true not null;
