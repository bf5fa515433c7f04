-- what somebody of a role decides alone; whole euro cents
create table mandates (
  role text primary key check (role in ('worker', 'lead')),
  -- codes of `decision_kind`
  kinds text[] not null,
  per_decision integer not null check (per_decision >= 0),
  -- all that is spent in one case, before somebody else is asked too
  per_case integer not null check (per_case >= 0),
  set_by uuid not null references accounts,
  set_at timestamptz not null
);

-- what was decided in a case, or was not, and why
create table decisions (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  kind text not null,
  decision text not null,
  reasons text[] not null,
  -- euro cents
  amount integer check (amount > 0),
  -- when to look again at what was put off
  again_on date,
  state text not null check (state in ('made', 'proposed', 'agreed', 'declined', 'withdrawn')),
  made_by uuid not null references accounts,
  at timestamptz not null,
  -- the colleague who agreed or declined, or whoever took it back
  settled_by uuid references accounts,
  settled_at timestamptz,
  answer_reasons text[] not null default '{}',
  -- own words of both; sealed also where there are none, so that no state can be changed by hand
  sealed text not null,
  check ((settled_by is null) = (settled_at is null)),
  check ((settled_by is null) = (state in ('made', 'proposed')))
);
create index decisions_by_case on decisions (case_id, at);
create index decisions_by_moment on decisions (at);
create index decisions_proposed on decisions (at) where state = 'proposed';
create index decisions_again on decisions (again_on) where again_on is not null;

-- a rule that got in the way, and at which level it was made
create table barriers (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  decision_id uuid references decisions on delete cascade,
  rule text not null,
  level text not null,
  noted_by uuid not null references accounts,
  at timestamptz not null,
  sealed text not null
);
create index barriers_by_case on barriers (case_id, at);
create index barriers_by_moment on barriers (at);
