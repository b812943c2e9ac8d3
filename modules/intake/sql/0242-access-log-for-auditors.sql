-- Auditors read the log of access of their own area, and that reading is an entry of its own.
alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check
  check (kind in ('identity', 'export', 'file', 'file-original', 'audit'));

-- Newest first, page by page; by reader; by matter whatever region it belongs to.
create index access_log_time on access_log (at desc, id desc);
create index access_log_reader on access_log (reader, at desc, id desc);
create index access_log_of_matter on access_log (matter_id, at desc, id desc) where matter_id is not null;

-- Set for one transaction, for somebody who holds the role auditor; what was read by whom of another area stays unseen.
create or replace function app_audits() returns boolean language sql stable as $$
  select coalesce(current_setting('app.audit', true), '') = 'on'
$$;
grant execute on function app_audits() to qingyuan_app;
create policy audited on access_log for select using (app_audits() and authority like any (app_scope()));
