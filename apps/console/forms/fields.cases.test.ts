import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { penaltyCase } from '../../../modules/cases/model/case/case.ts';
import { summaryCase } from '../../../modules/cases/model/summary-case.ts';
import { begun, completed } from './begin.ts';
import { bodyOf, problemsOf, valueAt, withValue } from './body.ts';
import { type FieldSpec, fieldsOf, placed } from './fields.ts';

const words = { language: 'zh', t: (key: string) => key } as const;
const moment = {
  today: '2026-06-10' as PlainDate,
  now: '2026-06-10T09:30:00+08:00',
  me: '0197f000-0000-7000-8000-000000000001',
};
const verb = (id: string) => {
  const found = penaltyCase.verbs[id];
  if (found === undefined) throw new Error(`case.${id} is not declared`);
  return found;
};
const drawn = (id: string) => fieldsOf(verb(id).body);
const all = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  fields.flatMap((field) => {
    if (field.kind === 'group' || field.kind === 'list') return [field, ...all(field.fields)];
    if (field.kind === 'union') return [field, ...field.variants.flatMap((each) => all(each.fields))];
    return [field];
  });
const kindAt = (id: string, path: string) => all(drawn(id)).find((field) => field.path === path)?.kind;

describe('forms of penalty cases drawn from the declared verbs', () => {
  /** Their bodies are made by the panel of documents, from the forms themselves. */
  const byPanel = new Set(['issue-document']);

  it('have a control for every required key of every verb that no panel of its own fills in', () => {
    for (const procedure of [penaltyCase, summaryCase]) {
      for (const [id, { body }] of Object.entries(procedure.verbs)) {
        if (byPanel.has(id)) continue;
        const names = new Set(fieldsOf(body).map(({ name }) => name));
        const missing = Object.keys(problemsOf(body, {}, words)).filter((path) => path !== '' && !names.has(path));
        expect([id, missing]).toEqual([id, []]);
      }
    }
  });

  it('know things, people, hours, files and shapes', () => {
    expect(kindAt('custody', 'evidence')).toBe('ref');
    expect(kindAt('custody', 'from')).toBe('union');
    expect(kindAt('custody', 'from.person')).toBe('person');
    expect(kindAt('record-scene', 'evidence')).toBe('refs');
    expect(kindAt('record-scene', 'licenceShown')).toBe('affirm');
    expect(kindAt('record-scene', 'from')).toBe('instant');
    expect(kindAt('record-inquiry', 'answers')).toBe('list');
    expect(kindAt('record-inquiry', 'answers.#.question')).toBe('prose');
    expect(kindAt('record-inquiry', 'confirmations.#.confirmed')).toBe('union');
    expect(kindAt('register-keep', 'goods.#.batch')).toBe('line');
    expect(kindAt('register-keep', 'goods.#.quantity')).toBe('decimal');
    expect(kindAt('decide', 'penalties.#.fen')).toBe('money');
    expect(kindAt('decide', 'discretion')).toBeUndefined();
    expect(kindAt('add-evidence', 'file')).toBe('file');
    expect(kindAt('extract-evidence', 'photos')).toBe('files');
    expect(kindAt('extract-data', 'kind')).toBe('fixed');
    expect(kindAt('fix-hearing', 'time')).toBe('hour');
    expect(kindAt('discuss', 'attendants')).toBe('people');
    expect(kindAt('join-campaigns', 'add')).toBe('tags');
    expect(kindAt('agree-performance', 'reduce')).toBe('money');
    expect(kindAt('designate', 'to')).toBe('authority');
  });

  it('place the fields of a list', () => {
    const field = all(drawn('record-inquiry')).find(({ path }) => path === 'confirmations.#.confirmed');
    if (field?.kind !== 'union') throw new Error('not drawn');
    const third = placed(field, 'confirmations.#', 'confirmations.2');
    expect(third.path).toBe('confirmations.2.confirmed');
    expect(third.kind === 'union' && third.variants[0]?.fields.map(({ path }) => path)).toEqual([
      'confirmations.2.confirmed.name',
      'confirmations.2.confirmed.on',
    ]);
  });
});

describe('entries of a list', () => {
  const draft = withValue(withValue({}, 'goods.0.name', '饼干'), 'goods.1.name', '糖');

  it('are put, changed and taken away by their place', () => {
    expect(draft).toEqual({ goods: [{ name: '饼干' }, { name: '糖' }] });
    expect(valueAt(draft, 'goods.1.name')).toBe('糖');
    expect(withValue(draft, 'goods.0', undefined)).toEqual({ goods: [{ name: '糖' }] });
    expect(withValue(draft, 'goods.0.name', '面包')).toEqual({ goods: [{ name: '面包' }, { name: '糖' }] });
  });

  it('keep their place in the body although one is empty, so that problems stand beside them', () => {
    const body = bodyOf(withValue(draft, 'goods.0.name', ' '));
    expect(body).toEqual({ goods: [{}, { name: '糖' }] });
    expect(problemsOf(verb('register-keep').body, body, words)).toMatchObject({ 'goods.0.name': 'form.missing' });
  });
});

describe('what a form begins with', () => {
  it('is the day, the hour, the first shape, and words that can be no others', () => {
    expect(begun(drawn('record-payment'), {}, moment)).toEqual({ paidOn: moment.today, parts: [{}] });
    expect(begun(drawn('extract-evidence'), {}, moment)).toMatchObject({
      on: moment.today,
      officers: [{}],
      keeper: { kind: 'officer' },
      signature: { how: 'signed', on: moment.today },
    });
    expect(begun(drawn('extract-data'), {}, moment)).toMatchObject({ kind: 'electronic', to: moment.now });
  });

  it('never affirms by itself, and fills in nothing that may be left out', () => {
    const draft = begun(drawn('record-scene'), {}, moment);
    expect(draft).not.toHaveProperty('licenceShown');
    expect(draft).not.toHaveProperty('witness');
    expect(begun(drawn('order-correction'), {}, moment)).not.toHaveProperty('delivery');
  });

  it('leaves what stands already', () => {
    expect(begun(drawn('record-payment'), { paidOn: '2026-06-01' }, moment)).toMatchObject({ paidOn: '2026-06-01' });
  });

  it('sends the empty lists that must be there', () => {
    expect(completed(drawn('join-campaigns'), { add: ['spring'] })).toEqual({ add: ['spring'], leave: [] });
    expect(completed(drawn('record-scene'), {})).not.toHaveProperty('recordings');
  });
});
