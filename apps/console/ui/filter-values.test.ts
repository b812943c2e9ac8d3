import { expect, test } from 'vitest';
import { filtersIn, withFilter } from './filter-values.ts';

const names = ['procedure', 'state', 'q'] as const;
type Name = (typeof names)[number];

test('an address gives the filters that are set, and no others', () => {
  expect(filtersIn(new URLSearchParams('q=电&state=&page=3'), names)).toEqual({ q: '电' });
});

test('one filter is set or taken away, the others stay', () => {
  expect(withFilter<Name>({ q: '电' }, 'state', 'filed')).toEqual({ q: '电', state: 'filed' });
  expect(withFilter<Name>({ q: '电', state: 'filed' }, 'q', undefined)).toEqual({ state: 'filed' });
  expect(withFilter({ q: '电' }, 'q', '')).toEqual({});
});

test('with another procedure its state goes', () => {
  const values = { procedure: 'case', state: 'filed', q: '电' };
  expect(withFilter(values, 'procedure', 'summary-case')).toEqual({ procedure: 'summary-case', q: '电' });
  expect(withFilter(values, 'procedure', undefined)).toEqual({ q: '电' });
});
