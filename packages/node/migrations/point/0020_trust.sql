-- Other nodes that a chain of trust leads to ('sibling'), and superiors above ours whose key people
-- compared ('anchor').
alter table peers drop constraint peers_relation_check;
alter table peers add constraint peers_relation_check
  check (relation in ('superior', 'member', 'sibling', 'anchor'));
-- beside public_key: what a node signs with too, while its keys change
alter table peers add column other_keys jsonb not null default '[]';
-- what to seal for
alter table peers add column encryption_keys jsonb not null default '[]';
-- of a sibling: how people reach it, as it says itself
alter table peers add column reach jsonb not null default '{}';
-- kinds of trust marks that it shows and that hold
alter table peers add column marks text[] not null default '{}';
-- of a sibling: until when nobody has to be asked again
alter table peers add column trusted_until timestamptz;
-- the keys that it once had, as it states them; a document older than issued_at is not taken
alter table peers add column old_keys jsonb not null default '[]';
alter table peers add column old_keys_at text;
alter table peers add column old_keys_issued_at timestamptz;
alter table peers add column old_keys_asked_at timestamptz;

-- what superiors say that this node is, for it to show
create table trust_marks (
  type text not null,
  issuer text not null,
  mark text not null,
  expires_at timestamptz not null,
  primary key (type, issuer)
);
