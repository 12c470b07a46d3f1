create table polls (
    id uuid primary key,
    public_id varchar(16) not null,
    broadcast_id uuid not null,
    -- 500 characters of any script, which H2 counts as up to two each.
    question varchar(1000) not null,
    -- The number of a quiz's right answer; 0 of a poll.
    correct integer not null,
    state varchar(8) not null,
    shown boolean not null,
    media_at timestamp with time zone not null,
    constraint polls_public_id_key unique (public_id),
    constraint polls_state_check check (state in ('DRAFT', 'OPEN', 'CLOSED', 'REVEALED')),
    constraint polls_correct_check check (correct between 0 and 4)
);

create index polls_broadcast on polls (broadcast_id);
create index polls_shown on polls (shown);

create table poll_options (
    poll_id uuid not null references polls (id) on delete cascade,
    number integer not null,
    text varchar(200) not null,
    constraint poll_options_pkey primary key (poll_id, number),
    constraint poll_options_number_check check (number between 1 and 4)
);

-- One for each visitor, whatever happens at once. Who votes for what is told to nobody.
create table poll_votes (
    poll_id uuid not null,
    visitor_id uuid not null,
    number integer not null,
    voted_at timestamp with time zone not null,
    constraint poll_votes_pkey primary key (poll_id, visitor_id),
    constraint poll_votes_option_fkey foreign key (poll_id, number) references poll_options (poll_id, number)
);

create index poll_votes_count on poll_votes (poll_id, number);
