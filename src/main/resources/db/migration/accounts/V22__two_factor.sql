-- Of whoever signs in with a second factor: the sealed secret, and the newest time step whose code was taken.
create table two_factor (
    account_id uuid primary key references accounts (id),
    secret varchar(200) not null,
    last_step bigint not null,
    created_at timestamp with time zone not null
);

create table recovery_codes (
    account_id uuid not null references accounts (id),
    digest varchar(64) not null,
    used_at timestamp with time zone,
    constraint recovery_codes_key primary key (account_id, digest)
);

-- What holds for everybody who signs in here; one row.
create table sign_in_rules (
    id integer primary key,
    administrators_need_two_factor boolean not null
);

insert into sign_in_rules (id, administrators_need_two_factor) values (1, false);
