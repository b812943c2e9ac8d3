/** What is filtered by: only the names that are set. */
export type FilterValues<Name extends string> = Partial<Record<Name, string>>;

/** The filters of an address, e.g. `?channel=phone&q=…`: a filtered list can be bookmarked and sent on. */
export function filtersIn<Name extends string>(search: URLSearchParams, names: readonly Name[]): FilterValues<Name> {
  const values: FilterValues<Name> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value !== null && value !== '') values[name] = value;
  }
  return values;
}

/** The same with one of them set, or taken away by nothing. A state means something only within its procedure. */
export function withFilter<Name extends string>(
  values: FilterValues<Name>,
  name: Name,
  value: string | undefined,
): FilterValues<Name> {
  const kept = Object.entries(values).filter(([key]) => key !== name && !(name === 'procedure' && key === 'state'));
  return { ...(Object.fromEntries(kept) as FilterValues<Name>), ...(value ? { [name]: value } : {}) };
}
