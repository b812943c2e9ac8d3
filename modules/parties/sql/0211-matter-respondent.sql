-- The matters about one operator, by its code. A matter's facts lie in its snapshot.
--
-- Under row security an index serves a condition only if its function tells nothing of rows that are not visible, and
-- PostgreSQL believes that of no jsonb function. This one cannot fail and says nothing, so it is marked leakproof; only
-- a superuser may say so. Elsewhere the answer is the same and comes by reading the viewer's matters.
do $$
declare body text := $f$ begin return snapshot #>> '{facts,respondent,code}'; end $f$;
begin
  execute format('create function matter_respondent(snapshot jsonb) returns text
    language plpgsql immutable leakproof parallel safe strict as %L', body);
exception when insufficient_privilege then
  execute format('create function matter_respondent(snapshot jsonb) returns text
    language plpgsql immutable parallel safe strict as %L', body);
end $$;
grant execute on function matter_respondent(jsonb) to qingyuan_app;

create index matter_by_respondent on matter (matter_respondent(snapshot), home_region)
  where matter_respondent(snapshot) is not null;
