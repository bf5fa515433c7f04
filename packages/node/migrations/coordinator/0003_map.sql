-- the area of the region, as its people loaded it: one or none
create table region_map (
  is_one boolean primary key default true check (is_one),
  -- GeoJSON as it was checked: outlines with a code and a name each, and nothing else
  areas json not null,
  added_at timestamptz not null
);
