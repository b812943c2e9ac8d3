import type { FilingKind } from '../filing/form.ts';

/** Where a text seems to belong: one of the kinds, or nowhere but the enquiry desk. */
export type Seeming = FilingKind | 'ask';

/** What the words of a text suggest. The person decides; nothing is sent or kept for it. */
export interface Proposal {
  readonly seems: Seeming;
  /** The words it rests on, as they stand in the text. */
  readonly evidence: readonly string[];
}

const words = (list: string): RegExp =>
  new RegExp(
    list
      .trim()
      .split(/\s+/)
      .map((each) => each.replaceAll('_', ' '))
      .join('|'),
    'gi',
  );

/** Wants something put right for themselves. */
const FOR_ME = words(`
  退款 退钱 退费 退货 不给退 不退 退一赔 假一赔 赔偿 赔钱 赔付 补偿 换货 更换同款 免费维修 退押金 退定金 退订金 退卡
  refund money_back compensat replacement reimburse`);
/** Wants it looked at, said outright. */
const LOOK_AT_IT = words(`
  举报 查处 依法处理 严惩 立案 取缔 查封 处罚他 处罚商家 希望你们查
  please_investigate investigate_them punish i_report want_to_report`);
/** Tells of what may be a violation. */
const VIOLATION = words(`
  违法 违规 无证 无照 假冒 伪劣 假货 假酒 假药 过期 变质 发霉 虚假宣传 传销 黑作坊 三无 短斤少两 缺斤少两 偷工减料 掺假 非法添加 冒充
  illegal unlicensed counterfeit fake expired pyramid`);
/** Only wants to know. */
const QUESTION = words(`
  请问 想问 咨询 想了解 怎么办理 如何办理 需要什么材料 什么手续 去哪里办 是否可以 可不可以
  how_do_i how_can_i where_do_i i_have_a_question may_i which_documents`);

const MOST_SHOWN = 3;

const found = (pattern: RegExp, text: string): readonly string[] => [...new Set(text.match(pattern) ?? [])];

/**
 * What a text seems to be, where that differs from the kind chosen; undefined where nothing speaks against the choice.
 * A few plain words, on purpose: it runs in the page, and whoever reads the proposal sees at once why.
 */
export function suggest(chosen: FilingKind, title: string, text: string): Proposal | undefined {
  const whole = `${title}\n${text}`;
  const mine = found(FOR_ME, whole);
  const asked = found(LOOK_AT_IT, whole);
  const violation = found(VIOLATION, whole);
  const question = found(QUESTION, whole);
  const seems = (): readonly [Seeming, readonly string[]] | undefined => {
    if (mine.length > 0 && asked.length > 0) return ['both', [...mine.slice(0, 1), ...asked]];
    if (mine.length > 0) return ['complaint', mine];
    // A complaint tells of violations as a matter of course: only the wish to have them looked at makes it a report.
    if (asked.length > 0) return [chosen === 'complaint' ? 'both' : 'report', asked];
    if (violation.length > 0) return chosen === 'complaint' ? undefined : ['report', violation];
    return question.length > 0 ? ['ask', question] : undefined;
  };
  const [kind, evidence] = seems() ?? [];
  // Somebody who chose both has said so; a lexicon does not take half of it back.
  if (kind === undefined || evidence === undefined || kind === chosen || (chosen === 'both' && kind !== 'ask'))
    return undefined;
  return { seems: kind, evidence: evidence.slice(0, MOST_SHOWN) };
}
