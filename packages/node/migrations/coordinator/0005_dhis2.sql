-- Which objects of a DHIS2 server the region's numbers belong to: one mapping, given by a keeper.
create table dhis2_mapping (
  -- only one row
  id boolean primary key default true check (id),
  mapping jsonb not null,
  set_by uuid not null references accounts,
  set_at timestamptz not null
);
