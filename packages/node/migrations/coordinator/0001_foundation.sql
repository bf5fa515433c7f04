-- A regional coordinator. No table here has room for a complaint: people who may sign in,
-- nodes that are known, and verified counts.

create table accounts (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('analyst', 'keeper', 'administrator')),
  -- empty until an invitation is accepted; the private key is wrapped by each way to sign in
  public_key jsonb,
  password_salt bytea,
  sealed_private_key text,
  sealed_totp text,
  totp_step bigint,
  oidc_subject text unique,
  created_at timestamptz not null,
  accepted_at timestamptz,
  left_at timestamptz
);

create table passkeys (
  id bytea primary key,
  account_id uuid not null references accounts,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  -- wrapped by what the passkey's PRF extension gives; empty if it has none
  sealed_private_key text,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_by_account on passkeys (account_id);

create table recovery_codes (
  -- derived from the code; a used code is deleted
  id bytea primary key,
  account_id uuid not null references accounts,
  sealed_private_key text not null,
  created_at timestamptz not null
);
create index recovery_codes_by_account on recovery_codes (account_id);

create table invitations (
  -- derived from the invitation's secret, which is in its link only
  id bytea primary key,
  account_id uuid not null references accounts,
  invited_by uuid references accounts,
  -- the secret, sealed for the team, so that a colleague can see who accepted
  kid text,
  sealed_secret text,
  -- of the account's public key, under the secret
  proof bytea,
  -- a JWS over the invitation by the node's own key: for the first lead, made at the machine
  statement text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index invitations_by_account on invitations (account_id);

create table sessions (
  id bytea primary key,
  account_id uuid not null references accounts,
  stage text not null check (stage in ('second-factor', 'vault', 'enrolment', 'open')),
  -- empty while the vault is still to be unlocked
  sealed_private_key text,
  attempts integer not null default 0,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_expiry on sessions (expires_at);

-- what a passkey or the town's own sign-in must answer to, once
create table challenges (
  id bytea primary key,
  purpose text not null,
  account_id uuid references accounts,
  sealed text,
  expires_at timestamptz not null
);

-- how often something was tried, by a keyed hash of what and who: no address lies here
create table attempts (
  key text primary key,
  points integer not null,
  expire timestamptz
);

-- audit: entries are written with what they are about, then linked into a chain of hashes
create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'reporter', 'operator', 'node')),
  actor_id uuid,
  act text not null,
  case_id uuid,
  subject text
);
create index audit_entries_by_case on audit_entries (case_id, id) where case_id is not null;

create table audit_links (
  seq bigint primary key,
  entry_id bigint not null unique,
  hash bytea not null,
  kid text not null,
  signature bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log can only grow' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries_grow before update or delete or truncate on audit_entries
  execute function refuse_change();
create trigger audit_links_grow before update or delete or truncate on audit_links
  execute function refuse_change();

-- the recovery sheet: its code wraps a private key, which opens backups (and a point's vault)
create table recovery_keys (
  id uuid primary key,
  public_key jsonb not null,
  sealed_private_key text not null,
  -- a JWS over id and key by the node's own key: a row that somebody else put here is not used
  statement text not null,
  made_by uuid references accounts,
  made_at timestamptz not null,
  drilled_at timestamptz,
  replaced_at timestamptz
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

-- what each member last said of itself, signed by its own key
create table member_statements (
  entity_id text primary key references peers,
  statement text not null,
  fetched_at timestamptz not null
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
