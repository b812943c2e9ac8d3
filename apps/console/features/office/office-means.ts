import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { officeProcedureList } from '../../../../modules/office/model/procedures.ts';
import type { ActingAs } from '../../../../platform/procedure/types.ts';
import type { Thing } from '../../forms/context.ts';
import { matterOfDetail } from '../intake/matter-of-detail.ts';
import { intakeMeans, type VerbMeans } from '../intake/verb-means.ts';

const ids = new Set(officeProcedureList.map(({ id }) => id));

/** Whether the desk of the campaign office keeps matters of this kind. */
export const isOffice = (procedure: string): boolean => ids.has(procedure);

const NUMBERED = /^([a-z])\d+$/;
const NAMES = ['title', 'name', 'text', 'place', 'document', 'agenda', 'question', 'duty'] as const;

/** Lists whose entries no form names; duties are numbered by the same letter as decisions, and are named. */
const NEVER_NAMED: readonly string[] = ['decisions'];

/** What the matter numbers itself (`m1`, `s2` …), by the letter of its ids, each with the first words that it has. */
export function thingsIn(facts: JsonObject): Readonly<Record<string, readonly Thing[]>> {
  const things: Record<string, Thing[]> = {};
  for (const list of Object.keys(facts).filter((each) => !NEVER_NAMED.includes(each))) {
    for (const [value, entry] of objects(obj(facts, list))) {
      const letter = NUMBERED.exec(value)?.[1];
      if (letter === undefined) continue;
      const words = NAMES.map((name) => str(entry, name)).find((word) => word !== '') ?? '';
      const known = things[letter] ?? [];
      known.push({ value, label: `${value} ${words}`.trim() });
      things[letter] = known;
    }
  }
  return things;
}

/** Where the acts of such a matter go, what their forms may choose from, and the matter by which they are judged here. */
export const officeMeans = (detail: MatterDetail, actor: ActingAs): VerbMeans => ({
  ...intakeMeans,
  address: (region, id) => `/office/${region}/${id}/acts`,
  // Nothing is filled in beforehand; lists that must be there although nothing stands in them are sent empty.
  begin: () => ({}),
  context: () => ({ things: thingsIn(detail.facts) }),
  about: { matter: matterOfDetail(detail), actor },
});
