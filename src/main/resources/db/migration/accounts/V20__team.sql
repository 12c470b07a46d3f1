-- What is for one show is looked for when that show ends.
create index team_members_broadcast on team_members (broadcast);
