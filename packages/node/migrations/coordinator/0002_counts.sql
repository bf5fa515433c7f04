-- Releases of version 2. Nothing of version 1 ever left a town, so nothing is carried over.
drop table gathered_cells;
delete from gathered_releases;

alter table gathered_releases
  -- the version of the code lists that its cells are made of
  add column codes text not null,
  add column threshold integer not null,
  -- marks: taken, but worth a question
  add column above_inhabitants boolean not null,
  -- it names a release before it that never came here
  add column after_unknown boolean not null;

-- one row per table of a release, or per row of one with two dimensions: all its cells, so that a question reads few and short rows
create table gathered_cells (
  measure text not null,
  table_id text not null,
  span text not null,
  -- of a table with two dimensions, the code of the first one; else empty
  part text not null,
  -- the quarter of the release, also for its months and its rolling year
  period text not null,
  iss text not null,
  codes text not null,
  -- whole numbers in the declared order; a null is a hidden cell, never a zero; without a value
  -- all are hidden. As text, because pages read it whole and arrays are slow to write out
  counts json,
  primary key (measure, table_id, span, part, period, iss),
  foreign key (iss, period) references gathered_releases (iss, period)
);
create index gathered_cells_by_release on gathered_cells (iss, period);
