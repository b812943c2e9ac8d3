import { type ReactNode, use } from 'react';
import { Link } from 'react-router';
import { isPlainDate } from '../../../../kernel/plain-date.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { AreaContext } from '../../forms/area.ts';
import { useFieldTitle } from '../../forms/titles.ts';
import { useValueTitle } from '../../forms/values.ts';
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
  const inOrder = useOrder(verb);
  const entries = inOrder(Object.entries(facts).filter(([name]) => !without.includes(name)));
  if (entries.length === 0) return null;
  return (
    <dl className="facts">
      {entries.map(([name, value]) => (
        <div key={name} className={isLong(value) ? 'fact-wide' : ''}>
          <dt>{title(name, verb)}</dt>
          <dd>
            <Value name={name} value={value} verb={verb} {...(people === undefined ? {} : { people })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Keys under which facts and bodies name another matter: both halves of a letter, a repeat, a clue found. */
const NAMES_A_MATTER = new Set(['matter', 'into', 'same', 'clue', 'from', 'complaint', 'lead']);

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

const isLong = (value: Json | undefined): boolean =>
  (typeof value === 'string' && value.length > 36) || (typeof value === 'object' && value !== null);

/** Puts entries in the order in which the act asks for them, where the reader's area knows one. */
function useOrder(verb: string): <T extends readonly [string, ...unknown[]]>(entries: readonly T[]) => readonly T[] {
  const area = use(AreaContext);
  return (entries) => {
    const order = area?.orderOf(verb) ?? [];
    if (order.length === 0) return entries;
    const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
    return [...entries].sort(([a], [b]) => rank(a) - rank(b));
  };
}

interface ValueProps {
  readonly name: string;
  readonly value: Json | undefined;
  readonly verb?: string;
  /** The part that it stands in. */
  readonly part?: string;
  readonly people?: ReadonlyMap<string, string>;
}

function Value({ name, value, verb = '', part = '', people }: ValueProps): ReactNode {
  const { t, pick, language } = useWords();
  const authorities = useAuthorities();
  const title = useFieldTitle();
  const valueTitle = useValueTitle();
  const inOrder = useOrder(verb);
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    return name.endsWith('Fen') || name === 'fen' ? `¥${yuan(value)}` : value.toLocaleString('en-US');
  }
  if (typeof value === 'string') {
    const authority = /^\d{6}(\d{3})?$/.test(value) ? authorities.find(({ code }) => code === value) : undefined;
    if (authority !== undefined && name === 'region') return pick(placeName(authority.name));
    if (authority !== undefined) return `${pick(authority.name)}（${value}）`;
    const person = people?.get(value);
    if (person !== undefined) return person;
    if (NAMES_A_MATTER.has(name) && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return <MatterLink id={value} />;
    if (name === 'procedure') return pick(procedureTitle(value));
    if (name === 'campaign') return <Link to={`/queues/all?campaign=${encodeURIComponent(value)}`}>{value}</Link>;
    const coded = valueTitle(name, value, verb, part);
    if (coded !== null) return pick(coded);
    if (INSTANT.test(value)) return <time className="num">{instant(value, language)}</time>;
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
    : inOrder(Object.entries(value)).map(([key, entry]) => [key, key, entry] as const);
  return (
    <span className="fact-parts">
      {inner.map(([key, inside, entry]) => (
        <span key={key}>
          {!Array.isArray(value) && <span className="faint">{title(inside, verb, name)} </span>}
          <Value
            name={inside}
            value={entry}
            verb={verb}
            part={Array.isArray(value) ? part : name}
            {...(people === undefined ? {} : { people })}
          />
        </span>
      ))}
    </span>
  );
}
