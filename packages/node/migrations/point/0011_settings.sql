-- what a lead set in the desk about this point; a JWS over it by the node's own key, so that a row
-- that somebody else put here is not used
create table settings (
  version integer primary key,
  statement text not null,
  set_by uuid not null references accounts,
  set_at timestamptz not null
);
