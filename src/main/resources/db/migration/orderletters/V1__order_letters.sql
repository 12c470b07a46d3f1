-- Orders whose buyers left an address, and the language they ordered in.
create table order_letters (
    order_id uuid primary key,
    language varchar(35) not null
);
