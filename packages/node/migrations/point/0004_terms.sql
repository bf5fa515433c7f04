-- when somebody here first spoke with the reporter, other than by message: at the desk, by telephone
alter table cases add column first_contact_at timestamptz;

-- whether this point handles the complaint itself, for the body whose rules hold: a Flemish town
-- whose reporting point is its complaints service
alter table cases add column regime_ours boolean not null default false;

-- what happened to a term of a case after it began: it stood still, was put off, its step was done
-- by somebody outside, or somebody said by when it will be. `from_on` is the day on which it
-- happened, or from which the term stood still.
create table term_changes (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  kind text not null check (kind in ('pause', 'done', 'stated', 'extension')),
  term text not null,
  from_on date not null,
  until_on date,
  basis text check (basis in ('law', 'consent')),
  reason text,
  sealed_note text,
  set_by uuid not null references accounts,
  at timestamptz not null,
  taken_back_at timestamptz,
  check (until_on >= from_on),
  check (kind <> 'extension' or (basis is not null and until_on is not null)),
  check (kind <> 'stated' or until_on is not null)
);
create index term_changes_by_case on term_changes (case_id, at);

-- terms of a town's own regulation, each for what came in from its day on; none is ever changed
-- back in time, as a case keeps the rules under which it came in
create table town_terms (
  term text not null,
  since date not null,
  days integer not null check (days between 1 and 365),
  extension_days integer check (extension_days between 1 and 365),
  set_by uuid not null references accounts,
  set_at timestamptz not null,
  primary key (term, since)
);

-- the calendar that somebody reads elsewhere; only the hash of its secret is here
create table calendar_feeds (
  account_id uuid primary key references accounts,
  secret_hash bytea not null unique,
  language text not null,
  made_at timestamptz not null,
  read_on date
);
