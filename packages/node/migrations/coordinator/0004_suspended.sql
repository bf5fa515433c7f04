-- since when nothing is taken from a member for a while; it stays a member
alter table peers add column suspended_at timestamptz;

-- that somebody of the region reminded a town of a quarter, so that colleagues do not ask twice
create table region_reminders (
  iss text not null references peers (entity_id),
  period text not null check (period ~ '^20\d{2}-Q[1-4]$'),
  reminded_at timestamptz not null,
  account_id uuid not null references accounts (id),
  primary key (iss, period, reminded_at)
);
