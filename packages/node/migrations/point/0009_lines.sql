-- services: everything that was said of one, so that it goes out again as it came
alter table services
  add column entry jsonb,
  add column verified_on date,
  add column version integer not null default 1;
update services set entry = body;
alter table services alter column entry set not null;

-- the people at agencies whom the team knows; who they are is sealed in the team's box
create table short_lines (
  id uuid primary key,
  version integer not null,
  -- a code of the list agency_type
  agency_type text not null,
  -- when somebody last made sure that it is still right
  verified_on date not null,
  last_contact_on date,
  sealed_line text not null
);
