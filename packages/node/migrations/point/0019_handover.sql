-- Cases that go from point to point.

alter table cases
  -- the handover by which it is offered to another point: until that ends nobody changes it
  add column frozen_by uuid;

alter table filings
  -- how a code that another point gave out opens this filing
  add column code_links jsonb;

create table handovers (
  id uuid primary key,
  side text not null check (side in ('sender', 'receiver')),
  -- the entity id of the other point, and what it said of itself
  peer text not null,
  peer_facts jsonb not null,
  -- as the protocol has it
  state jsonb not null,
  -- what was offered: codes, sizes and the consent; empty where an offer was taken back before it came
  offer jsonb,
  offered_at timestamptz not null,
  changed_at timestamptz not null,
  -- how many messages this side made
  said integer not null default 0,
  -- from when on the receiver has the case
  since timestamptz,
  -- the handovers before this one, as the document names them
  earlier jsonb not null default '[]',
  case_id uuid references cases on delete cascade,
  -- who offered it, or took it
  account_id uuid references accounts,
  -- at the sender: the state to which the case comes back, the document as it was offered, what is
  -- left of the case when it has gone, and how it is counted if it comes back
  from_state text,
  sealed_document text,
  sealed_rest text,
  aside jsonb
);
create index handovers_by_case on handovers (case_id) where case_id is not null;
create index handovers_open on handovers (changed_at)
  where state ->> 'at' in ('offered', 'moved', 'accepted');

-- the content, sealed for the receiver: at the sender until it arrived, at the receiver until opened
create table handover_parts (
  handover_id uuid not null references handovers on delete cascade,
  jti uuid not null,
  seq bigint not null,
  -- of the envelope; at the sender not known before it is sent
  iat bigint,
  -- at the sender: the key for which it is sealed
  kid text,
  sealed text not null,
  primary key (handover_id, jti)
);

-- tells every process of this point that something is new about a handover
create function tell_handover() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk', 'handover ' || new.id);
  return null;
end $$;
create trigger handovers_told after insert or update on handovers
  for each row execute function tell_handover();
