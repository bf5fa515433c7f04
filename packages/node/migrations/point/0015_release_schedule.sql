-- What leaves by itself was let go by nobody.
alter table releases alter column released_by drop not null;

-- When quarters leave by themselves. Without a row: as the program says.
create table release_schedule (
  one boolean primary key default true check (one),
  automatic boolean not null,
  days smallint not null check (days between 8 and 28),
  set_by uuid not null references accounts,
  set_at timestamptz not null
);

-- A quarter that somebody holds back leaves in no way until it is let go.
create table release_holds (
  id uuid primary key default gen_random_uuid(),
  period text not null check (period ~ '^20\d{2}-Q[1-4]$'),
  reason text check (reason in ('checking', 'unfinished', 'recognisable', 'agreed')),
  held_by uuid not null references accounts,
  held_at timestamptz not null,
  lifted_at timestamptz
);
create unique index release_holds_open on release_holds (period) where lifted_at is null;

-- That the last try to prepare a quarter failed.
create table release_failures (
  period text primary key check (period ~ '^20\d{2}-Q[1-4]$'),
  failed_at timestamptz not null
);
