import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { findGround } from '../../../../rules/index.ts';
import { sourceKinds } from '../../../cases/model/case/filing.ts';
import { lastAct, list, texts, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { clause, dayZh, labelZh, or, sentence } from '../words.ts';
import { did, officerIds } from './common.ts';

const number = (text: string): string => (text === '' ? '' : `（${text}）`);

/** 案件来源及调查经过, told from the acts themselves, in their order. */
export function courseOf(input: FormInput): string {
  const filed = lastAct(input, 'file');
  const officers = officerIds(input).map((id) => or(input.person(id).name));
  const told: string[] = [];
  if (filed !== undefined) {
    const from = list(filed.body, 'sources').map((source) => labelZh(sourceKinds, str(source, 'kind')));
    if (from.length > 0) told.push(`案件来源：${[...new Set(from)].join('、')}。`);
    told.push(
      `本机关于${dayZh(filed.on)}对本案立案${number(str(filed.body, 'number'))}，由${or(officers.join('、'))}负责调查。`,
    );
  }
  for (const { on, says } of did(input, 'record-scene')) {
    told.push(`${dayZh(on)}，执法人员在出示执法证件后到${or(clause(str(says, 'place')))}进行现场检查，制作现场笔录。`);
  }
  for (const { on, says } of did(input, 'record-inquiry')) {
    const inquired = obj(says, 'inquired');
    told.push(`${dayZh(on)}，执法人员对${or(str(inquired, 'name'))}进行询问，制作询问笔录。`);
  }
  for (const { on, says } of did(input, 'sample')) {
    told.push(`${dayZh(on)}，对${or(str(obj(says, 'product'), 'name'))}抽样取证${number(str(says, 'documentNo'))}。`);
  }
  for (const { on, says } of did(input, 'register-keep')) {
    told.push(`${dayZh(on)}，对有关证据先行登记保存${number(str(says, 'documentNo'))}。`);
  }
  for (const { on, says } of did(input, 'impose-measure')) {
    const what = str(says, 'kind') === 'seal' ? '查封' : '扣押';
    told.push(`${dayZh(on)}，经批准对有关场所、财物实施${what}${number(str(says, 'documentNo'))}。`);
  }
  for (const { on, says } of did(input, 'commission-test')) {
    told.push(
      `${dayZh(on)}，委托${or(str(says, 'institute'))}检测、检验、检疫或者鉴定${number(str(says, 'commission'))}。`,
    );
  }
  for (const { on, says } of did(input, 'order-correction')) {
    told.push(`${dayZh(on)}，责令当事人改正违法行为${number(str(says, 'documentNo'))}。`);
  }
  for (const { on, says } of did(input, 'order-refund')) {
    told.push(`${dayZh(on)}，责令当事人退款${number(str(says, 'documentNo'))}。`);
  }
  const report = lastAct(input, 'report');
  if (report !== undefined) told.push(`${dayZh(report.on)}，案件调查终结。`);
  return told.join('');
}

/** Evidence that stands, one line each: what it is and what it proves; what was excluded is left out. */
export function evidenceLines(input: FormInput): readonly string[] {
  const excluded = new Set(did(input, 'exclude-evidence').map(({ says }) => str(says, 'evidence')));
  const items = did(input, 'add-evidence', 'extract-evidence', 'extract-data').flatMap(({ says }, index) =>
    excluded.has(`e${index + 1}`) ? [] : [itemLine(says)],
  );
  const records = [
    ...did(input, 'record-scene').map(({ on }) => `${dayZh(on)}现场笔录一份`),
    ...did(input, 'record-inquiry').map(
      ({ on, says }) => `${dayZh(on)}对${or(str(obj(says, 'inquired'), 'name'))}的询问笔录一份`,
    ),
    ...did(input, 'sample').map(({ on }) => `${dayZh(on)}抽样记录一份`),
    ...did(input, 'record-test-result', 'record-identification').map(({ says }) => `${or(str(says, 'report'))}一份`),
  ];
  return [...items, ...records];
}

function itemLine(says: JsonObject): string {
  const kind = findGround('evidence', str(says, 'kind'))?.label.zh ?? str(says, 'kind');
  const pages = num(says, 'pages') === 0 ? '' : `，${num(says, 'pages')}页`;
  const proves = str(says, 'proves');
  return `${or(str(says, 'title'))}（${kind}${pages}）${proves === '' ? '' : `，证明${clause(proves)}`}`;
}

/** The same as the first words of a place that the officer may write. */
export const evidenceText = (input: FormInput): string =>
  evidenceLines(input)
    .map((line, index) => `${index + 1}. ${line}；`)
    .join('\n')
    .replace(/；$/u, '。');

const answers: Readonly<Record<string, string>> = {
  accepted: '予以采纳',
  partly: '部分予以采纳',
  rejected: '不予采纳',
};

/** 告知、陈述申辩及其复核、听证, told from the acts. */
export function defenceOf(input: FormInput): string {
  const told: string[] = [];
  const notice = lastAct(input, 'notify');
  const served = lastAct(input, 'record-notice-delivery');
  if (notice !== undefined && served !== undefined) {
    const hearing = notice.body.hearing === true ? '、要求听证' : '';
    told.push(
      `本机关于${dayZh(served.on)}向当事人送达行政处罚告知书${number(str(notice.body, 'number'))}，告知拟作出的行政处罚内容及事实、理由、依据，并告知其依法享有陈述、申辩${hearing}的权利。`,
    );
  }
  const since = notice?.seq ?? 0;
  const after = (verb: string): readonly JsonObject[] =>
    input.acts.filter((act) => act.verb === verb && act.seq > since).map(whole);
  const made = after('defend');
  for (const each of made) {
    const way = str(each, 'way') === 'oral' ? '口头' : '书面';
    told.push(`当事人${way}提出陈述、申辩意见：${sentence(or(str(each, 'content')))}`);
    const proofs = texts(each, 'evidence');
    if (proofs.length > 0) told.push(`并提交${proofs.map(clause).join('、')}。`);
  }
  for (const each of after('review-defence')) {
    told.push(
      `经复核，本机关对当事人的意见${answers[str(each, 'result')] ?? '（未记载）'}：${sentence(or(str(each, 'reasons')))}`,
    );
  }
  const waived = after('waive-defence').flatMap((each) => texts(each, 'rights'));
  if (waived.includes('defence')) told.push('当事人书面表示放弃陈述、申辩。');
  if (waived.includes('hearing')) told.push('当事人书面表示放弃听证。');
  told.push(...hearingOf(input, since));
  const asked = after('ask-hearing').length > 0;
  if (made.length === 0 && !waived.includes('defence') && served !== undefined) {
    const none = notice?.body.hearing === true && !asked ? '，也未要求听证' : '';
    told.push(`当事人在法定期限内未提出陈述、申辩意见${none}。`);
  }
  return told.join('');
}

function hearingOf(input: FormInput, since: number): readonly string[] {
  const asked = input.acts.findLast(({ verb, seq }) => verb === 'ask-hearing' && seq > since);
  if (asked === undefined) return [];
  const told = [`当事人于${dayZh(asked.on)}要求听证。`];
  const after = (verb: string) => input.acts.findLast((act) => act.verb === verb && act.seq > asked.seq);
  const held = after('hold-hearing');
  const fixed = after('fix-hearing');
  const open = fixed?.body.public === true ? '公开' : '不公开';
  if (held !== undefined) told.push(`本机关于${dayZh(held.on)}${open}举行听证，听取当事人的申辩和质证。`);
  const report = after('hearing-report');
  if (report !== undefined) told.push(`听证主持人意见：${sentence(or(str(whole(report), 'opinion')))}`);
  if (after('withdraw-hearing') !== undefined) told.push('当事人其后撤回听证要求。');
  const away = after('record-absence');
  if (away !== undefined) told.push('当事人无正当理由未参加听证或者中途退出，视为放弃听证权利。');
  return told;
}

/** Which benchmark was applied and what its calculation rested on; '' where no record of it was kept. */
export function discretionOf(proposal: JsonObject): string {
  const record = obj(proposal, 'discretion');
  const benchmark = obj(record, 'benchmark');
  if (str(benchmark, 'id') === '') return '';
  const factors = list(record, 'factors').length;
  const considered = factors === 0 ? '未认定从轻、减轻或者从重的情节' : `认定裁量情节${factors}项，均有证据证明`;
  return `本机关适用行政处罚裁量基准（编号${str(benchmark, 'id')}，版本${str(benchmark, 'version')}），${considered}。`;
}

/** Opinions of the review, the last one first asked. */
export function reviewOf(
  input: FormInput,
): { readonly legal: boolean; readonly says: JsonObject; readonly on: string } | null {
  const act = lastAct(input, 'case-review', 'legal-review');
  return act === undefined ? null : { legal: act.verb === 'legal-review', says: whole(act), on: act.on };
}

export const reviewResults: Readonly<Record<string, string>> = {
  pass: '同意办案机构的处理意见',
  change: '建议办案机构改正',
  return: '退回补充调查',
};

/** `事实清楚……（同意，李某，2026年6月3日）`, for the tables of approval. */
export function reviewText(input: FormInput): string {
  const review = reviewOf(input);
  if (review === null) return '';
  return `${review.legal ? '法制审核' : '案件审核'}意见（${dayZh(review.on)}）：${reviewResults[str(review.says, 'result')] ?? ''}。${sentence(str(review.says, 'opinion'))}`;
}
