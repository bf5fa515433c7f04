-- A regional coordinator. No table here has room for a complaint: people who may sign in,
-- nodes that are known, and verified counts.

create table accounts (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('analyst', 'keeper', 'administrator')),
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

-- region: one release per town and period; a null count is a hidden cell, never a zero
create table gathered_releases (
  iss text not null references peers (entity_id),
  period text not null,
  jti uuid not null,
  body text not null,
  digest text not null,
  received_at timestamptz not null,
  primary key (iss, period)
);

create table gathered_cells (
  iss text not null,
  period text not null,
  measure text not null,
  table_id text not null,
  code text not null,
  count integer,
  primary key (iss, period, measure, table_id, code),
  foreign key (iss, period) references gathered_releases (iss, period)
);
create index gathered_cells_by_table on gathered_cells (measure, table_id, period);
