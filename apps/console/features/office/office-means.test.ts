import { expect, test } from 'vitest';
import { thingsIn } from './office-means.ts';

test('a form that names a duty offers duties, not the decisions that are numbered by the same letter', () => {
  const facts = {
    duties: { d1: { area: '线索核查', duty: '按期核查' } },
    decisions: { d1: { title: '开展集中检查' }, d2: { title: '发布典型案例' } },
    meetings: { m1: { title: '推进会' } },
  };
  expect(thingsIn(facts)).toEqual({
    d: [{ value: 'd1', label: 'd1 按期核查' }],
    m: [{ value: 'm1', label: 'm1 推进会' }],
  });
});

test('an entry without words is offered by its number', () => {
  expect(thingsIn({ letters: { l1: { matter: 'x' } }, notes: ['无编号'] })).toEqual({
    l: [{ value: 'l1', label: 'l1' }],
  });
});
