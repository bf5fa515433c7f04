-- A town's reporting point. Columns named sealed_* and every JWE hold personal content
-- that nothing in this database can open. Coded columns stay readable for counting.

-- access: who may sign in
create table accounts (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('worker', 'lead', 'administrator')),
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

-- vault: the key to which every filing is sealed, and who was let in to it
create table intake_keys (
  kid text primary key,
  public_key jsonb not null,
  -- a JWS over the key by the node's own key: a row that somebody else put here is not used
  statement text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  -- when the last filing had been sealed to a newer key
  emptied_at timestamptz
);

create table intake_key_grants (
  kid text not null references intake_keys,
  -- an account or a recovery key
  holder_id uuid not null,
  sealed_private_key text not null,
  -- of the holder's public key, under a secret that only holders have
  proof bytea not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (kid, holder_id)
);

-- intake: a citizen at the form, and what they filed
create table visits (
  id bytea primary key,
  sealed text not null,
  sent_at timestamptz,
  expires_at timestamptz not null
);
create index visits_expiry on visits (expires_at);

-- a file on its way in, sealed under a key that only the visit's sealed content holds
create table uploads (
  id uuid primary key,
  -- the same for all files of one visit beside one report; follows from their key
  owner bytea not null,
  sealed_facts text not null,
  -- bytes announced, and bytes here
  size integer not null,
  received integer not null default 0,
  chunks integer not null default 0,
  state text not null check (state in ('coming', 'ready')),
  expires_at timestamptz not null
);
create index uploads_expiry on uploads (expires_at);
create index uploads_owner on uploads (owner);

create table upload_chunks (
  upload_id uuid not null references uploads on delete cascade,
  n integer not null,
  sealed bytea not null,
  primary key (upload_id, n)
);

create table filings (
  id uuid primary key,
  lookup bytea not null unique,
  -- the intake key to which it is sealed
  kid text not null references intake_keys,
  sealed_key jsonb not null,
  -- its key sealed anew for the point, after the intake key was replaced
  resealed_key text,
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
  -- in which role somebody filed, and the worker who filed for them
  reporter_role text not null,
  filed_by uuid references accounts,
  code_version text not null,
  received_at timestamptz not null
);
create index filings_by_intake_key on filings (kid);

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
  -- empty: the class follows from what was asked
  retention_class text,
  -- whose rules set the terms; empty: only what every point promises
  regime text,
  -- the day from which they count, where that is not the day of receipt
  regime_from date,
  -- where the reporter wants to hear that there is news
  sealed_notice text,
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

create table attachments (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  sender text not null check (sender in ('reporter', 'worker')),
  account_id uuid references accounts,
  -- name, type and size
  sealed_facts text not null,
  chunks integer not null,
  read_at timestamptz
);
create index attachments_by_case on attachments (case_id, at);

create table attachment_chunks (
  attachment_id uuid not null references attachments on delete cascade,
  n integer not null,
  sealed bytea not null,
  primary key (attachment_id, n)
);

-- what was filed at the desk, by a digest of the request: the same one again files nothing
create table desk_requests (
  id bytea primary key,
  case_id uuid not null references cases on delete cascade,
  at timestamptz not null
);

-- what a reporter agrees to: for one purpose and, where it is about sharing, one named party
create table consents (
  id uuid primary key,
  case_id uuid not null references cases,
  purpose text not null,
  sealed_party text,
  state text not null check (state in ('asked', 'given', 'refused', 'withdrawn')),
  -- the worker who asked, or who noted what they were told; empty: the reporter did it all
  asked_by uuid references accounts,
  at timestamptz not null,
  decided_at timestamptz,
  withdrawn_at timestamptz,
  -- empty: the reporter decided something that no worker was shown
  read_at timestamptz
);
create index consents_by_case on consents (case_id, at);

-- what a reporter says better later; what was filed first stays beside it
create table corrections (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  sealed text not null,
  read_at timestamptz
);
create index corrections_by_case on corrections (case_id, at);

-- three short answers after the end: codes, and words that are sealed
create table feedback (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  codes text[] not null,
  sealed_words text,
  read_at timestamptz
);
create index feedback_by_case on feedback (case_id, at);

-- the words of a case, sealed under a key that only holders of the intake key derive
create table search_entries (
  case_id uuid primary key references cases on delete cascade,
  kid text not null,
  sealed bytea not null
);
create function forget_words() returns trigger language plpgsql as $$
begin
  delete from search_entries where case_id = new.case_id;
  return null;
end $$;
create trigger messages_change_words after insert on messages
  for each row execute function forget_words();
create trigger notes_change_words after insert on journal
  for each row when (new.sealed_note is not null) execute function forget_words();
create trigger attachments_change_words after insert on attachments
  for each row execute function forget_words();
create trigger corrections_change_words after insert on corrections
  for each row execute function forget_words();

-- retention: how long a case stays, what keeps it longer, and proof that it went
create table retention_rules (
  class text primary key,
  -- an ISO 8601 duration
  keep text not null,
  set_by uuid references accounts,
  set_at timestamptz not null
);

create table holds (
  id uuid primary key,
  case_id uuid not null references cases,
  sealed_reason text not null,
  owner_id uuid not null references accounts,
  review_on date not null,
  set_at timestamptz not null,
  lifted_at timestamptz
);
create index holds_by_case on holds (case_id);

create table erasure_requests (
  id uuid primary key,
  case_id uuid not null references cases,
  asked_at timestamptz not null,
  -- GDPR art. 12(3): within one month
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references accounts,
  refused_reason text
);
create index erasure_requests_by_case on erasure_requests (case_id);

create table deletions (
  id uuid primary key,
  at timestamptz not null,
  cause text not null check (cause in ('retention', 'erasure')),
  cases integer not null,
  -- a JWS by the node's key; names cases by a hash of their id
  proof text not null
);

-- notices: mail that waits, sealed under a key of the machine that is in no database
create table notices (
  id uuid primary key,
  -- one at a time; gone with its case
  case_id uuid not null unique references cases on delete cascade,
  sealed text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  created_at timestamptz not null,
  give_up_at timestamptz not null
);
create index notices_due on notices (next_attempt_at);

-- directory: services near here, and the people of this point as they show themselves
create table services (
  id text primary key,
  -- as Open Referral HSDS 3 describes a service
  body jsonb not null,
  -- codes of what it fits: list/CODE
  fits text[] not null,
  updated_at timestamptz not null
);

create table shown_people (
  account_id uuid primary key references accounts,
  name text not null,
  line text not null,
  photo_id uuid unique,
  photo bytea,
  at timestamptz not null,
  check ((photo is null) = (photo_id is null))
);

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

-- the signed directory of the network, as the coordinator stated it last
create table directories (
  iss text primary key,
  statement text not null,
  issued_at timestamptz not null,
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
