import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { findHeld, type Held, limitOf, measureKinds } from '../../../cases/model/case/holdings.ts';
import type { Writing } from '../framework.ts';
import { actsOf, documentNumber, list, makerOf } from '../text-of.ts';
import type { CaseAct, FormInput } from '../types.ts';
import { BLANK, dayZh, labelZh, or } from '../words.ts';

/** The id of the measure that the act is about: named by it, or made by it. */
export function measureId(input: FormInput): string {
  const named = str(input.act.body, 'measure');
  if (named !== '') return named;
  const index = actsOf(input, 'register-keep', 'impose-measure').findIndex(({ seq }) => seq === input.act.seq);
  return index < 0 ? '' : `m${index + 1}`;
}

/** The measure as the case holds it. */
export const heldIn = (input: FormInput): Held | undefined => findHeld(input.matter, measureId(input));

/** The act that imposed it. */
export const imposing = (input: FormInput): CaseAct | undefined => makerOf(input, measureId(input));

/** 查封, 扣押, 先行登记保存. */
export function kindZh(input: FormInput): string {
  const held = heldIn(input);
  return labelZh(measureKinds, held === undefined ? str(input.act.body, 'kind') : held.kind);
}

/** The last day on which goods may be held, as it can be told on the day of the act. */
export function heldUntil(input: FormInput): PlainDate | undefined {
  const held = heldIn(input);
  return held === undefined ? undefined : limitOf(input.matter, held, input.act.on);
}

/** `2026年7月1日作出的江阳市监强制〔2026〕3号《实施行政强制措施决定书》`. */
export function decisionNamed(input: FormInput): string {
  const act = imposing(input);
  if (act === undefined) return BLANK;
  const title = act.verb === 'register-keep' ? '先行登记保存证据通知书' : '实施行政强制措施决定书';
  return `${dayZh(act.on)}作出的${or(documentNumber(act))}《${title}》`;
}

/** The party as the measure named it, where the act of the document names none. */
export const partyOfMeasure = (writing: Writing): string =>
  writing.party.name || str(obj(imposing(writing.input)?.personal ?? {}, 'party'), 'name');

const custodies: Readonly<Record<string, string>> = {
  party: '就地由当事人保管',
  authority: '由本机关保管',
  third: '委托第三人保管',
};

export const custodyZh = (said: JsonObject): string => or(custodies[str(said, 'custody')]);

/** 封0001（仓库门）. */
export const sealsZh = (said: JsonObject): string =>
  list(said, 'seals')
    .map((seal) => `${or(str(seal, 'no'))}（${or(str(seal, 'where'))}）`)
    .join('、');
