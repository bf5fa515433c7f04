-- A town's reporting point. Columns named sealed_* and every JWE hold personal content
-- that nothing in this database can open. Coded columns stay readable for counting.

-- access: who may sign in
create table accounts (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('worker', 'lead', 'administrator')),
  password_salt bytea not null,
  public_key jsonb not null,
  sealed_private_key text not null,
  created_at timestamptz not null,
  left_at timestamptz
);

create table sessions (
  id bytea primary key,
  account_id uuid not null references accounts,
  sealed_private_key text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_expiry on sessions (expires_at);

-- vault: the key to which every filing is sealed, and who was let in to it
create table intake_keys (
  kid text primary key,
  public_key jsonb not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table intake_key_grants (
  kid text not null references intake_keys,
  account_id uuid not null references accounts,
  sealed_private_key text not null,
  granted_by uuid references accounts,
  granted_at timestamptz not null,
  primary key (kid, account_id)
);

-- intake: a citizen at the form, and what they filed
create table visits (
  id bytea primary key,
  sealed text not null,
  sent_at timestamptz,
  expires_at timestamptz not null
);
create index visits_expiry on visits (expires_at);

create table filings (
  id uuid primary key,
  lookup bytea not null unique,
  sealed_key jsonb not null,
  sealed_answers text not null,
  subject text not null,
  request text not null,
  anonymity text not null,
  residence text not null,
  municipality text not null,
  grounds text[] not null,
  domain text not null,
  language text not null,
  channel text not null,
  code_version text not null,
  received_at timestamptz not null
);

-- cases: how the point handles a filing
create sequence case_numbers;

create table cases (
  id uuid primary key,
  number integer not null unique default nextval('case_numbers'),
  filing_id uuid not null unique references filings,
  state text not null,
  owner_id uuid references accounts,
  subject text not null,
  grounds text[] not null,
  domain text not null,
  natures text[] not null default '{}',
  handlings text[] not null default '{}',
  outcomes text[] not null default '{}',
  not_handled_reason text,
  received_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1
);
create index cases_by_state on cases (state, received_at);

create table journal (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  actor_id uuid references accounts,
  act text not null,
  from_state text,
  to_state text,
  sealed_note text
);
create index journal_by_case on journal (case_id, id);

create table messages (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  sender text not null check (sender in ('reporter', 'worker')),
  account_id uuid references accounts,
  sealed_text text not null,
  read_at timestamptz
);
create index messages_by_case on messages (case_id, at);

-- counts: anonymous numbers, kept apart from cases so that erasing a case changes no figure
create table tallies (
  id bigint generated always as identity primary key,
  measure text not null check (measure in ('received', 'closed')),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  subject text not null,
  grounds text[] not null,
  domain text not null
);
create index tallies_by_month on tallies (month, measure);

create table releases (
  period text primary key,
  body text not null,
  digest text not null,
  jti uuid not null unique,
  released_by uuid not null references accounts,
  released_at timestamptz not null
);

-- federation: nodes we know, what waits to be sent, what was received
create table peers (
  entity_id text primary key,
  relation text not null check (relation in ('superior', 'member')),
  role text not null check (role in ('point', 'coordinator')),
  name text not null,
  municipalities text[] not null,
  population integer,
  kid text not null,
  public_key jsonb not null,
  inbox text not null,
  admitted_at timestamptz not null,
  removed_at timestamptz
);

create table outbox (
  jti uuid primary key,
  audience text not null,
  type text not null,
  ref text,
  envelope text not null,
  digest text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  fence bigint not null default 0,
  refusal text,
  receipt text,
  created_at timestamptz not null,
  give_up_at timestamptz not null,
  settled_at timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where state = 'waiting';

create table inbox (
  iss text not null,
  jti uuid not null,
  type text not null,
  digest text not null,
  receipt text not null,
  received_at timestamptz not null,
  primary key (iss, jti)
);
