alter table accounts add column language varchar(8) default 'en' not null;
alter table accounts add column verified_at timestamp with time zone;
alter table accounts add column erased_at timestamp with time zone;

-- Until now an administrator has made every account.
update accounts set verified_at = created_at;

alter table sellers add column standing varchar(16) default 'VERIFIED' not null;
alter table sellers add column applicant uuid;
alter table sellers add column business_number varchar(40) default '' not null;
alter table sellers add column contact varchar(200) default '' not null;
alter table sellers add column returns_policy varchar(2000) default '' not null;
alter table sellers add column reason varchar(300) default '' not null;
alter table sellers add constraint sellers_applicant_key unique (applicant);

create index sellers_standing on sellers (standing);

create table tickets (
    id uuid primary key,
    purpose varchar(16) not null,
    subject uuid not null,
    digest varchar(64),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    used_at timestamp with time zone,
    constraint tickets_digest_key unique (digest)
);

create index tickets_subject on tickets (subject);

create table outgoing_mails (
    id uuid primary key,
    recipient varchar(254) not null,
    recipient_name varchar(80) not null,
    template varchar(40) not null,
    language varchar(8) not null,
    model varchar(4000) not null,
    ticket uuid,
    attempts integer not null,
    next_attempt timestamp with time zone,
    problem varchar(300),
    created_at timestamp with time zone not null,
    version integer not null
);

create index outgoing_mails_next_attempt on outgoing_mails (next_attempt);

create table team_members (
    id uuid primary key,
    seller_id uuid not null references sellers (id),
    account_id uuid references accounts (id),
    email varchar(254) not null,
    role varchar(16) not null,
    broadcast uuid,
    ends_at timestamp with time zone,
    created_at timestamp with time zone not null,
    version integer not null
);

create index team_members_seller on team_members (seller_id);
create index team_members_account on team_members (account_id);
