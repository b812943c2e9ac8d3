import { expect, test } from 'vitest';
import { type Compared, compareFields } from './fields.ts';

const matter = (facts: Compared['facts']): Compared => ({
  ...{ title: '', channel: '', domain: '', openedOn: '2026-06-01' },
  facts,
});
const verdicts = (left: Compared['facts'], right: Compared['facts']) =>
  Object.fromEntries(compareFields(matter(left), matter(right)).map(({ id, verdict }) => [id, verdict]));

test('fields are equal, differ, or say nothing where one is silent; what neither has is left out', () => {
  const one = { respondent: { name: '惠民超市', address: '东街十号' }, claimFen: 2500, occurredOn: '2026-06-01' };
  const other = { respondent: { name: '惠民超市' }, claimFen: 2600, occurredOn: '2026-06-01' };
  expect(verdicts(one, other)).toEqual({
    respondent: 'equal',
    address: 'empty',
    occurredOn: 'equal',
    claimFen: 'differs',
  });
});

test('what is masked for this reader is not said to be equal', () => {
  const of = (name: string, address: string) => ({ respondent: { name, address } });
  expect(verdicts(of('王*', '***'), of('王*', '***'))).toEqual({ respondent: 'masked', address: 'masked' });
  expect(verdicts(of('惠民超市', '东街十号***'), of('惠**市', '西街'))).toEqual({
    respondent: 'masked',
    address: 'masked',
  });
});
