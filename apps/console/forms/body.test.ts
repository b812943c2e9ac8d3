import { describe, expect, it } from 'vitest';
import { ownScreen } from '../../../modules/intake/model/notice.ts';
import { intakeProcedures } from '../../../modules/intake/model/procedures.ts';
import { bodyOf, problemsOf, valueAt, withValue } from './body.ts';
import { type FieldSpec, fieldsOf } from './fields.ts';

const words = { language: 'zh', t: (key: string) => key } as const;
const verb = (procedure: string, id: string) => {
  const found = intakeProcedures.find((each) => each.id === procedure)?.verbs[id];
  if (found === undefined) throw new Error(`${procedure}.${id} is not declared`);
  return found;
};

describe('a form becomes a body', () => {
  it('puts values at their path and leaves empty parts out', () => {
    const draft = withValue(withValue({ title: ' 过期食品 ' }, 'respondent.name', '某店'), 'reporter.phone', '');
    expect(valueAt(draft, 'respondent.name')).toBe('某店');
    expect(bodyOf(draft)).toEqual({ title: '过期食品', respondent: { name: '某店' } });
  });

  it('keeps false and nought: they are answers', () => {
    expect(bodyOf({ suspected: false, claimFen: 0 })).toEqual({ suspected: false, claimFen: 0 });
  });

  it('names what is missing by its field', () => {
    expect(problemsOf(verb('complaint', 'receive').body, { channel: 'phone' }, words)).toMatchObject({
      title: 'form.missing',
      text: 'form.missing',
    });
  });

  it('shows the model’s own message in the chosen language', () => {
    const body = { ground: 'R3', text: '不是为生活消费需要' };
    const chinese = problemsOf(verb('complaint', 'reject').body, body, words).factors;
    const english = problemsOf(verb('complaint', 'reject').body, body, { ...words, language: 'en' }).factors;
    expect(chinese).toMatch(/第十七条/);
    expect(english).toMatch(/art 17/);
  });
});

describe('forms drawn from the declared verbs', () => {
  const leaves = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
    fields.flatMap((field) => (field.kind === 'group' ? leaves(field.fields) : [field]));

  it('have a control for every required key of every verb that has no screen of its own', () => {
    for (const procedure of intakeProcedures) {
      for (const [id, { body }] of Object.entries(procedure.verbs)) {
        if (ownScreen.has(id)) continue;
        const drawn = new Set(leaves(fieldsOf(body)).map(({ path }) => path.split('.')[0]));
        const missing = Object.keys(problemsOf(body, {}, words)).filter((path) => path !== '' && !drawn.has(path));
        expect([procedure.id, id, missing]).toEqual([procedure.id, id, []]);
      }
    }
  });

  it('know pickers by the fields that need them', () => {
    const kindOf = (procedure: string, id: string, path: string) =>
      leaves(fieldsOf(verb(procedure, id).body)).find((field) => field.path === path)?.kind;
    expect(kindOf('clue', 'assign', 'to')).toBe('authority');
    expect(kindOf('clue', 'transfer', 'to')).toBe('line');
    expect(kindOf('clue', 'assign-officer', 'officer')).toBe('person');
    expect(kindOf('clue', 'receive', 'respondent.region')).toBe('region');
    expect(kindOf('clue', 'receive', 'claimFen')).toBe('money');
    expect(kindOf('clue', 'receive', 'occurredOn')).toBe('date');
    expect(kindOf('complaint', 'request-materials', 'items')).toBe('lines');
    expect(kindOf('report', 'merge-repeat', 'into')).toBe('matter');
  });
});
