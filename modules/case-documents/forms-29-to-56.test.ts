import { describe, expect, test } from 'vitest';
import { renderDocx, renderPdf, wordsIn } from '../../platform/documents/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { unzip } from '../../platform/documents/unzip.testing.ts';
import { caseProcedures, standardForms } from '../cases/index.ts';
import { missingContents, mustContain } from '../cases/model/forms/must-contain.ts';
import { contradictionsIn, contradictionsOf } from './model/contradictions.ts';
import { indexText, readIndex } from './model/forms/dossier.ts';
import { formTemplates, templateOn } from './model/templates.ts';
import type { FormInput, FormTemplate } from './model/types.ts';
import { BLANK } from './model/words.ts';
import { compareWithReferences } from './testing/images.ts';
import { inputFor as inputFor1 } from './testing/input.ts';
import { onSpot, stories } from './testing/later-stories.ts';
import { erased, inputOf } from './testing/performed.ts';
import { formNumber, formStories } from './testing/stories.ts';

const plain = (text: string): string => text.replace(/\s/g, '');

function templateFor(input: FormInput): FormTemplate {
  const template = templateOn(input.form.no, input.act.on);
  if (template === undefined) throw new Error(`no template of form ${input.form.no}`);
  return template;
}
const wordsOf = (input: FormInput): string => wordsIn(templateFor(input).build(input));
const inputFor = (name: string, texts: Readonly<Record<string, string>> = {}): FormInput => {
  const story = stories[name];
  if (story === undefined) throw new Error(`no story ${name}`);
  return inputOf(story[0], story[1](), texts);
};

describe('the whole set', () => {
  test('every one of the 56 forms has its template', () => {
    expect([...new Set(formTemplates.map(({ no }) => no))]).toEqual(standardForms.map(({ no }) => no));
  });

  test('one edition of a form a day', () => {
    expect(new Set(formTemplates.map(({ no, version }) => `${no} ${version}`)).size).toBe(formTemplates.length);
  });

  test('every form is made by a verb that a procedure has', () => {
    const verbs = new Set(Object.values(caseProcedures).flatMap((procedure) => Object.keys(procedure.verbs)));
    const made = formTemplates.flatMap(({ no }) => standardForms.find((form) => form.no === no)?.verbs ?? ['?']);
    // `not-file` ends the verification of a clue.
    expect(made.filter((verb) => !verbs.has(verb))).toEqual(['not-file']);
  });

  test('each form from 29 on is told by a story', () => {
    const told = new Set(Object.values(stories).map(([no]) => no));
    expect(standardForms.map(({ no }) => no).filter((no) => no >= 29 && !told.has(no))).toEqual([]);
  });

  test('keys of places are their own, and each has both languages', () => {
    for (const { no, fields } of formTemplates) {
      expect(new Set(fields.map(({ key }) => key)).size, String(no)).toBe(fields.length);
      for (const { label } of fields)
        expect(
          [label.zh, label.en].every((text) => text !== ''),
          String(no),
        ).toBe(true);
    }
  });
});

/** What the paper must say, whatever else it says. */
const holds: Readonly<Record<string, readonly string[]>> = {
  '29': ['2026年6月2日9时00分至11时00分', '白酒', '500ml', '20260501', '10瓶', '100瓶', '样封0001', '川0502001'],
  '30': ['江阳市监检委〔2026〕1号', '某某省产品质量监督检验研究院', '甲醇', '2026年6月20日'],
  '31': ['江阳市监检期〔2026〕1号', '2026年6月4日起至2026年6月20日止', '《中华人民共和国行政强制法》第二十五条'],
  '31-prolonged': ['江阳市监检期〔2026〕2号', '检验项目需要复测', '延长至2026年6月30日'],
  '32': ['江阳市监检果〔2026〕1号', '质检字第0117号', '不合格', 'GB2757-2012'],
  '33': ['江阳市监责〔2026〕1号', '2026年6月10日前', '逐件标明价格', '六十日', '六个月'],
  '34': ['江阳市监责退〔2026〕1号', '3,500元（人民币叁仟伍佰元整）', '2026年6月20日前', '原路退回'],
  '35': ['收费票据（书证，3页）', '询问笔录', '12,345.60元', '罚款100,000元', '第十三条第一款', '城西路8号'],
  '36': ['案情疑难复杂', '同意办案机构的处理意见', '吴法宁', '2026年6月8日', '罚款100,000元'],
  '37': ['江阳市监罚告〔2026〕1号', '罚款100,000元（人民币壹拾万元整）', '要求听证', '五个工作日', '陈述、申辩'],
  '38': ['全部商品均已标价', '整改报告', '江阳市监罚告〔2026〕1号', '2026年6月11日'],
  '39': ['江阳市监听通〔2026〕1号', '2026年7月2日9时30分', '三楼听证室', '公开举行', '吴法宁', '周明'],
  '40': ['当事人代理人李某', '愿意接受处理', '三楼听证室', '2026年7月2日'],
  '41': ['建议维持拟处罚意见', '2026年7月2日公开举行听证', '罚款100,000元', '2026年7月3日'],
  '42': ['赵志远、孙海', '与会负责人一致同意', '没收违法所得12,345.60元', '2026年7月8日'],
  '43': ['部分予以采纳', '听证程序合法', '2026年7月8日集体讨论', '赵志远', '2026年7月9日'],
  '44': ['江阳市监当罚〔2026〕8号', '2026年7月1日10时00分', '城西路8号', '罚款300元（人民币叁佰元整）', '先依法向'],
  '45': [
    ...['江阳市监处罚〔2026〕12号', '案件来源：举报', '收银系统销售流水', '部分予以采纳', '2026年7月2日公开举行听证'],
    ...['没收违法所得12,345.60元（人民币壹万贰仟叁佰肆拾伍元陆角）', '罚款100,000元（人民币壹拾万元整）'],
    ...['合计112,345.60元', '十五日', '百分之三', '六十日', '六个月', '国家企业信用信息公示系统', '2026年7月9日'],
  ],
  '46': ['江阳市监不罚〔2026〕3号', '第三十三条', '不予行政处罚', '当场补齐标价签', '六十日'],
  '47': ['江阳市监延分〔2026〕1号', '2026年8月15日', '40,000.00', '100,000.00', '资金周转困难'],
  '47-deferred': ['延期缴纳罚款通知书', '2026年9月30日', '100,000元（人民币壹拾万元整）'],
  '48': ['江阳市监催〔2026〕1号', '27,000.00', '127,000.00', '十个工作日', '第五十四条'],
  '49': ['江阳市监强执〔2026〕1号', '江阳区人民法院', '200,000.00', '江阳市监催〔2026〕1号', '赵志远'],
  '50': ['江阳市监处罚〔2026〕12号', '直接送达', '2026年7月10日', '王某', '张建国、刘晓梅', '途径和期限'],
  '51': ['江阳市监送公〔2026〕1号', '下落不明', '满三十日', '江阳区人民政府网站'],
  '52': ['变卖', '800元（人民币捌佰元整）', '城东市场', '赵某', '涉案款专户', '10瓶'],
  '53': ['执行完毕', '应缴款项已全部缴清', '同意结案', '2026年7月22日', '票据号P1'],
  '54': ['江阳市监立〔2026〕12号', '32件', '118页', '三十年', '2026年7月22日', '张建国'],
  '55': ['案件来源登记表', '江阳市监处罚〔2026〕12号', '结案审批表', '2026-07-09'],
  '56': ['32件', '118页', '3-2-18', 'd'.repeat(64), '何文', '2026年7月24日'],
};

/** Titles of forms that stand open for one of two. */
const titles: Readonly<Record<string, string>> = {
  '36': '法制审核表',
  '47': '分期缴纳罚款通知书',
  '47-deferred': '延期缴纳罚款通知书',
  '54': '行政处罚案卷',
};

describe.each(Object.keys(stories))('form %s', (name) => {
  const input = inputFor(name);
  const template = templateFor(input);
  const document = template.build(input);

  test('says its facts on paper, and lacks no character', async () => {
    const { bytes, seal } = await renderPdf(document);
    const text = plain(pdfText(bytes).join(''));
    const wanted = holds[name] ?? [];
    expect(wanted.length).toBeGreaterThan(2);
    for (const words of [titles[name] ?? input.form.title.zh, document.issuer, ...wanted]) {
      expect(text, words).toContain(plain(words));
    }
    expect(text).not.toContain('〓');
    expect(seal !== undefined).toBe(input.form.sealed);
    expect(document.number !== undefined).toBe(input.form.numberWord !== null);
  });

  test('is Word with the same words', async () => {
    const xml = unzip((await renderDocx(document)).bytes).get('word/document.xml')?.text ?? '';
    const text = plain([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''));
    for (const words of wordsIn(document).split('\n')) expect(text).toContain(plain(words).replaceAll('&', '&amp;'));
  });

  test('looks as it did', async () => {
    const { bytes } = await renderPdf(document);
    expect(await compareWithReferences(`form-${name}`, bytes)).toEqual([]);
  });

  test('its own words contradict nothing that binds it', () => {
    const facts = template.facts(input);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
    for (const { value } of facts) expect([undefined, '', 0]).not.toContain(value);
    const initial = Object.fromEntries(template.fields.map((field) => [field.key, field.initial(input)]));
    expect(contradictionsOf(initial, facts)).toEqual({});
  });

  test('its first words fit into their places', () => {
    for (const { key, max, initial } of template.fields) expect(initial(input).length, key).toBeLessThanOrEqual(max);
  });

  test('names nobody once the personal parts are erased, and shows where something was', () => {
    const [no, told] = stories[name] ?? [0, () => ({ matter: input.matter, acts: input.acts })];
    const bare = inputOf(no, erased(told()));
    const words = wordsOf(bare);
    // Officers and heads act for the authority; those outside it are in the personal parts.
    for (const person of ['王某', '李某', '13800000000', '510502198001010011', '赵某']) {
      expect(words).not.toContain(person);
    }
  });

  test('is the same again', () => {
    expect(template.build(input)).toEqual(document);
  });
});

const missing = (input: FormInput): string[] =>
  missingContents(input.form.no, templateFor(input).contents(input)).map(({ code }) => code);

/** The act without these parts, as a defective record has it. */
function without(input: FormInput, part: 'body' | 'personal', ...keys: readonly string[]): FormInput {
  const kept = Object.fromEntries(Object.entries(input.act[part]).filter(([key]) => !keys.includes(key)));
  const act = { ...input.act, [part]: kept };
  return { ...input, act, acts: input.acts.map((one) => (one.seq === act.seq ? act : one)) };
}
/** One officer only, as the law never has it. */
const lone = (input: FormInput): FormInput => {
  const bare = without(input, 'body', 'officers');
  return { ...bare, matter: { ...input.matter, facts: { ...input.matter.facts, officers: [input.act.actor] } } };
};
const nameless = (input: FormInput): FormInput => ({
  ...input,
  issuer: { ...input.issuer, name: { zh: '', en: '' } },
});

describe('what the law wants in a document', () => {
  test.each(['37', '44', '45'])('form %s says all of it', (name) => {
    expect(mustContain(inputFor(name).form.no).length).toBeGreaterThan(4);
    expect(missing(inputFor(name))).toEqual([]);
  });

  test.each([
    ['37', 'facts', inputFor('37', { facts: ' ' })],
    ['37', 'facts', without(inputFor('37'), 'personal', 'facts')],
    ['37', 'reasons', inputFor('37', { reasons: '' })],
    ['37', 'rights', inputFor('37', { rights: '你单位有权陈述、申辩。' })],
    ['37', 'rights', inputFor('37', { rights: '你单位可以在五个工作日内进行陈述、申辩。' })],
    ['44', 'facts', inputFor('44', { facts: '' })],
    ['44', 'penalty', without(inputFor('44'), 'body', 'penalties')],
    ['44', 'time-place', without(inputFor('44'), 'personal', 'place')],
    ['44', 'remedies', inputFor('44', { remedies: '不服的可以申请行政复议。' })],
    ['44', 'authority', nameless(inputFor('44'))],
    ['44', 'officers', lone(inputFor('44'))],
    ['45', 'facts', inputFor('45', { facts: '' })],
    ['45', 'facts', inputFor('45', { evidence: '' })],
    ['45', 'performance', inputFor('45', { performance: '请及时缴纳。' })],
    ['45', 'remedies', inputFor('45', { remedies: '' })],
    ['45', 'authority', nameless(inputFor('45'))],
    ['45', 'authority', { ...inputFor('45'), form: { ...inputFor('45').form, sealed: false } }],
  ] as const)('form %s: %s is missed where it is left out', (_, code, input) => {
    expect(missing(input)).toEqual([code]);
  });

  test('a notice of no penalty at all lacks the penalty and its basis', () => {
    const input = inputFor('37');
    const acts = input.acts.filter(({ verb }) => verb !== 'report');
    expect(missing({ ...input, acts })).toEqual(['penalty', 'basis']);
  });

  test('a decision against nobody lacks the party', () => {
    const input = inputFor('45');
    const acts = input.acts.filter(({ verb }) => verb !== 'file');
    expect(missing({ ...input, acts, matter: { ...input.matter, facts: {} } })).toEqual(['party']);
  });

  test('a decision without penalties lacks what it is made for', () => {
    const input = inputFor('45');
    const bare = { ...input.act, body: { ...input.act.body, penalties: [] } };
    expect(missing({ ...input, act: bare })).toContain('penalty');
  });
});

describe('a text that the officer changes', () => {
  test('stands in the document, and its wrong figure is found', () => {
    const texts = {
      facts: '当事人违法所得12,346.60元，案号江阳市监立〔2026〕13号。',
      performance: '请自收到本决定书之日起十五日内缴纳罚款100,000.00元（大写：壹拾万元整）。',
    };
    const input = inputFor('45', texts);
    expect(wordsOf(input)).toContain('违法所得12,346.60元');
    const found = contradictionsOf(texts, templateFor(input).facts(input));
    expect(Object.entries(found).map(([key, all]) => [key, all.map(({ text }) => text)])).toEqual([
      ['facts', ['12,346.60元', '江阳市监立〔2026〕13号']],
    ]);
  });

  test('changes nothing that binds', () => {
    const changed = inputFor('45', { facts: '罚款1元。' });
    expect(templateFor(changed).facts(changed)).toEqual(templateFor(changed).facts(inputFor('45')));
  });

  test('another article of the same law is found', () => {
    const facts = templateFor(inputFor('45')).facts(inputFor('45'));
    const text = '依据《价格违法行为行政处罚规定》第十四条第一款，处罚如下。';
    expect(contradictionsIn(text, facts).map((each) => each.text)).toEqual([
      '《价格违法行为行政处罚规定》第十四条第一款',
    ]);
  });
});

test('the first words of forms 1 to 28 contradict nothing that binds them either', () => {
  const found = Object.entries(formStories).flatMap(([key, { steps, authority }]) => {
    const input = inputFor1(formNumber(key), steps, authority);
    const template = templateFor(input);
    const initial = Object.fromEntries(template.fields.map((field) => [field.key, field.initial(input)]));
    return Object.values(contradictionsOf(initial, template.facts(input))).map((all) => [key, all]);
  });
  expect(found).toEqual([]);
});

describe('on a day of which a rule says nothing', () => {
  const on = (name: string, day: string): FormInput => {
    const input = inputFor(name);
    return { ...input, act: { ...input.act, on: day as never } };
  };
  test.each(['33', '34', '44', '45', '46'])('form %s is written all the same, with a blank for the limit', (name) => {
    for (const day of ['2021-07-20', '2023-05-08']) {
      const words = wordsOf(on(name, day));
      expect(words).toContain(`之日起${BLANK}内，依法向有管辖权的行政复议机关`);
      expect(words).not.toContain('第二十三条');
    }
  });
  test('and the law is told that the limit is missing', () => {
    expect(missing(on('45', '2023-05-08'))).toEqual(['remedies']);
  });
});

test('a text as long as a place takes is read at once', () => {
  const facts = templateFor(inputFor('45')).facts(inputFor('45'));
  const text = '期限届满，违法所得12,345.60元，期限内某某商贸有限公司罚款100,000元；'.repeat(500);
  expect(contradictionsIn(text, facts)).toEqual([]);
});

test('a decision names the benchmark on which its discretion rests', () => {
  const input = inputFor('45');
  const discretion = {
    benchmark: { id: 'price-marking', version: '2026-01' },
    facts: {},
    factors: [{ id: 'cooperated', evidence: ['e1'] }],
  };
  const act = { ...input.act, body: { ...input.act.body, discretion } };
  expect(wordsOf({ ...input, act })).toContain('编号price-marking，版本2026-01），认定裁量情节1项');
  expect(wordsOf(input)).not.toContain('行政处罚裁量基准（编号');
});

describe('a decision on the spot', () => {
  const spot = (more: Parameters<typeof onSpot>[0]): string => wordsOf(inputOf(44, onSpot(more)));
  test('names a person only from the erasable part', () => {
    const told = onSpot({
      party: { kind: 'person' },
      person: { name: '李某', idNo: '510502198001010011' },
      penalties: [{ kind: 'fine', fen: 10_000, citation: '第十三条' }],
    });
    const words = wordsOf(inputOf(44, told));
    expect(words).toContain('当事人：李某');
    expect(words).toContain('身份证件号码：510502198001010011');
    expect(wordsOf(inputOf(44, erased(told)))).not.toContain('李某');
  });
  test('says that the money was taken, with the receipt', () => {
    const words = spot({
      penalties: [{ kind: 'fine', fen: 10_000, citation: '第十三条' }],
      collected: { receipt: 'S0001', hardLater: false },
    });
    expect(words).toContain('票据号：S0001');
    expect(words).toContain('第六十八条');
    expect(words).not.toContain('到期不缴纳');
  });
  test('of a warning asks for no money', () => {
    const words = spot({ penalties: [{ kind: 'warning', citation: '第十三条' }] });
    expect(words).toContain('警告。');
    expect(words).not.toMatch(/罚款|缴纳/);
  });
});

describe('the dossier', () => {
  test('its index is written and read back', () => {
    const lines = [
      { title: '立案审批表', number: '', on: '2026-06-01', pages: '1–3', remark: '' },
      { title: '行政处罚决定书', number: '江阳市监处罚〔2026〕12号', on: '2026-07-09', pages: '40', remark: '副本' },
    ];
    expect(readIndex(indexText(lines))).toEqual(lines);
    const words = wordsOf(inputFor('55', { index: indexText(lines) }));
    expect(words).toContain('1–3');
    expect(words).toContain('副本');
    expect(words).not.toContain('现场笔录');
  });

  test('what nobody recorded is a blank, never a guess', () => {
    expect(wordsOf(inputFor('54'))).toContain(`归档号\n${BLANK}`);
    expect(wordsOf(inputFor('42'))).toContain(`讨论地点\n${BLANK}`);
  });
});
