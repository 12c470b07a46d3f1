-- A token of an administrator acts for the site, and for no shop.
alter table api_tokens alter column seller_id drop not null;
