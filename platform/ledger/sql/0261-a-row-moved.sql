-- A statement that must reach all its rows refuses by itself when some had moved: then its transaction may be committed
-- together with it, and nobody has to wait for the answer in between.
create function app_reached(reached integer, wanted integer) returns boolean language plpgsql as $$
begin
  if reached <> wanted then
    raise exception '% of % rows reached: others moved meanwhile', reached, wanted using errcode = '40001';
  end if;
  return true;
end
$$;
grant execute on function app_reached(integer, integer) to qingyuan_app;
