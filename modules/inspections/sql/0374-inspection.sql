-- Inspections by the firm that is looked at, for the yearly cap; leakproof for the reason told in 0211.
do $$
declare body text := $f$ begin return snapshot #>> '{facts,firm,code}'; end $f$;
begin
  execute format('create function matter_firm(snapshot jsonb) returns text
    language plpgsql immutable leakproof parallel safe strict as %L', body);
exception when insufficient_privilege then
  execute format('create function matter_firm(snapshot jsonb) returns text
    language plpgsql immutable parallel safe strict as %L', body);
end $$;
grant execute on function matter_firm(jsonb) to qingyuan_app;
create index matter_inspected on matter (matter_firm(snapshot), home_region) where procedure = 'inspection';

-- A firm asks by the code at its door.
create index matter_door_code on matter ((snapshot #>> '{facts,doorCode}')) where procedure = 'inspection';

-- What the public reads of inspections, the latest first.
create index matter_inspection_shown on matter ((snapshot #>> '{facts,display,on}') desc, id desc)
  where procedure = 'inspection' and snapshot #>> '{facts,display,state}' = 'shown';
-- Draws that the public may follow from their commitment on.
create index matter_draw_shown on matter ((snapshot #>> '{facts,frozen,at}') desc, id desc)
  where procedure = 'draw' and snapshot #>> '{facts,frozen,at}' is not null;
