-- What an administrator limits on this installation; one row. Zero limits nothing, and an empty list lets everybody.
create table site_limits (
    id integer primary key,
    publish_allowed varchar(8000) not null,
    publish_denied varchar(8000) not null,
    play_allowed varchar(8000) not null,
    play_denied varchar(8000) not null,
    most_kbps integer not null,
    most_lines integer not null,
    show_viewers integer not null,
    connections integer not null,
    constraint site_limits_id_check check (id = 1)
);
