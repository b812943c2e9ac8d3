-- Receipts under which money was booked in cases, found among all acts of a region: one receipt in two cases may be money
-- counted twice. Two writings of one receipt are one, as `sameReceipt` of the cases says: blanks, hyphens, width and case
-- tell nothing. Takes an act's body, or a payment as a case keeps it.
--
-- Under row security an index serves a condition only where its function tells nothing of rows that are not visible; this
-- one cannot fail and says nothing (as case_party).
do $$
declare
  body text := $body$begin
    return nullif(upper(regexp_replace(normalize(coalesce(said ->> 'receipt', said #>> '{collected,receipt}'), NFKC),
      '[-\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]', '', 'g')), '');
  end$body$;
begin
  begin
    execute format('create function act_receipt(said jsonb) returns text
      language plpgsql immutable leakproof parallel safe strict as %L', body);
  exception when insufficient_privilege then
    execute format('create function act_receipt(said jsonb) returns text
      language plpgsql immutable parallel safe strict as %L', body);
  end;
  grant execute on function act_receipt(jsonb) to qingyuan_app;
end $$;

create index act_by_receipt on act (home_region, act_receipt(body))
  where verb in ('record-payment', 'decide-on-spot') and act_receipt(body) is not null;
