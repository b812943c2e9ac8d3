-- Whoever opens an incident writes beside the act which matters are meant; reading them stays with background work.
create policy written on incident_member for insert with check (current_setting('app.scope', true) <> '');
