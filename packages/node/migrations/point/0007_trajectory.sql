-- trajectories and plans

-- The cases of one person. It has the id of its box, under whose key the plan is sealed: without
-- the box there is none of it.
create table trajectories (
  id uuid primary key references boxes on delete cascade,
  created_at timestamptz not null
);

create table trajectory_cases (
  case_id uuid primary key references cases on delete cascade,
  trajectory_id uuid not null references trajectories on delete cascade,
  -- the box's key under that of the filing, so that the reporter's own copy has the plan in it
  sealed_key text not null,
  joined_by uuid references accounts,
  joined_at timestamptz not null
);
create index trajectory_cases_by_trajectory on trajectory_cases (trajectory_id);

-- what somebody wants to reach, in their own words
create table plan_goals (
  id uuid primary key,
  trajectory_id uuid not null references trajectories on delete cascade,
  -- the case from which it was written down, and with which it leaves
  case_id uuid not null references cases on delete cascade,
  area text not null,
  sealed_words text not null,
  at timestamptz not null,
  reached_on date,
  version integer not null default 1
);
create index plan_goals_by_trajectory on plan_goals (trajectory_id, at);
create index plan_goals_by_case on plan_goals (case_id);

-- who does what, by when
create table plan_steps (
  id uuid primary key,
  trajectory_id uuid not null references trajectories on delete cascade,
  case_id uuid not null references cases on delete cascade,
  goal_id uuid references plan_goals on delete set null,
  doer text not null check (doer in ('person', 'point', 'other')),
  sealed text not null,
  at timestamptz not null,
  due_on date,
  done_on date,
  version integer not null default 1
);
create index plan_steps_by_trajectory on plan_steps (trajectory_id, at);
create index plan_steps_by_case on plan_steps (case_id);
create index plan_steps_due on plan_steps (due_on) where done_on is null;

-- what those who gave the help say of it
create table help_feedback (
  id uuid primary key,
  trajectory_id uuid not null references trajectories on delete cascade,
  case_id uuid not null references cases on delete cascade,
  step_id uuid references plan_steps on delete set null,
  answer text not null check (answer in ('works', 'partly', 'not', 'not-started')),
  sealed text not null,
  noted_by uuid references accounts,
  at timestamptz not null
);
create index help_feedback_by_trajectory on help_feedback (trajectory_id, at);
create index help_feedback_by_case on help_feedback (case_id);

-- looking back some weeks after the end
create table look_backs (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  way text not null check (way in ('person', 'others')),
  due_on date not null,
  planned_by uuid references accounts,
  planned_at timestamptz not null,
  done_by uuid references accounts,
  done_at timestamptz,
  reached boolean,
  codes text[] not null default '{}',
  sealed_words text,
  check ((done_at is null) = (reached is null))
);
create index look_backs_by_case on look_backs (case_id, planned_at);
create index look_backs_due on look_backs (due_on) where done_at is null;
