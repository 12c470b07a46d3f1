-- Who leads, of two instances on one database.
create table leases (
    name varchar(20) primary key,
    -- The process that leads; empty if none does.
    holder varchar(100) not null,
    -- The number of its lead: the greater the later.
    fence bigint not null,
    -- Signs of life that it has given.
    beat bigint not null,
    -- It ends, and waits until the candidate listens.
    leaving boolean not null,
    -- The process that waits to take over; empty if none does.
    candidate varchar(100) not null
);
insert into leases (name, holder, fence, beat, leaving, candidate) values ('lead', '', 0, 0, false, '');
