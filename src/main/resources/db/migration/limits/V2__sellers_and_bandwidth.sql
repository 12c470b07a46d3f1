-- Encoders of one shop at once, and what the edge may send; zero limits nothing.
alter table site_limits add column seller_shows integer default 0 not null;
alter table site_limits add column mbps integer default 0 not null;

-- Shops for which the site's limit does not count; zero limits nothing.
create table seller_limits (
    seller_id uuid primary key,
    shows integer not null
);
