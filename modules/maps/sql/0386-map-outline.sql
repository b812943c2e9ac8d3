-- Outlines of authorities as a bureau entered them from a map that was approved. Small, the same for everybody.
create table map_outline (
  code       text        primary key references authority (code),
  -- 审图号, shown with whatever is drawn from it.
  review_no  text        not null check (review_no <> ''),
  -- Outer rings in degrees: [[[longitude, latitude], …], …]; the first point not said again.
  shape      jsonb       not null check (jsonb_typeof(shape) = 'array'),
  -- SHA-256 of the file that it came from.
  source     char(64)    not null,
  entered_at timestamptz not null
);
comment on table map_outline is 'Outlines of areas from an approved map, with its review number.';
select dist.everywhere('map_outline');
grant select, insert, update, delete on map_outline to qingyuan_app;
