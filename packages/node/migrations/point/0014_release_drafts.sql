-- A release as it was prepared: hiding as little as can be takes a while, and what people were
-- shown is what leaves. It holds nothing that the release itself would not say.
create table release_drafts (
  period text primary key check (period ~ '^20\d{2}-Q[1-4]$'),
  basis text not null,
  body text not null,
  digest text not null,
  how text not null check (how in ('chosen', 'coarse', 'nothing')),
  made_at timestamptz not null
);
