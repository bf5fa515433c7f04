-- a case is found by who is involved in it too: its words are gathered anew when they change
create function forget_words_of_old() returns trigger language plpgsql as $$
begin
  delete from search_entries where case_id = old.case_id;
  return null;
end $$;
create trigger parties_change_words after insert or update on parties
  for each row execute function forget_words();
create trigger parties_leave_words after delete on parties
  for each row execute function forget_words_of_old();
create trigger guests_change_words after insert or update on conference_guests
  for each row execute function forget_words();
create trigger guests_leave_words after delete on conference_guests
  for each row execute function forget_words_of_old();
-- those that were gathered before lack them
delete from search_entries;

-- what was shown to whom stays as it was written down; it goes with its case only
create function never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'What was shown does not change' using errcode = 'insufficient_privilege';
end $$;
create trigger showings_stay before update on conference_showings
  for each row execute function never_changes();

-- what two colleagues decide together; above it, nobody decides here
alter table mandates drop constraint mandates_role_check;
alter table mandates add check (role in ('worker', 'lead', 'together'));

-- who could answer a proposal hears that it is there, or no longer
create function tell_asked() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk', 'asked ' || new.case_id);
  return null;
end $$;
create trigger decisions_asked after insert or update on decisions
  for each row execute function tell_asked();
