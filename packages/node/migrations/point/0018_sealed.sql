-- The keys that other points seal for. The private half lies under a box of its own, so that only
-- who was let in opens what came; the node states the public half, so that no other is published.
create table encryption_keys (
  kid text primary key,
  public_key jsonb not null,
  -- its window, in seconds since 1970
  nbf bigint not null,
  exp bigint not null check (exp > nbf),
  statement text not null,
  box_id uuid not null unique references boxes,
  sealed_private_key text not null
);

-- What another point sealed for us, as it came, until somebody is there who opens it.
create table sealed_messages (
  iss text not null,
  jti uuid not null,
  aud text not null,
  type text not null,
  iat bigint not null,
  exp bigint not null,
  ref uuid,
  seq bigint,
  consent uuid,
  sealed text not null,
  received_at timestamptz not null,
  primary key (iss, jti)
);
create index sealed_messages_by_ref on sealed_messages (ref);
