create table waitlist (
    id uuid primary key,
    variant_id uuid not null,
    visitor_id uuid not null,
    -- The visitor again while the entry is neither taken nor lapsed, and null then: so that each waits once.
    open_visitor uuid,
    -- Whether the visitor is a person with an account, and has an address.
    person boolean not null,
    language varchar(35) not null,
    show_id uuid,
    state varchar(16) not null,
    offered_until timestamp with time zone,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    constraint waitlist_open_key unique (variant_id, open_visitor)
);

create index waitlist_next on waitlist (variant_id, state, created_at);
create index waitlist_until on waitlist (state, offered_until);
create index waitlist_visitor on waitlist (visitor_id, changed_at);
