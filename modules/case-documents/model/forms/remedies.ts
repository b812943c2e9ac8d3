import type { Fen } from '../../../../kernel/money.ts';
import { displayOf, legalBasis, type PenaltyKind, publicationSchemes } from '../../../../rules/index.ts';
import type { FormInput } from '../types.ts';
import { cite } from '../words.ts';
import { amountOf, kindsOf, penaltiesOf, surchargeText, within } from './common.ts';

/** Money that the party brings: a fine, confiscated gains. */
export const owesMoney = (input: FormInput): boolean =>
  kindsOf(input).some((kind) => kind === 'fine' || kind === 'confiscate-gains');

const carriedOut: Readonly<Partial<Record<PenaltyKind, string>>> = {
  warning: '警告自本决定书送达之日起生效。',
  criticism: '通报批评由本机关依法公布。',
  'confiscate-goods': '没收的物品由本机关依法处理；尚在当事人处的，应当在收到本决定书后交付本机关。',
  'suspend-licence': '暂扣的许可证件应当在收到本决定书后交付本机关。',
  'revoke-licence': '被吊销的许可证件自本决定书送达之日起失效，应当在收到本决定书后交回。',
  'lower-qualification': '资质等级自本决定书送达之日起降低。',
  'restrict-activity': '应当自收到本决定书之日起停止被限制的生产经营活动。',
  'suspend-production': '应当自收到本决定书之日起停产停业。',
  close: '应当自收到本决定书之日起关闭。',
  'restrict-occupation': '自本决定书送达之日起，不得从事被限制的职业或者职务。',
};

/** How and by when each penalty is performed; the limit to pay and the surcharge as in force on the day. */
export function performanceOf(input: FormInput): string {
  const kinds = new Set(kindsOf(input));
  const lines: string[] = [];
  if (owesMoney(input)) {
    lines.push(
      `当事人应当自收到本决定书之日起${within(input, 'fine-pay')}内，将罚没款缴至本机关指定的银行或者通过电子支付系统缴纳（${cite('penalty.art67')}）。确有经济困难，需要延期或者分期缴纳罚款的，可以向本机关提出申请（${cite('penalty.art66')}）。`,
    );
  }
  if (kinds.has('fine')) lines.push(`${surchargeText(input)}。`);
  for (const kind of kinds) {
    const text = carriedOut[kind as PenaltyKind];
    if (text !== undefined) lines.push(text);
  }
  return lines.join('\n');
}

/** What is to be published, and where; '' where the law publishes nothing. */
export function publicationOf(input: FormInput, summary = false): string {
  const penalties = penaltiesOf(input);
  const kinds = kindsOf(input) as PenaltyKind[];
  const fine = (amountOf(penalties, 'fine') ?? 0) as Fen;
  // Before the first scheme nothing was asked to be told of it.
  if (publicationSchemes.every(({ effectiveFrom }) => effectiveFrom > input.act.on)) return '';
  const shown = displayOf({ summary, kinds, fine }, input.act.on, input.matter.homeRegion);
  if (!shown.publish) return '';
  return `依据${cite('publication45.art8', 'publication45.art9')}的规定，本机关将通过国家企业信用信息公示系统等向社会公示本行政处罚信息。`;
}

const STANDS = '行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。';

/** Routes and limits of review and suit against a document, as in force on its day. */
export function remediesOf(input: FormInput, document = '本决定书'): string {
  return (
    `如不服本决定，可以自收到${document}之日起${within(input, 'reconsider-apply')}内，依法向有管辖权的行政复议机关申请行政复议；` +
    `也可以自收到${document}之日起${within(input, 'litigate-apply')}内，依法向有管辖权的人民法院提起行政诉讼。${STANDS}`
  );
}

const REVIEW_FIRST = 'reconsideration.art23';

/** True where review comes before suit against a decision on the spot (复议法 art 23). */
export const reviewFirst = ({ act }: FormInput): boolean => legalBasis(REVIEW_FIRST).effectiveFrom <= act.on;

export function spotRemediesOf(input: FormInput): string {
  if (!reviewFirst(input)) return remediesOf(input);
  return (
    `如不服本决定，应当自收到本决定书之日起${within(input, 'reconsider-apply')}内，先依法向有管辖权的行政复议机关申请行政复议（${cite(REVIEW_FIRST)}）；` +
    `对行政复议决定不服的，可以自收到行政复议决定书之日起${within(input, 'litigate-apply-after-review')}内，依法向有管辖权的人民法院提起行政诉讼。${STANDS}`
  );
}
