-- a template that the lead wrote, or a built-in one said otherwise; words sealed in the team's box
create table letter_templates (
  -- the name of a built-in one, or an id of its own
  template text not null,
  language text not null,
  audience text not null check (audience in ('reporter', 'other-side')),
  set_by uuid not null references accounts,
  set_at timestamptz not null,
  sealed text not null,
  primary key (template, language)
);

-- a letter to somebody else, as it was written; to whom, where and what lies sealed
create table letters (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  -- who of those involved; they cannot be taken out while a letter is theirs
  party_id uuid not null,
  at timestamptz not null,
  account_id uuid not null references accounts,
  sealed text not null
);
create index letters_by_case on letters (case_id, at);
