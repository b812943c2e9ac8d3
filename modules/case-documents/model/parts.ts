import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Block } from '../../../platform/documents/types.ts';
import { fact, labelled, type Writing } from './framework.ts';
import { caseNumber, causeOf, list, makerOf, type Officer, type PartyBlock, whole } from './text-of.ts';
import type { TrackedFact } from './types.ts';
import { BLANK, clause, dayZh, figure, limitZh, or } from './words.ts';

/** The party as documents name it at the head: name, papers, address, representative, telephone. */
export function partyLines({ name, kind, code, idNo, address, phone, representative }: PartyBlock): readonly Block[] {
  const papers =
    kind === 'person'
      ? [labelled('身份证件号码', idNo)]
      : [labelled('统一社会信用代码', code), labelled('法定代表人（负责人、经营者）', representative)];
  return [
    labelled('当事人', name),
    ...papers,
    labelled(kind === 'person' ? '住址' : '住所（经营场所）', address),
    labelled('联系电话', phone),
  ];
}

/** The same as rows of a grid, see `pairs`. */
export const partyRows = ({ name, kind, code, idNo, address, phone, representative }: PartyBlock): string[][] =>
  kind === 'person'
    ? [
        ['姓名', name, '身份证件号码', idNo],
        ['住址', address, '联系电话', phone],
      ]
    : [
        ['名称', name, '统一社会\n信用代码', code],
        ['法定代表人\n（负责人）', representative, '联系电话', phone],
        ['住所\n（经营场所）', address],
      ];

/** 张三（执法证号：川0502001）、李四（执法证号：川0502002）. */
export const officersLine = (officers: readonly Officer[]): string =>
  officers.length === 0
    ? BLANK
    : officers.map(({ name, licence }) => `${or(name)}（执法证号：${or(licence)}）`).join('、');

/** A place to sign for each officer, two at least, with the licence before the line. */
export const officerSignatures = (officers: readonly Officer[]): readonly string[] => {
  const licences = officers.map(({ licence }) => licence);
  while (licences.length < 2) licences.push('');
  return licences.map((licence) => `执法人员（执法证号 ${or(licence)}）：`);
};

/** `李某（店长）`. */
export const someoneLine = (someone: JsonObject): string => {
  const capacity = str(someone, 'capacity');
  return `${or(str(someone, 'name'))}${capacity === '' ? '' : `（${capacity}）`}`;
};

/** 已签名（李某，2026年6月3日）, or the refusal with reason and who saw it; '' while nothing is on record. */
export function signedZh(signature: JsonObject): string {
  const on = dayZh(str(signature, 'on'));
  switch (str(signature, 'how')) {
    case 'signed':
      return `${or(str(signature, 'name'))}　${on}`;
    case 'refused': {
      const witnesses = list(signature, 'witnesses').map(someoneLine).join('、');
      return `拒绝签名（${clause(or(str(signature, 'reason')))}），见证人：${or(witnesses)}　${on}`;
    }
    default:
      return '';
  }
}

/** One line of a list of goods, with how much of it is meant. */
export interface Goods {
  readonly line: number;
  readonly goods: JsonObject;
  readonly quantity: number;
}

/** The goods that the act names: its own list, or lines of the list of the measure that it names. */
export function goodsOf({ input, act }: Pick<Writing, 'input' | 'act'>): readonly Goods[] {
  const maker = makerOf(input, str(act, 'measure'));
  if (maker === undefined)
    return list(act, 'goods').map((goods, index) => ({ line: index + 1, goods, quantity: num(goods, 'quantity') }));
  const all = list(whole(maker), 'goods');
  const chosen = list(act, 'goods');
  if (chosen.length === 0)
    return all.map((goods, index) => ({ line: index + 1, goods, quantity: num(goods, 'quantity') }));
  return chosen.map((one) => ({
    line: num(one, 'line'),
    goods: all[num(one, 'line') - 1] ?? {},
    quantity: num(one, 'quantity'),
  }));
}

/** What a quantity of a line is worth: its share of the whole line. */
const worth = ({ goods, quantity }: Goods): number => {
  const whole = num(goods, 'quantity');
  return whole === 0 ? 0 : Math.round((num(goods, 'valueFen') * quantity) / whole);
};

/** The list as a table, numbered by the lines of the measure, with the sum below. */
export function goodsTable(goods: readonly Goods[]): Block {
  const rows = goods.map((one) => {
    const { goods: each } = one;
    return [
      String(one.line),
      or([str(each, 'brand'), str(each, 'name')].filter((word) => word !== '').join(' ')),
      str(each, 'spec') || '—',
      [str(each, 'batch'), str(each, 'maker')].filter((word) => word !== '').join('\n') || '—',
      `${one.quantity}${str(each, 'unit')}`,
      figure(worth(one)),
      str(each, 'condition') || '—',
    ];
  });
  const sum = goods.reduce((total, one) => total + worth(one), 0);
  return {
    kind: 'table',
    head: ['序号', '名称', '规格型号', '批号、生产单位', '数量', '金额（元）', '备注'],
    align: ['center', 'left', 'left', 'left', 'right', 'right', 'left'],
    rows: goods.length === 0 ? [[BLANK]] : [...rows, ['合计', '', '', '', '', figure(sum), '']],
  };
}

/** 白酒（500ml）10瓶、散装白酒2.5千克. */
export const goodsLine = (goods: readonly Goods[]): string =>
  or(
    goods
      .map(({ goods: each, quantity }) => {
        const spec = str(each, 'spec');
        return `${or(str(each, 'name'))}${spec === '' ? '' : `（${spec}）`}${quantity}${str(each, 'unit')}`;
      })
      .join('、'),
  );

/** Limits of review and suit as the rules in force on the day of the document say, with the organs that the law gives. */
export function remedyText({ input }: Pick<Writing, 'input'>, document = '本决定书'): string {
  const { on } = input.act;
  const region = input.matter.homeRegion;
  const [review, suit] = [limitZh('reconsider-apply', on, region), limitZh('litigate-apply', on, region)];
  return (
    `如不服本决定，可以自收到${document}之日起${review}内，依法向有管辖权的行政复议机关申请行政复议；` +
    `也可以自收到${document}之日起${suit}内，依法向有管辖权的人民法院提起行政诉讼。行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。`
  );
}

/** As the act told them where it names the organs itself; else the standard sentence. */
export function remediesTold(writing: Pick<Writing, 'input' | 'act'>, document = '本决定书'): string {
  const told = str(writing.act, 'remedies').trim();
  return /政府|复议机关/.test(told) && told.includes('法院') ? told : remedyText(writing, document);
}

/** The contact of the case officers, for the last paragraph of a notice. */
export const contactLine = ({ officers, act }: Writing): string =>
  `联系人：${officers.map(({ name }) => name).join('、') || BLANK}${str(act, 'contact') === '' ? '' : `　联系方式：${str(act, 'contact')}`}`;

/** What stands in `delivery` or `signature` of the act, as one line for the receipt at the foot. */
export const receiptOf = (act: JsonObject): string => {
  const delivery = obj(act, 'delivery');
  return signedZh(obj(Object.keys(delivery).length === 0 ? act : delivery, 'signature'));
};

/** What binds every form: the case, its number, the party, the document's own number. */
export const caseFacts = ({ input, party, number }: Writing): readonly (TrackedFact | null)[] => [
  fact('case-number', '案号', 'case number', 'number', caseNumber(input)),
  fact('document-number', '文书文号', 'number of the document', 'number', number),
  fact('party-name', '当事人', 'party', 'name', party.name),
];

/** 某某商贸有限公司涉嫌未按规定明码标价一案（江阳市监立〔2026〕12号）. */
export const caseLine = ({ input, party }: Writing): string => {
  const number = caseNumber(input);
  return `${or(party.name)}涉嫌${or(causeOf(input))}一案${number === '' ? '' : `（案号：${number}）`}`;
};

/** Copies and who keeps them. */
export const copies = (...keepers: readonly string[]): string =>
  `本文书一式${['', '一', '二', '三', '四', '五'][keepers.length] ?? keepers.length}份，${keepers.join('，')}。`;
export const COPIES_SERVED = copies('一份送达', '一份归档');
