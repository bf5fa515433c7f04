-- The desk's lists, what a worker hears of live, and by mail.

create index cases_by_receipt on cases (received_at, number);
create index cases_by_owner on cases (owner_id, state) where owner_id is not null;
-- what no worker was shown yet: few rows, asked for with every list
create index messages_unread on messages (case_id) where sender = 'reporter' and read_at is null;
create index attachments_unread on attachments (case_id)
  where sender = 'reporter' and read_at is null;
create index consents_unread on consents (case_id) where read_at is null;
create index corrections_unread on corrections (case_id) where read_at is null;
create index feedback_unread on feedback (case_id) where read_at is null;

-- a list that somebody looks at often; its name is sealed in the team's box
create table saved_views (
  id uuid primary key,
  account_id uuid not null references accounts,
  sealed_name text not null,
  -- filters and order as the list's address has them: codes and days
  filters jsonb not null,
  is_shared boolean not null,
  created_at timestamptz not null
);
create index saved_views_by_account on saved_views (account_id);

-- workers who want to hear by mail that there is something new
create table worker_mail (
  account_id uuid primary key references accounts,
  -- address and language, under the key of the machine that is in no database
  sealed text not null,
  -- what came before was told, or was there already
  told_until timestamptz not null,
  -- the day on which they were reminded of what is due
  reminded_on date,
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- when the mail server said that there is no such address
  refused_at timestamptz
);
create index worker_mail_due on worker_mail (next_at) where refused_at is null;

-- tells every process of this point which case changed, and nothing of what changed
create function tell_case() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform pg_notify('desk', 'case ' || old.id || ' gone');
  else
    perform pg_notify('desk', 'case ' || new.id || ' ' || new.version);
  end if;
  return null;
end $$;
create trigger cases_told after insert or update or delete on cases
  for each row execute function tell_case();

-- what was added to a case and what was read of it changes its line in lists
create function tell_line() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk', 'line ' || new.case_id);
  return null;
end $$;
create trigger messages_told after insert or update on messages
  for each row execute function tell_line();
create trigger attachments_told after insert or update on attachments
  for each row execute function tell_line();
create trigger consents_told after insert or update on consents
  for each row execute function tell_line();
create trigger corrections_told after insert or update on corrections
  for each row execute function tell_line();
create trigger feedback_told after insert or update on feedback
  for each row execute function tell_line();
