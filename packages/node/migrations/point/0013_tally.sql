-- What is counted of a case, in every way in which it is counted. No order is left by which a row
-- could be told from another: what was counted first does not lie first any more.
create temporary table counted_before as select * from tallies;
drop table tallies;

create table tallies (
  id uuid primary key default gen_random_uuid(),
  measure text not null check (measure in ('received', 'closed')),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- EARLIER: it came or ended in a quarter that had left already
  arrived text not null default 'IN_PERIOD' check (arrived in ('IN_PERIOD', 'EARLIER')),
  subject text not null,
  -- UNKNOWN: counted before this was kept
  request text not null default 'UNKNOWN',
  channel text not null default 'UNKNOWN',
  residence text not null default 'UNKNOWN',
  grounds text[] not null,
  domain text not null,
  -- known when a case ends
  natures text[] not null default '{}',
  handlings text[] not null default '{}',
  care_categories text[] not null default '{}',
  outcomes text[] not null default '{}',
  -- RULE/LEVEL
  barriers text[] not null default '{}',
  timeliness text check (timeliness in ('IN_TIME', 'LATE', 'NO_TERM')),
  -- one of many reports about one thing: a series of its own
  campaign boolean not null default false,
  -- the same for what one person told; empty where that is not known or was long ago
  person uuid,
  -- as long as the quarter has not left, so that what is corrected is counted right
  case_id uuid references cases on delete set null
);
insert into tallies (measure, month, subject, grounds, domain)
  select measure, month, subject, grounds, domain from counted_before order by random();
drop table counted_before;
create index tallies_by_month on tallies (month, measure);
create index tallies_by_case on tallies (case_id) where case_id is not null;
create index tallies_by_person on tallies (person) where person is not null;

-- to whom a case belongs in the counts, sealed under its own key; empty: that follows from the key
alter table cases add column sealed_person text;

-- The number of the quarter of a month (YYYY-MM) or of a period (YYYY-Qn).
create function quarter_number(of text) returns integer language sql immutable as $$
  select left(of, 4)::integer * 4 + case substr(of, 6, 1)
    when 'Q' then substr(of, 7, 1)::integer
    else (right(of, 2)::integer + 2) / 3 end - 1
$$;

-- In which month something is counted: in its own or, where a release has passed that by, in the
-- first month after the last release. Until the transaction ends, nobody can release that quarter.
-- (What is asked in here sees what was committed while this waited, also inside one statement.)
create function counted_in(wanted text) returns table (month text, arrived text)
language plpgsql as $$
declare
  first_open text;
begin
  month := wanted;
  loop
    perform pg_advisory_xact_lock_shared(hashtext('nabij quarter'), quarter_number(month));
    select to_char(make_date(q / 4, q % 4 * 3 + 1, 1), 'YYYY-MM') into first_open
      from (select quarter_number(max(period)) + 1 as q from releases) last;
    exit when first_open is null or month >= first_open;
    month := first_open;
  end loop;
  arrived := case when month = wanted then 'IN_PERIOD' else 'EARLIER' end;
  return next;
end $$;
