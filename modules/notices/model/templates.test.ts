import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type PlainDate, plainDate } from '../../../kernel/plain-date.ts';
import type { Language } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { findLegalBasis } from '../../../rules/index.ts';
import { matters, registered } from '../testing.ts';
import { emptyFields, initialTexts, missingContents, type NoticeInput, noticeDocument, textOf } from './document.ts';
import { factsOf } from './facts.ts';
import type { NoticeTemplate, Recipient } from './template.ts';
import { editionsOn, isPossible, noticeTemplates, possibleTemplates, recipientsOf } from './templates.ts';

const ON = plainDate('2026-09-09');
const FILLED: Readonly<Record<string, string>> = {
  law: '《食品安全法》第一百一十五条',
  complainant: '王某某',
  dispute: '停车收费争议。',
  agreement: '店方退还三十五元',
};

function inputOf(template: NoticeTemplate, matter: Matter, language: Language = 'zh', to?: Recipient): NoticeInput {
  const facts = factsOf(matter);
  return {
    facts,
    texts: { ...initialTexts(template, facts), ...FILLED },
    recipient: to ?? recipientsOf(template, matter.procedure)[0] ?? 'complainant',
    language,
    issuer: { zh: '江阳区市场监督管理局', en: 'Jiangyang Administration for Market Regulation' },
    on: ON,
    number: '泸江市监告〔2026〕1号',
    at: new Date('2026-09-09T02:00:00Z'),
  };
}

const cases = noticeTemplates.flatMap((template) =>
  (matters[template.id] ?? []).map(
    (matter, index) => [`${template.id} ${index} of ${template.version}`, template, matter] as const,
  ),
);
const get = (id: string): NoticeTemplate => {
  const found = noticeTemplates.find((template) => template.id === id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
};
const matterOf = (id: string, index = 0): Matter => matters[id]?.[index] ?? registered;
const wordsOf = (id: string, index = 0, language: Language = 'zh', to?: Recipient): string =>
  textOf(noticeDocument(get(id), inputOf(get(id), matterOf(id, index), language, to)));

test('every template has a matter of which it may be issued', () => {
  expect(Object.keys(matters).sort()).toEqual([...new Set(noticeTemplates.map(({ id }) => id))].sort());
});

describe.each(cases)('%s', (_, template, matter) => {
  test('is possible there, and not of a matter that is only registered', () => {
    expect(isPossible(template, matter)).toBe(true);
    const day = [ON, template.version].sort().at(-1) ?? ON;
    expect(possibleTemplates(matter, day)).toContain(template);
    expect(isPossible(template, registered)).toBe(false);
  });

  test.each(['zh', 'en'] as const)('says in %s all that the law wants, and names no reporter', (language) => {
    for (const to of recipientsOf(template, matter.procedure)) {
      const input = inputOf(template, matter, language, to);
      expect(missingContents(template, input).map(({ text }) => text.zh)).toEqual([]);
      const document = noticeDocument(template, input);
      const all = JSON.stringify(document);
      // The sealed identity of the example; 13800000000 is its telephone.
      expect(all).not.toMatch(/13800000000|11010519491231002X/);
      expect(all).not.toMatch(/undefined|NaN|\{\w+\}/);
      if (to !== 'parties') expect(all).toContain(input.facts.receipt);
    }
  });

  test('rests on registered articles, and reads English without Chinese but for what was typed', () => {
    const facts = factsOf(matter);
    for (const id of template.basis(facts)) expect(findLegalBasis(id)).toBeDefined();
    for (const { basis } of template.contains) expect(findLegalBasis(basis)).toBeDefined();
    const { respondent: _, demand: __, ...unnamed } = facts;
    const texts = Object.fromEntries(template.fields.map(({ key }) => [key, 'typed']));
    const english = noticeDocument(template, { ...inputOf(template, matter, 'en'), facts: unnamed, texts });
    expect(textOf(english)).not.toMatch(/\p{Script=Han}/u);
    expect(english.title).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('what each notice says', () => {
  test('acceptance: the day, and until when mediation may last', () => {
    const words = wordsOf('complaint-accepted');
    expect(words).toContain('《市场监督管理投诉举报处理办法》第十五条');
    expect(words).toContain('2026年7月7日起予以受理');
    expect(words).toContain('2026年9月7日届满');
  });

  test('refusal: ground, factors of art 17, reason, and the five routes', () => {
    const words = wordsOf('complaint-rejected');
    expect(words).toContain('第十五条、第十六条、第十七条');
    expect(words).toContain('多人使用同一电话或者地址');
    expect(words).toContain('一次购买过期食品三百件。');
    expect(words).toContain('向人民法院提起诉讼。');
    expect(wordsOf('complaint-rejected', 1)).not.toContain('第十七条');
  });

  test('termination: T5 without a number of days, T6 with what was found, and nothing of the complainant to the other side', () => {
    expect(wordsOf('mediation-terminated', 2)).toContain('调解期限届满未达成调解协议');
    expect(wordsOf('mediation-terminated', 1)).toContain('已经受理或者处理过同一争议');
    const other = wordsOf('mediation-terminated', 0, 'zh', 'respondent');
    expect(other).toContain('某某商贸有限公司：');
    expect(other).toContain('投诉人与您（单位）');
    expect(other).not.toContain('双方分歧较大');
    const document = noticeDocument(
      get('mediation-terminated'),
      inputOf(get('mediation-terminated'), matterOf('mediation-terminated'), 'zh', 'respondent'),
    );
    expect(JSON.stringify(document)).not.toContain('回执码');
  });

  test('an agreement is one only where it was made in writing', () => {
    const matter = matterOf('mediation-agreement');
    const conclusion = { ...(matter.facts.conclusion as object), form: 'record' };
    expect(isPossible(get('mediation-agreement'), { ...matter, facts: { ...matter.facts, conclusion } })).toBe(false);
  });

  test('results of reports: the law is named by the officer, and internal findings are not told', () => {
    expect(emptyFields(get('report-filed'), factsOf(matterOf('report-filed')), {})).toEqual(['law']);
    expect(wordsOf('report-filed')).toContain('第三十六条和《食品安全法》第一百一十五条');
    expect(wordsOf('report-filed')).toContain('2026年7月13日决定立案');
    const unmet = wordsOf('report-not-filed', 1);
    expect(unmet).toContain('不符合下列立案条件');
    expect(unmet).not.toContain('内部核查意见');
  });

  test('a clue is no report: its notice names no article of 令121', () => {
    expect(wordsOf('no-power')).toContain('第三十四条');
    expect(wordsOf('no-power', 1)).not.toContain('第三十四条');
    expect(wordsOf('transferred', 1)).not.toContain('第三十六条');
  });

  test('further routes only where the law has them', () => {
    expect(noticeTemplates.filter(({ remedies }) => remedies !== null).map(({ id }) => id)).toEqual([
      'complaint-rejected',
      'mediation-terminated',
    ]);
    for (const [name, template, matter] of cases) {
      const words = textOf(noticeDocument(template, inputOf(template, matter)));
      expect([name, /复议|诉讼/.test(words.replaceAll('投诉', ''))]).toEqual([name, template.remedies !== null]);
    }
  });

  test('by name only when one was given', () => {
    const input = inputOf(get('complaint-accepted'), matterOf('complaint-accepted'));
    const [anonymous] = noticeDocument(get('complaint-accepted'), input).blocks;
    expect(anonymous).toEqual({ kind: 'addressee', text: `投诉人（登记编号：${input.facts.receipt}）：` });
    const [called] = noticeDocument(get('complaint-accepted'), { ...input, addressee: '王先生' }).blocks;
    expect(called).toEqual({ kind: 'addressee', text: '王先生：' });
  });
});

describe('the check of contents finds', () => {
  const broken = (id: string, change: Partial<NoticeTemplate>): NoticeTemplate => ({ ...get(id), ...change });
  test.each([
    ['a refusal without routes', broken('complaint-rejected', { remedies: null })],
    ['a decision that names no article', broken('complaint-accepted', { write: () => [] })],
    ['an agreement without places to sign', broken('mediation-agreement', { write: () => [] })],
  ] as const)('%s', (_, template) => {
    expect(missingContents(template, inputOf(template, matterOf(template.id)))).not.toEqual([]);
  });
  test('a reason that is missing', () => {
    const template = get('complaint-rejected');
    const input = inputOf(template, matterOf(template.id));
    expect(missingContents(template, { ...input, texts: {} })).not.toEqual([]);
  });
});

describe('what the complainant asks for (令121 art 10)', () => {
  const edition = (id: string, on: string): NoticeTemplate => {
    const found = editionsOn(plainDate(on)).find((template) => template.id === id);
    if (found === undefined) throw new Error(`no ${id} on ${on}`);
    return found;
  };
  const said = (on: string, matter = matterOf('complaint-accepted')): string => {
    const template = edition('complaint-accepted', on);
    return textOf(noticeDocument(template, inputOf(template, matter)));
  };

  test('stands in the acceptance since that edition, and not in the one before', () => {
    expect(said('2026-11-22')).toContain('您的具体诉求：退还多收的停车费三十五元。');
    expect(said('2026-11-21')).not.toContain('退还多收');
  });

  test('nothing is said where none was written down', () => {
    const matter = matterOf('complaint-accepted');
    const { demand: _, ...facts } = matter.facts;
    expect(said('2026-11-22', { ...matter, facts })).toBe(said('2026-11-21'));
  });

  test('is where the agreement begins', () => {
    const matter = matterOf('mediation-agreement');
    const template = edition('mediation-agreement', '2026-11-22');
    expect(initialTexts(template, factsOf(matter)).dispute).toBe('退还多收的停车费三十五元。');
  });

  test('goes to nobody else: a refusal, an end of mediation and a report are silent of it', () => {
    for (const [, template, matter] of cases) {
      if (['complaint-accepted', 'mediation-agreement'].includes(template.id)) continue;
      for (const to of recipientsOf(template, matter.procedure)) {
        expect(textOf(noticeDocument(template, inputOf(template, matter, 'zh', to)))).not.toContain('停车费三十五元');
      }
    }
  });
});

test('a decision made under older law is not told by the newer one', () => {
  const matter = matterOf('complaint-accepted');
  const on = (acceptedOn: string): boolean =>
    isPossible(get('complaint-accepted'), { ...matter, facts: { ...matter.facts, acceptedOn } });
  expect([on('2026-04-14'), on('2026-04-15')]).toEqual([false, true]);
});

test('the newest edition of the day is taken', () => {
  const [first] = noticeTemplates;
  if (first === undefined) throw new Error('no templates');
  const later = { ...first, version: plainDate('2027-01-01') };
  const all = [first, later];
  const on = (day: string) => editionsOn(day as PlainDate, all).map(({ version }) => version);
  expect([on('2026-04-14'), on('2026-12-31'), on('2027-01-01')]).toEqual([[], ['2026-04-15'], ['2027-01-01']]);
});

/**
 * Notices that were issued must come out as they were: whoever changes a wording adds an edition and leaves this one.
 * These are digests of the documents above, in both languages.
 */
test('editions in use have not been changed', () => {
  const digests = cases.map(([name, template, matter]) => {
    const made = (['zh', 'en'] as const).map((language) => {
      const { at: _, ...document } = noticeDocument(template, inputOf(template, matter, language));
      return canonicalText(JSON.parse(JSON.stringify(document)));
    });
    return `${name.replace(' of', '')} ${createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 16)}`;
  });
  expect(digests).toMatchInlineSnapshot(`
    [
      "complaint-accepted 0 2026-04-15 4d993f1dee4ef617",
      "complaint-rejected 0 2026-04-15 94132dd04571ca0c",
      "complaint-rejected 1 2026-04-15 d888985f2a97dd5a",
      "mediation-terminated 0 2026-04-15 65c1134997bd4494",
      "mediation-terminated 1 2026-04-15 a11af0a79b53991f",
      "mediation-terminated 2 2026-04-15 ade3b3750b42600e",
      "mediation-agreement 0 2026-04-15 254595849b769486",
      "complaint-accepted 0 2026-11-22 a6a2284e1c56c99c",
      "mediation-agreement 0 2026-11-22 254595849b769486",
      "out-of-scope 0 2026-04-15 f9dbc19990dde69e",
      "report-filed 0 2026-04-15 6090eb9c85ca3ee4",
      "report-not-filed 0 2026-04-15 c1bb54e528337468",
      "report-not-filed 1 2026-04-15 3fe2754cd7c2a653",
      "no-power 0 2026-04-15 fac079fd5de6a73b",
      "no-power 1 2026-04-15 251319f0454fdc43",
      "transferred 0 2026-04-15 e0688dbaf9c62a37",
      "transferred 1 2026-04-15 79e9ff8d77a13532",
    ]
  `);
});
