-- OPEN, SIGNED or SIGNED_IN.
alter table broadcasts add column playback varchar(16) default 'OPEN' not null;
-- What addresses of the picture were given under, and what they are taken back by; null if it is open.
alter table broadcasts add column playback_epoch varchar(16);
-- A show with a passcode is guarded, too. Its epoch is no secret, as what its passcode gives is.
update broadcasts set playback_epoch = public_id where hidden_id is not null;
