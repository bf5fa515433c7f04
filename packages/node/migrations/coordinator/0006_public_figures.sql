-- What each release gives to the public figures of the region: counts that the release showed, and
-- how many fewer there could be for all that the town's own public page says. Made once, as it
-- follows from releases, which are final.
create table public_parts (
  iss text not null,
  period text not null,
  -- [address, count, doubt] each
  parts json not null,
  primary key (iss, period),
  foreign key (iss, period) references gathered_releases (iss, period)
);
