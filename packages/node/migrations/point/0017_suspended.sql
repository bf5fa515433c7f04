-- only a coordinator suspends its members; both roles have one table of peers
alter table peers add column suspended_at timestamptz;
