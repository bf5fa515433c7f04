-- Moves between people and cases: who helps, what a case waits for, which cases belong together.

-- A name for many reports about one thing; they stay a series of their own in every count.
create table campaigns (
  id uuid primary key,
  sealed_name text not null,
  created_by uuid references accounts,
  created_at timestamptz not null,
  ended_at timestamptz
);

alter table cases
  -- how often another person got it: none means the same person from intake to close
  add column hand_ons integer not null default 0,
  add column foundedness text,
  -- the day by which somebody else should have answered, in WAITING_OTHER only
  add column waiting_until date,
  add column merged_into uuid references cases on delete set null,
  add column merged_because text check (merged_because in ('person', 'matter')),
  add column split_from uuid references cases on delete set null,
  add column campaign_id uuid references campaigns on delete set null;
create index cases_by_main on cases (merged_into) where merged_into is not null;
create index cases_by_origin on cases (split_from) where split_from is not null;
create index cases_by_campaign on cases (campaign_id) where campaign_id is not null;

-- who helps the one who has a case
create table case_supporters (
  case_id uuid not null references cases on delete cascade,
  account_id uuid not null references accounts,
  since timestamptz not null,
  primary key (case_id, account_id)
);
create index case_supporters_by_account on case_supporters (account_id);
