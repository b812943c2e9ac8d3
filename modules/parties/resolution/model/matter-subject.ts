import { obj, str } from '../../../../kernel/read-json.ts';
import { hashOf, hashTogether } from '../../../../platform/matching/hash.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import type { Gazetteer } from '../../../reading/model/gazetteer.ts';
import { subjectKeys } from './compare-subjects.ts';
import { emptyTable, type Subject, subjectReader } from './subject.ts';

/** Matters that name a respondent in `facts.respondent`. */
export const WITH_RESPONDENT: readonly string[] = ['clue', 'report', 'complaint'];

/** Who a matter is about, as it says itself; undefined where it names nobody. Nothing of the one who reported is read. */
export function subjectOfMatter({ facts, homeRegion }: Pick<Matter, 'facts' | 'homeRegion'>): Subject | undefined {
  const respondent = obj(facts, 'respondent');
  const name = str(respondent, 'name');
  if (name === '') return undefined;
  const region = str(respondent, 'region') || str(obj(facts, 'place'), 'region') || homeRegion;
  const [code, address] = [str(respondent, 'code'), str(respondent, 'address') || str(obj(facts, 'place'), 'address')];
  return { name, region, ...(code === '' ? {} : { code }), ...(address === '' ? {} : { address }) };
}

/** Of what papers about matters say: no telephone, no person. A brand of one sound stands for the brand itself. */
const KEYS = ['code', 'site', 'sound-region', 'start-region', 'name', 'brand-trade'];

/** Reads subjects, with the places of this system among those that names and addresses begin with. */
export interface SubjectKeys {
  /** By key, signed 32-bit hashes as the table keeps them; keys that a subject has not are left out. */
  readonly of: (subject: Subject) => ReadonlyMap<number, string>;
}

export function subjectHasher(gazetteer?: Gazetteer): SubjectKeys {
  const read = subjectReader(gazetteer);
  const table = emptyTable(1);
  return {
    of(subject) {
      read(table, 0, subject);
      const found = subjectKeys(table, KEYS).flatMap(({ name, values }) => {
        const value = values[0] ?? 0;
        return value === 0 ? [] : [[hashTogether(hashOf(name), value) | 0, name] as const];
      });
      return new Map(found);
    },
  };
}
