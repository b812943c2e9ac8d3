import { describe, expect, test } from 'vitest';
import { renderDocx, renderPdf, wordsIn } from '../../platform/documents/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { unzip } from '../../platform/documents/unzip.testing.ts';
import { standardForms } from '../cases/index.ts';
import { missingContents } from '../cases/model/forms/must-contain.ts';
import { templateOn } from './model/templates.ts';
import type { FactKind, FormInput, FormTemplate } from './model/types.ts';
import { BLANK, dayZh, figure } from './model/words.ts';
import { compareWithReferences } from './testing/images.ts';
import { inputFor, without } from './testing/input.ts';
import { formNumber, formStories } from './testing/stories.ts';

const plain = (text: string): string => text.replace(/\s/g, '');

function templateFor(input: FormInput): FormTemplate {
  const template = templateOn(input.form.no, input.act.on);
  if (template === undefined) throw new Error(`no template of form ${input.form.no}`);
  return template;
}

/** How a document writes a fact of a kind. */
function written(kind: FactKind, value: string | number): string {
  if (kind === 'day') return dayZh(String(value));
  return kind === 'money' ? figure(Number(value)) : String(value);
}

/** The case as it stands once its personal parts, and the party's name with them, are gone. */
function erased(input: FormInput): FormInput {
  const acts = input.acts.map((act) => ({ ...act, personal: {}, body: { ...act.body, party: {} } }));
  const facts = { ...input.matter.facts, party: {} };
  return { ...input, acts, act: acts[acts.length - 1] ?? input.act, matter: { ...input.matter, facts } };
}

const told = Object.entries(formStories).map(([key, { steps, holds, authority }]) => ({
  key,
  input: inputFor(formNumber(key), steps, authority),
  holds,
}));

test('each form from 1 to 28 has its template and a story', () => {
  const numbers = standardForms.map(({ no }) => no).filter((no) => no <= 28);
  expect(numbers.map((no) => templateOn(no, '2026-06-01' as never)?.no)).toEqual(numbers);
  expect(numbers.filter((no) => !told.some(({ input }) => input.form.no === no))).toEqual([]);
});

describe.each(told)('form $key', ({ key, input, holds }) => {
  const document = templateFor(input).build(input);

  test('says its facts, on paper too, and lacks no character', async () => {
    const { bytes, seal } = await renderPdf(document);
    const text = plain(pdfText(bytes).join(''));
    for (const words of [input.form.no === 7 ? '立案审批表' : input.form.title.zh, document.issuer, ...holds]) {
      expect(text, words).toContain(plain(words));
    }
    expect(text).not.toContain('〓');
    expect(text).not.toContain(BLANK);
    expect(seal !== undefined).toBe(input.form.sealed);
  });

  test('is Word with the same words', async () => {
    const xml = unzip((await renderDocx(document)).bytes).get('word/document.xml')?.text ?? '';
    const text = plain([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''));
    for (const words of wordsIn(document).split('\n')) expect(text).toContain(plain(words).replaceAll('&', '&amp;'));
  });

  test('looks as it did', async () => {
    const { bytes } = await renderPdf(document);
    expect(
      await compareWithReferences(key.includes(' ') ? `form-${input.form.no}-${input.act.verb}` : `form-${key}`, bytes),
    ).toEqual([]);
  });

  test('every tracked fact stands in it as the record says', () => {
    const facts = templateFor(input).facts(input);
    expect(new Set(facts.map((fact) => fact.key)).size).toBe(facts.length);
    expect(facts.length).toBeGreaterThan(1);
    const words = plain(wordsIn(document));
    for (const { key, kind, value } of facts) expect(words, key).toContain(plain(written(kind, value)));
  });

  test('names nobody once the personal parts are erased', () => {
    const words = wordsIn(templateFor(input).build(erased(input)));
    for (const name of ['王某', '李某', '13800000000', '510502198001010011', '赵某', '李警官']) {
      expect(words).not.toContain(name);
    }
  });

  test('is the same again', () => {
    expect(templateFor(input).build(input)).toEqual(document);
  });
});

describe('what 强制法 art 24 wants in form 21', () => {
  const input = inputFor(21, formStories['21']?.steps ?? []);
  const missing = (from: FormInput): string[] =>
    missingContents(21, templateFor(from).contents(from)).map(({ code }) => code);

  test('all of it is there', () => {
    expect(missing(input)).toEqual([]);
  });

  test.each([
    [
      'party',
      {
        ...input,
        matter: erased(input).matter,
        acts: erased(input).acts,
        act: without(input, 'personal', 'party').act,
      },
    ],
    ['reason', without(input, 'personal', 'reason')],
    ['reason', { ...input, texts: { reason: ' ' } }],
    ['goods', without(input, 'body', 'goods')],
    ['remedies', { ...input, texts: { remedies: '' } }],
    ['remedies', { ...input, texts: { remedies: '如不服本决定，可以依法申请行政复议或者提起行政诉讼。' } }],
    ['authority', { ...input, form: { ...input.form, sealed: false } }],
    ['authority', { ...input, issuer: { ...input.issuer, name: { zh: '', en: '' } } }],
  ] as const)('%s is missed where it is left out', (code, from) => {
    expect(missing(from)).toEqual([code]);
  });
});

test('what is not on record stands as a marked blank', () => {
  const input = inputFor(13, formStories['13']?.steps ?? []);
  const words = wordsIn(templateFor(input).build(without(input, 'personal', 'place', 'inquired')));
  expect(words).toContain(`到${BLANK}接受询问调查`);
  expect(words).toContain(`${BLANK}：`);
});

test('an officer writes in the places that may be written, and nowhere else', () => {
  const input = inputFor(22, formStories['22']?.steps ?? []);
  const reason = { ...input, texts: { reason: '生产企业在外省，函调尚未回复' } };
  const words = wordsIn(templateFor(reason).build(reason));
  expect(words).toContain('因生产企业在外省，函调尚未回复，依据');
  expect(words).not.toContain('案情复杂');
  expect(templateFor(reason).facts(reason)).toEqual(templateFor(input).facts(input));
});

describe('what the stories do not tell', () => {
  const filing = inputFor(7, formStories['7']?.steps ?? []);

  test('a case that is not filed has its own title, ground and basis', () => {
    const act = { ...filing.act, verb: 'not-file', body: { ground: 'N1', text: '情节轻微，已经改正。' }, personal: {} };
    const input = { ...filing, act, acts: [act] };
    const document = templateFor(input).build(input);
    expect(document.title).toBe('不予立案审批表');
    expect(wordsIn(document)).toContain('违法行为轻微并及时改正，没有造成危害后果。情节轻微，已经改正。');
    expect(wordsIn(document)).toContain('同意不予立案。');
    expect(wordsIn(document)).not.toContain('建议立案');
  });

  test('a person is named with the number of the identity card, from the personal part only', () => {
    const person = { name: '赵某某', idNo: '51050219900101001X', address: '桥头街3号', phone: '13900000000' };
    const act = {
      ...filing.act,
      body: { ...filing.act.body, party: { kind: 'person' } },
      personal: { ...filing.act.personal, person },
    };
    const matter = { ...filing.matter, facts: { ...filing.matter.facts, party: { kind: 'person' } } };
    const input = { ...filing, act, acts: [act], matter };
    const words = wordsIn(templateFor(input).build(input));
    for (const word of ['赵某某', '51050219900101001X', '桥头街3号']) expect(words).toContain(word);
    expect(words).not.toContain('统一社会');
    const gone = { ...input, act: { ...act, personal: {} }, acts: [{ ...act, personal: {} }] };
    expect(wordsIn(templateFor(gone).build(gone))).not.toContain('赵某某');
  });

  test('who refuses to sign confirms nothing; the refusal stands with reason and witness', () => {
    const scene = inputFor(9, formStories['9']?.steps ?? []);
    const signature = {
      how: 'refused',
      reason: '对检查有异议',
      witnesses: [{ name: '钱某', capacity: '邻居' }],
      on: '2026-06-03',
    };
    const act = { ...scene.act, personal: { ...scene.act.personal, signature } };
    const words = wordsIn(templateFor(scene).build({ ...scene, act, acts: [act] }));
    expect(words).toContain('拒绝签名（对检查有异议），见证人：钱某（邻居）');
    expect(words).not.toContain('与现场情况一致');
    expect(wordsIn(templateFor(scene).build(scene))).toContain('与现场情况一致');
  });

  test('organs that the officer named for review and suit stand in place of the general words', () => {
    const measure = inputFor(21, formStories['21']?.steps ?? []);
    const remedies =
      '如不服本决定，可以在六十日内向江阳区人民政府申请行政复议，或者在六个月内向江阳区人民法院提起行政诉讼。';
    const act = { ...measure.act, body: { ...measure.act.body, remedies } };
    const input = { ...measure, act, acts: measure.acts.map((one) => (one.seq === act.seq ? act : one)) };
    expect(wordsIn(templateFor(input).build(input))).toContain(remedies);
    expect(missingContents(21, templateFor(input).contents(input))).toEqual([]);
  });
});
