-- What a worker of one point asks a worker of another, without a case; what was said, and by whom,
-- is sealed under the team's box.
create table consultations (
  -- made by the page of whoever asks
  id uuid primary key,
  side text not null check (side in ('asker', 'asked')),
  peer text not null,
  state text not null check (state in ('asked', 'answered', 'thanked')),
  sealed_words text not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  -- the message that this side sent last
  sent uuid
);

-- Contact cards that another point shared, until somebody looked at them.
create table shared_cards (
  id uuid primary key,
  peer text not null,
  sealed_cards text not null,
  received_at timestamptz not null
);
