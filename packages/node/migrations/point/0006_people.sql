-- who is involved in a case besides its reporter; who they are lies sealed
create table parties (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  role text not null,
  -- name, how to reach them, a note, and how they answered about mediation
  sealed text not null,
  -- whether the other side agreed to a mediation
  mediation text check (mediation in ('agreed', 'declined')),
  mediation_at timestamptz,
  added_by uuid not null references accounts,
  added_at timestamptz not null,
  version integer not null default 1
);
create index parties_by_case on parties (case_id, added_at);

-- every time somebody was spoken with or written to outside the program
create table contacts (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  -- empty: the reporter
  party_id uuid references parties on delete cascade,
  channel text not null,
  direction text not null check (direction in ('in', 'out')),
  -- whether they were reached
  reached boolean not null,
  -- whether something about the reporter was told
  told boolean not null,
  -- whether the other side gave its account
  heard boolean not null,
  at timestamptz not null,
  account_id uuid not null references accounts,
  noted_at timestamptz not null,
  sealed_note text not null,
  -- noted by mistake: it stays in sight and counts for nothing
  struck_by uuid references accounts,
  struck_at timestamptz
);
create index contacts_by_case on contacts (case_id, at);

-- why the other side was not heard, where it could not be
create table not_heard (
  case_id uuid primary key references cases on delete cascade,
  reason text not null,
  sealed_why text not null,
  account_id uuid not null references accounts,
  at timestamptz not null
);

-- a case that is discussed with all who can help
create table conferences (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  at timestamptz not null,
  -- the question, the place and the notes
  sealed text not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null,
  version integer not null default 1
);
create index conferences_by_case on conferences (case_id, at);

create table conference_guests (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  conference_id uuid not null references conferences on delete cascade,
  kind text not null check (kind in ('reporter', 'colleague', 'helper', 'agency', 'point')),
  -- a colleague
  account_id uuid references accounts,
  -- the name of anybody else
  sealed_name text,
  invited_by uuid not null references accounts,
  invited_at timestamptz not null,
  check ((kind = 'colleague') = (account_id is not null)),
  check ((kind in ('reporter', 'colleague')) = (sealed_name is null))
);
create index conference_guests_by_conference on conference_guests (conference_id, invited_at);
create index conference_guests_by_case on conference_guests (case_id);

-- what was shown to whom, each time
create table conference_showings (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  guest_id uuid not null references conference_guests on delete cascade,
  parts text[] not null,
  account_id uuid not null references accounts,
  at timestamptz not null
);
create index conference_showings_by_case on conference_showings (case_id, at);

-- steps of the plan that were agreed in a conference
create table conference_steps (
  step_id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  conference_id uuid not null references conferences on delete cascade
);
create index conference_steps_by_conference on conference_steps (conference_id);
create index conference_steps_by_case on conference_steps (case_id);
