import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';

/** One thing that two matters say, or only one of them. */
export interface ComparedField {
  readonly id: string;
  readonly title: Text;
  readonly left: string;
  readonly right: string;
  /** `empty` where either says nothing, `masked` where the reader may not see all of it: neither speaks for or against. */
  readonly verdict: 'equal' | 'differs' | 'empty' | 'masked';
}

/** A matter as far as it is laid beside another: as its page shows it, masked for who reads it. */
export interface Compared {
  readonly title: string;
  readonly channel: string;
  readonly domain: string;
  readonly openedOn: string;
  readonly facts: JsonObject;
}

const FIELDS: readonly (readonly [id: string, zh: string, en: string, of: (matter: Compared) => string])[] = [
  ['respondent', '被反映主体', 'Operator', ({ facts }) => str(obj(facts, 'respondent'), 'name')],
  ['code', '统一社会信用代码', 'Credit code', ({ facts }) => str(obj(facts, 'respondent'), 'code')],
  ['address', '主体地址', 'Its address', ({ facts }) => str(obj(facts, 'respondent'), 'address')],
  ['platform', '交易平台', 'Platform', ({ facts }) => str(obj(obj(facts, 'respondent'), 'platform'), 'name')],
  ['place', '发生地点', 'Where it happened', ({ facts }) => str(obj(facts, 'place'), 'address')],
  ['occurredOn', '发生日期', 'When it happened', ({ facts }) => str(facts, 'occurredOn')],
  [
    'claimFen',
    '涉及金额（元）',
    'Sum (yuan)',
    ({ facts }) => (facts.claimFen === undefined ? '' : (num(facts, 'claimFen') / 100).toFixed(2)),
  ],
  ['source', '来源编号', 'Number at its source', ({ facts }) => str(obj(facts, 'source'), 'externalId')],
  ['demand', '诉求', 'What is asked for', ({ facts }) => str(facts, 'demand')],
];

/** What is compared besides field by field: written by people, so that it is never equal and may still say the same. */
export const textOf = ({ facts }: Compared): string => str(facts, 'text');

/** The fields of two matters side by side; those that neither has are left out. */
export function compareFields(left: Compared, right: Compared): readonly ComparedField[] {
  return FIELDS.flatMap(([id, zh, en, of]) => {
    const [one, other] = [of(left).trim(), of(right).trim()];
    if (one === '' && other === '') return [];
    const verdict =
      one === '' || other === ''
        ? 'empty'
        : /\*{2}|.\*$/.test(`${one} ${other}`)
          ? 'masked'
          : one === other
            ? 'equal'
            : 'differs';
    return [{ id, title: { zh, en }, left: one, right: other, verdict } as const];
  });
}
