import type { Clock } from '../../kernel/clock.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { type Authority, listAuthorities } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Db } from '../../platform/store/types.ts';

/** How long the names are believed, in milliseconds: a renamed bureau shows late by so much. */
const FRESH = 15_000;
const MOST_PEOPLE = 50_000;

/** Names of authorities and people, kept in memory because every list and page needs them. */
export interface Directory {
  /** All authorities that stand today, in the order of their codes. */
  authorities(): Promise<readonly Authority[]>;
  find(code: string): Promise<Authority | undefined>;
  /** Names by code; a code without an authority shows as itself. */
  names(): Promise<(code: string) => Text>;
  /** Names of people by id; '' for one who is unknown. */
  people(ids: Iterable<string>): Promise<(id: string) => string>;
  /** Forgets what is kept: after authorities or people changed in this process. */
  forget(): void;
}

interface Loaded {
  readonly until: number;
  readonly list: readonly Authority[];
  readonly byCode: ReadonlyMap<string, Authority>;
}

export function createDirectory(db: Db, clock: Clock): Directory {
  let loaded: Loaded | undefined;
  let loading: Promise<Loaded> | undefined;
  let people = new Map<string, string>();
  let peopleUntil = 0;

  async function read(): Promise<Loaded> {
    const now = clock.now();
    const list = await listAuthorities(db, legalDay(now));
    return { until: now.getTime() + FRESH, list, byCode: new Map(list.map((each) => [each.code, each])) };
  }

  async function current(): Promise<Loaded> {
    if (loaded !== undefined && clock.now().getTime() < loaded.until) return loaded;
    loading ??= read().finally(() => {
      loading = undefined;
    });
    loaded = await loading;
    return loaded;
  }

  async function loadPeople(missing: readonly string[]): Promise<void> {
    const { rows } = await db.query<{ id: string; name: string }>(
      sql`select id, name from person where id = any(${missing}::uuid[])`,
    );
    for (const { id, name } of rows) people.set(id, name);
  }

  return {
    authorities: async () => (await current()).list,
    find: async (code) => (await current()).byCode.get(code),
    async names() {
      const { byCode } = await current();
      return (code) => {
        const found = byCode.get(code);
        return found === undefined ? { zh: code, en: code } : { zh: found.nameZh, en: found.nameEn };
      };
    },
    async people(ids) {
      if (clock.now().getTime() >= peopleUntil || people.size > MOST_PEOPLE) {
        people = new Map();
        peopleUntil = clock.now().getTime() + FRESH;
      }
      const missing = [...new Set(ids)].filter((id) => !people.has(id));
      if (missing.length > 0) await loadPeople(missing);
      const known = people;
      return (id) => known.get(id) ?? '';
    },
    forget() {
      loaded = undefined;
      people = new Map();
    },
  };
}
