-- How often what trends are made of has changed: by quarter for releases, '' for the members. What
-- is kept of a quarter is right as long as its number is the same. In shards, so that towns that
-- send at the same time do not wait for one another.
create table region_changes (
  period text not null,
  shard integer not null,
  changes bigint not null,
  primary key (period, shard)
);

create function count_new_releases() returns trigger language plpgsql as $$
begin
  insert into region_changes (period, shard, changes)
    select period, pg_backend_pid() % 32, count(*) from arrived group by period order by period
    on conflict (period, shard) do update
      set changes = region_changes.changes + excluded.changes;
  return null;
end $$;
create trigger gathered_releases_arrive after insert on gathered_releases
  referencing new table as arrived
  for each statement execute function count_new_releases();

-- nothing that was taken is ever changed by the program; if somebody does, every quarter counts
create function count_other_change() returns trigger language plpgsql as $$
begin
  update region_changes set changes = changes + 1;
  return null;
end $$;
create trigger gathered_releases_change after update or delete or truncate on gathered_releases
  for each statement execute function count_other_change();
create trigger gathered_cells_change after update or delete or truncate on gathered_cells
  for each statement execute function count_other_change();

create function count_member_change() returns trigger language plpgsql as $$
begin
  insert into region_changes (period, shard, changes) values ('', pg_backend_pid() % 32, 1)
    on conflict (period, shard) do update set changes = region_changes.changes + 1;
  return null;
end $$;
create trigger peers_change after insert or update or delete or truncate on peers
  for each statement execute function count_member_change();

-- What all towns told of a quarter in one table, added up when it is first asked for.
create table region_sums (
  measure text not null,
  table_id text not null,
  span text not null,
  -- of a table with two dimensions, the code that was asked for; else empty
  part text not null,
  -- the quarter of the releases
  period text not null,
  -- by which program and after how many changes: with others it would be another sum
  made_of text not null,
  sums json not null,
  primary key (measure, table_id, span, part, period)
);

create index gathered_releases_by_period on gathered_releases (period);
