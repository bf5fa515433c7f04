-- What each town told of a quarter in one table, side by side. A release is written in one piece,
-- so one table of a thousand towns lies in a thousand places; here it is read in one.
create table region_tables (
  measure text not null,
  table_id text not null,
  span text not null,
  -- of a table with two dimensions, the code that was asked for; else empty
  part text not null,
  -- the quarter of the releases
  period text not null,
  -- after how many changes: with others it would be another table
  made_of text not null,
  -- as text inside: it is read whole, and nothing in it is looked for
  said json not null,
  primary key (measure, table_id, span, part, period)
);
