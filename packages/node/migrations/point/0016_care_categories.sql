-- What a care complaint is about: codes of care_category, or of care_domain where no more is known.
alter table cases add column care_categories text[] not null default '{}'
  check (care_categories = '{}' or subject in ('CARE', 'BOTH'));
