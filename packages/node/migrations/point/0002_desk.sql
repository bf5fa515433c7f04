-- A key for what belongs to no single filing: the story of one person over several cases, the
-- team's own lists. Sealed under what only holders of the intake key derive.
create table boxes (
  id uuid primary key,
  kid text not null references intake_keys,
  sealed_key text not null,
  created_at timestamptz not null
);
create index boxes_by_intake_key on boxes (kid);

-- the next thing that somebody here must have done, kept beside the case so that a list of
-- thousands can be sorted by it; it follows from the rules and is worked out again with each change
alter table cases
  add column due_on date,
  add column due_step text;
create index cases_by_due on cases (due_on) where due_on is not null;
