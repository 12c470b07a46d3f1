-- What is asked every second or two, among all the broadcasts there ever were.
create index broadcasts_session on broadcasts (session_id);
create index broadcasts_deadline on broadcasts (deadline);
