import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isPlainDate } from '../../../../kernel/plain-date.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { useFieldTitle } from '../../forms/titles.ts';
import { isCoded, valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { instant, placeName, yuan } from '../../ui/format.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { MatterLink } from './MatterLink.tsx';

interface Props {
  readonly facts: JsonObject;
  /** Keys that are shown elsewhere. */
  readonly without?: readonly string[];
  readonly verb?: string;
  /** Names of people by id, for facts that hold one. */
  readonly people?: ReadonlyMap<string, string>;
}

/** Keys and values of facts or of an act's body, in the officer's words. */
export function Facts({ facts, without = [], verb = '', people }: Props): ReactNode {
  const title = useFieldTitle();
  const entries = Object.entries(facts).filter(([name]) => !without.includes(name));
  if (entries.length === 0) return null;
  return (
    <dl className="facts">
      {entries.map(([name, value]) => (
        <div key={name} className={isLong(value) ? 'fact-wide' : ''}>
          <dt>{title(name, verb)}</dt>
          <dd>
            <Value name={name} value={value} {...(people === undefined ? {} : { people })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Keys under which facts and bodies name another matter: both halves of a letter, a repeat, a clue found. */
const NAMES_A_MATTER = new Set(['matter', 'into', 'same', 'clue', 'from']);

const isLong = (value: Json | undefined): boolean =>
  (typeof value === 'string' && value.length > 36) || (typeof value === 'object' && value !== null);

interface ValueProps {
  readonly name: string;
  readonly value: Json | undefined;
  readonly people?: ReadonlyMap<string, string>;
}

function Value({ name, value, people }: ValueProps): ReactNode {
  const { t, pick, language } = useWords();
  const authorities = useAuthorities();
  const title = useFieldTitle();
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return name.endsWith('Fen') ? `¥${yuan(value)}` : value.toLocaleString('en-US');
  if (typeof value === 'string') {
    const authority = /^\d{6}(\d{3})?$/.test(value) ? authorities.find(({ code }) => code === value) : undefined;
    if (authority !== undefined && name === 'region') return pick(placeName(authority.name));
    if (authority !== undefined) return `${pick(authority.name)}（${value}）`;
    const person = people?.get(value);
    if (person !== undefined) return person;
    if (NAMES_A_MATTER.has(name) && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return <MatterLink id={value} />;
    if (name === 'procedure') return pick(procedureTitle(value));
    if (name === 'campaign') return <Link to={`/queues/all?campaign=${encodeURIComponent(value)}`}>{value}</Link>;
    if (isCoded(name)) return pick(valueTitle(name, value));
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return <time className="num">{instant(value, language)}</time>;
    return <span className={isPlainDate(value) ? 'num' : 'prewrap'}>{value}</span>;
  }
  // Which matter it was split from or born of: what it is, by its number.
  if (name === 'origin' && 'matter' in value && typeof value.matter === 'string') {
    return (
      <>
        {typeof value.procedure === 'string' && pick(procedureTitle(value.procedure))} <MatterLink id={value.matter} />
      </>
    );
  }
  const inner = Array.isArray(value)
    ? value.map((entry, index) => [String(index), name, entry] as const)
    : Object.entries(value).map(([key, entry]) => [key, key, entry] as const);
  return (
    <span className="fact-parts">
      {inner.map(([key, inside, entry]) => (
        <span key={key}>
          {!Array.isArray(value) && <span className="faint">{title(inside)} </span>}
          <Value name={inside} value={entry} {...(people === undefined ? {} : { people })} />
        </span>
      ))}
    </span>
  );
}
