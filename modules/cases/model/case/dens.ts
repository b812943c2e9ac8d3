import { z } from 'zod';
import { num, pick, str } from '../../../../kernel/read-json.ts';
import { entriesOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, line, prose } from '../schema.ts';
import { fits, handlersOrHead, notAfter } from './conditions.ts';
import { documentNo } from './parts.ts';
import { by } from './people.ts';
import { OPEN } from './states.ts';

/** A den that was destroyed, as the fold keeps it: the place stays in the erasable part of the act. */
export interface Den {
  readonly on: string;
  readonly document: string;
  /** Its number in the list of the operation; '' where one operation found one den. */
  readonly den: string;
  readonly dispersed: number;
}

/** Dens 窝点 that the case destroyed, in the order of recording. */
export const densOf = (matter: Matter): readonly Den[] =>
  entriesOf(matter, 'dens').map(([, each]) => ({
    on: str(each, 'on'),
    document: str(each, 'document'),
    den: str(each, 'den'),
    dispersed: num(each, 'dispersed'),
  }));

/** 捣毁窝点: one act a den, so that a figure of dens is a count of acts (figure B5). */
export const denVerbs: Readonly<Record<string, Verb>> = {
  'record-den': {
    title: { zh: '登记捣毁窝点', en: 'Record that a den was destroyed' },
    from: OPEN,
    by: by('officer', 'head'),
    // Measures of inquiry under the regulations on pyramid selling; in other fields what was done is corrected by order.
    basis: ['mlm.art14', 'penalty.art28'],
    body: z.strictObject({
      on: day(),
      /** The paper of the operation 行动文书. */
      document: documentNo(),
      /** Its sign in the list of the operation: none of our numbers. */
      den: line(60).exactOptional(),
      /** Departments that took part 联合行动单位; none where we acted alone. */
      joint: z.array(line(100)).max(20),
      place: line(300),
      /** People who were sent away 遣散人员. */
      dispersed: z.int().min(0).max(100_000),
      text: prose(2_000).exactOptional(),
    }),
    personal: ['place', 'text'],
    conditions: [handlersOrHead],
    says: [notAfter('record-den', 'on', '捣毁日期', 'The day on which it was destroyed')],
    fits: [
      fits(
        'case.record-den.twice',
        '该行动文书的这一窝点已经登记，不得重复计算；同一行动捣毁多个窝点的，请填写窝点编号。',
        'This den of this operation is counted already; where one operation found several, give each its number.',
        (body, matter) =>
          densOf(matter).every((each) => each.document !== str(body, 'document') || each.den !== str(body, 'den')),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'dens', nextId(matter, 'dens', 'n'), {
        ...pick(act.body, 'on', 'document', 'den', 'joint', 'dispersed'),
      }),
    }),
  },
};
