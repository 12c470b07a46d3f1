-- What administrators chose of the two nginx. Of those that hold there is one at most, and of those that are wanted.
create table node_versions (
    number integer primary key,
    state varchar(10) not null,
    -- JSON
    options varchar(1000000) not null,
    chosen_at timestamp with time zone not null,
    chosen_by uuid not null,
    restores integer,
    problem varchar(2000)
);
create index node_versions_state on node_versions (state);
