-- What is made of a seller's picture. What a version holds never changes: another wish is another version.
create table profiles (
    id uuid primary key,
    -- 60 characters of any script.
    name varchar(60) not null,
    -- In small letters: no two profiles look alike in a list.
    name_key varchar(120) not null,
    version integer not null,
    is_default boolean not null,
    retired boolean not null,
    created_at timestamp(6) with time zone not null,
    constraint profiles_name_key unique (name_key)
);

create table profile_versions (
    profile_id uuid not null references profiles (id),
    version integer not null,
    created_at timestamp(6) with time zone not null,
    constraint profile_versions_pkey primary key (profile_id, version)
);

create table profile_rungs (
    profile_id uuid not null,
    version integer not null,
    place integer not null,
    height integer not null,
    -- At most so many frames a second; 0 for as many as the source has.
    frame_rate integer not null,
    kbps integer not null,
    preset varchar(32) not null,
    -- Of the sound; 0 for the source's.
    audio_kbps integer not null,
    constraint profile_rungs_pkey primary key (profile_id, version, place),
    constraint profile_rungs_version_fkey foreign key (profile_id, version) references profile_versions (profile_id, version)
);

-- What a channel has chosen; one that has no row has chosen nothing, and gets the default.
create table profile_choices (
    channel_id uuid primary key,
    profile_id uuid not null references profiles (id)
);

create index profile_choices_profile on profile_choices (profile_id);

-- The version that a show began with, and keeps.
create table profile_uses (
    broadcast_id uuid primary key,
    profile_id uuid not null,
    version integer not null,
    constraint profile_uses_version_fkey foreign key (profile_id, version) references profile_versions (profile_id, version)
);

create index profile_uses_version on profile_uses (profile_id, version);

-- What a rung, or decoding what it is made of, was measured to take.
create table rung_costs (
    subject varchar(64) primary key,
    -- Thousandths of a processor, for one second of media a second.
    millicores integer not null,
    -- Of the machine it was measured on.
    processors integer not null,
    measured_at timestamp(6) with time zone not null
);

-- The ladder that there was before there were profiles.
insert into profiles (id, name, name_key, version, is_default, retired, created_at)
    values ('019ac000-0000-7000-8000-000000000001', 'Standard', 'standard', 1, true, false, timestamp with time zone '2026-11-28 00:00:00+00:00');
insert into profile_versions (profile_id, version, created_at)
    values ('019ac000-0000-7000-8000-000000000001', 1, timestamp with time zone '2026-11-28 00:00:00+00:00');
insert into profile_rungs (profile_id, version, place, height, frame_rate, kbps, preset, audio_kbps)
    values ('019ac000-0000-7000-8000-000000000001', 1, 0, 720, 0, 1800, 'X264_VERYFAST', 0);
insert into profile_rungs (profile_id, version, place, height, frame_rate, kbps, preset, audio_kbps)
    values ('019ac000-0000-7000-8000-000000000001', 1, 1, 480, 0, 900, 'X264_VERYFAST', 0);
insert into profile_rungs (profile_id, version, place, height, frame_rate, kbps, preset, audio_kbps)
    values ('019ac000-0000-7000-8000-000000000001', 1, 2, 360, 0, 500, 'X264_VERYFAST', 0);
