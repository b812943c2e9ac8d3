import { useCallback, useEffect, useState } from 'react';
import { getRegions } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { describedBy } from '../ui/Field.tsx';
import { childrenOf, findRegion, type PublicRegion, pathTo, placeName, startOf } from './regions.ts';

/** The regions once they are read; null when they could not be. */
export type Regions = readonly PublicRegion[] | null | undefined;

/** Reads the regions once for the form; `retry` asks again. */
export function useRegions(): { readonly regions: Regions; readonly retry: () => void } {
  const [regions, setRegions] = useState<Regions>();
  const retry = useCallback(() => {
    setRegions(undefined);
    void getRegions().then((answer) => setRegions(answer.kind === 'ok' ? answer.value : null));
  }, []);
  useEffect(retry, [retry]);
  return { regions, retry };
}

interface RegionPickerProps {
  readonly id: string;
  readonly regions: Regions;
  readonly onRetry: () => void;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** From the large region to the small one, a list each; "not sure" stays with the larger. */
export function RegionPicker({ id, regions, onRetry, hint, error, value, onChange }: RegionPickerProps) {
  const { m, pick } = useWords();
  // Chosen on the way, before the last list has been answered.
  const [reached, setReached] = useState(value);
  const chosen = regions ? findRegion(regions, value) : undefined;
  return (
    <fieldset
      className={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{m.filing.labels.region}</legend>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {regions === undefined && <p className="waiting">{m.filing.regionLoading}</p>}
      {regions === null && (
        <p role="alert">
          {m.filing.regionFailed}{' '}
          <button type="button" className="button button-quiet" onClick={onRetry}>
            {m.filing.again}
          </button>
        </p>
      )}
      {regions && (
        <Lists
          id={id}
          regions={regions}
          value={value}
          reached={reached}
          invalid={error !== undefined}
          onReach={(code, isFinal) => {
            setReached(code);
            onChange(isFinal ? code : '');
          }}
        />
      )}
      <p aria-live="polite" className="region-to">
        {chosen !== undefined && m.filing.regionTo(pick(chosen.name))}
      </p>
    </fieldset>
  );
}

interface ListsProps {
  readonly id: string;
  readonly regions: readonly PublicRegion[];
  readonly value: string;
  readonly reached: string;
  readonly invalid: boolean;
  readonly onReach: (code: string, isFinal: boolean) => void;
}

/** Value of "not sure": the larger region itself. */
const WHOLE = 'whole';

function Lists({ id, regions, value, reached, invalid, onReach }: ListsProps) {
  const { m, pick } = useWords();
  const start = startOf(regions);
  const path = pathTo(regions, reached);
  const below = start === null ? path : path.filter((each) => each.code !== start);
  const parents: (string | null)[] = [start, ...below.map((each) => each.code)];
  const firstLevel = start === null ? 0 : 1;
  return parents.map((parent, level) => {
    const options = childrenOf(regions, parent);
    if (options.length === 0) return null;
    const larger = parent === null ? undefined : findRegion(regions, parent);
    const chosenHere = below[level]?.code;
    const current = chosenHere ?? (larger !== undefined && value === larger.code ? WHOLE : '');
    const name = m.filing.regionLevels[firstLevel + level] ?? m.filing.labels.region;
    return (
      <label className="region-level" key={parent ?? 'all'}>
        <span>{name}</span>
        <select
          id={level === 0 ? id : undefined}
          value={current}
          aria-invalid={invalid && current === '' ? true : undefined}
          onChange={(event) => {
            const next = event.target.value;
            if (next === WHOLE && larger !== undefined) onReach(larger.code, true);
            else if (next === '') onReach(larger?.code ?? '', false);
            else onReach(next, childrenOf(regions, next).length === 0);
          }}
        >
          <option value="">{m.filing.regionPick}</option>
          {options.map((each) => (
            <option key={each.code} value={each.code}>
              {pick(placeName(each.name))}
            </option>
          ))}
          {larger !== undefined && <option value={WHOLE}>{m.filing.regionWhole(pick(larger.name))}</option>}
        </select>
      </label>
    );
  });
}
