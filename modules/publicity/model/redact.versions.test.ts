import { describe, expect, test } from 'vitest';
import { idCardCheck } from '../../../kernel/codes/idcard.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { penaltyCase } from '../../cases/model/case/case.ts';
import { decision, fine, SMALL } from '../../cases/model/case/testing/deciding.ts';
import { gathering } from '../../cases/model/case/testing/gathering.ts';
import { filing, staff, standing, toldAct } from '../../cases/model/case/testing/story.ts';
import type { SourceAct } from './collect.ts';
import { textsOf } from './document-strings.ts';
import { foldedOf } from './folded-text.ts';
import { type Marks, noMarks, type Redacted, redactDecision } from './redact.ts';
import { foldKindOf, needlesOf } from './secret.ts';

const act = (verb: string, said: JsonObject): SourceAct => toldAct(['2026-06-15', staff.officer, verb, said], 1);

const card = (born: string): string => `510502${born}001${idCardCheck(`510502${born}001`)}`;
const ADULT = card('19800101');
const CHILD = card('20120101');
const renamed = (body: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(body)
      .replaceAll('王某', '沈砚秋')
      .replaceAll('李某', '顾怀瑾')
      .replaceAll('赵某', '赵铁柱')
      .replaceAll('钱某', '钱小满'),
  ) as JsonObject;

const person = (idNo: string): JsonObject => ({
  name: '陆青禾',
  idNo,
  address: '泸州市江阳区城西路8号3单元502室',
  phone: '13900139000',
});

interface Told {
  readonly facts?: string;
  readonly idNo?: string;
  readonly marks?: Marks;
  readonly audience?: 'public' | 'party';
}

/** A decided case against a person, or with `idNo` '' against a firm. */
function redacted({
  facts = '当事人未按规定明码标价。',
  idNo = '',
  marks = noMarks,
  audience = 'public',
}: Told): Redacted {
  const { party: firm, contact, ...rest } = filing;
  const filed =
    idNo === ''
      ? { ...rest, party: firm ?? null, contact: contact ?? null }
      : { ...rest, party: { kind: 'person' }, person: person(idNo) };
  const decided = decision(fine(SMALL, { facts, reasons: `${facts}从轻处罚。` }));
  const acts = [
    act('file', renamed(filed)),
    act('record-inquiry', renamed(gathering['record-inquiry']?.('2026-06-01') ?? {})),
    act('record-scene', renamed(gathering['record-scene']?.('2026-06-01') ?? {})),
    act('decide', decided),
  ];
  const matter = standing('performing', {
    party: idNo === '' ? (firm ?? null) : { kind: 'person', name: '陆青禾' },
    decision: { on: '2026-06-15', number: '江阳市监处罚〔2026〕12号' },
  });
  return redactDecision({
    ...{ procedure: penaltyCase, matter, acts, authority: '江阳区市场监督管理局', marks, audience },
    ...{ on: plainDate('2026-06-17'), until: plainDate('2029-06-17') },
  });
}

const wordsOf = ({ document, abstract }: Redacted): string =>
  `${textsOf(document).join('\n')}\n${JSON.stringify(abstract)}`;
const FACTS = `当事人陆青禾（身份证号${ADULT}，住泸州市江阳区城西路8号3单元502室，电话139-0013-9000）承认。见证人赵铁柱在场。`;

describe('the public version', () => {
  test('of a person: the name of the party, and nothing else of anybody', () => {
    const made = redacted({ facts: FACTS, idNo: ADULT });
    expect(made.abstract.party).toBe('陆青禾');
    expect(made.abstract.facts).toBe('当事人陆青禾（身份证号×××，住×××，电话×××）承认。见证人赵某在场。');
    for (const secret of ['沈砚秋', '顾怀瑾', '赵铁柱', '钱小满', ADULT, '城西路8号'])
      expect(wordsOf(made)).not.toContain(secret);
  });

  test('of a minor: not even the name, whose age is told by the number', () => {
    const made = redacted({ facts: FACTS, idNo: CHILD });
    expect(made.abstract.party).toBe('未成年人甲');
    expect(wordsOf(made)).not.toContain('陆青禾');
    expect(wordsOf(made)).not.toContain('陆某');
  });

  test('of a firm: its name, code and place of business stay, its people do not', () => {
    const made = redacted({ facts: '沈砚秋在城西路8号经营。' });
    expect(made.abstract).toMatchObject({ party: '某某商贸有限公司', partyCode: '91350100M000100Y43' });
    expect(made.abstract.facts).toBe('沈某在城西路8号经营。');
    expect(textsOf(made.document)).toContain('沈某');
  });

  test('goods, devices and files are no people', () => {
    expect(redacted({ facts: '查获白酒十瓶和收银机一台。' }).abstract.facts).toBe('查获白酒十瓶和收银机一台。');
  });

  test('holds none of what it says must be nowhere', () => {
    for (const idNo of ['', ADULT, CHILD]) {
      const made = redacted({ facts: FACTS, idNo });
      expect(made.secrets.length).toBeGreaterThan(3);
      for (const secret of made.secrets) {
        const fold = foldKindOf(secret.kind);
        const words = made.allowed
          .map((phrase) => foldedOf(phrase, fold))
          .reduce((now, phrase) => now.replaceAll(phrase, '|'), foldedOf(wordsOf(made), fold));
        for (const needle of needlesOf(secret)) expect(words, secret.kind).not.toContain(needle);
      }
    }
  });
});

test('the version of the party: its own whole, the others as for the public', () => {
  const { abstract } = redacted({ facts: FACTS, idNo: ADULT, audience: 'party' });
  expect(abstract.facts).toBe(FACTS.replace('赵铁柱', '赵某'));
});

describe('marks', () => {
  test('an address that is the place of business is shown when somebody says so; a number never', () => {
    const marks: Marks = { hide: [], keep: ['泸州市江阳区城西路8号3单元502室', ADULT] };
    const { abstract } = redacted({ facts: FACTS, idNo: ADULT, marks });
    expect(abstract.facts).toContain('住泸州市江阳区城西路8号3单元502室');
    expect(abstract.facts).toContain('身份证号×××');
  });

  test('a witness is not shown, whatever is said', () => {
    expect(redacted({ facts: FACTS, marks: { hide: [], keep: ['赵铁柱'] } }).abstract.facts).toContain('见证人赵某');
  });

  test('what the officer marks is hidden, and said to be so', () => {
    const marks: Marks = { hide: [{ kind: 'business-secret', text: '独家配方' }], keep: [] };
    const made = redacted({ facts: '使用独 家 配方生产。', marks });
    expect(made.abstract.facts).toBe('使用（商业秘密略）生产。');
    expect(made.hidden).toContainEqual(expect.objectContaining({ value: '独家配方', learnt: 'officer', times: 2 }));
  });

  test('a suspected name is proposed until it is decided on', () => {
    const facts = '店员林晓梅称没有标价。';
    expect(redacted({ facts }).suspects).toEqual(['林晓梅']);
    expect(redacted({ facts, marks: { hide: [{ kind: 'name', text: '林晓梅' }], keep: [] } }).suspects).toEqual([]);
    expect(redacted({ facts, marks: { hide: [], keep: ['林晓梅'] } }).suspects).toEqual([]);
  });
});
