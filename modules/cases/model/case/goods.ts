import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import type { Change, FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, fen, line, numbered, oneOf, prose } from '../schema.ts';
import { fits, handlersOrHead, notAfter, says } from './conditions.ts';
import { isStopped } from './enforce.ts';
import { confiscatedOn, findHeld, type Held, less, putHeld } from './holdings.ts';
import { fromHand, takenOff, takeOff } from './measure-parts.ts';
import { documentNo, officersPresent, partyBlock, signature, someGoods, someone, twoOfficers } from './parts.ts';
import { by, byHandlers } from './people.ts';
import { servedOn } from './settlement.ts';
import { OPEN } from './states.ts';

/** Why goods cannot wait for the decision. */
export const disposalReasons = {
  perishable: { zh: '易腐烂、变质', en: 'perishable' },
  expiring: { zh: '有效期即将届满', en: 'about to expire' },
  costly: { zh: '保管困难或者保管费用过高', en: 'hard or too dear to keep' },
  dangerous: { zh: '危害公共安全', en: 'dangerous' },
} as const satisfies Readonly<Record<string, Text>>;

/** How goods leave the authority's hands 涉案物品处理. */
export const disposalWays = {
  auctioned: { zh: '拍卖', en: 'auctioned' },
  sold: { zh: '变卖', en: 'sold' },
  destroyed: { zh: '销毁', en: 'destroyed' },
  'handed-in': { zh: '上缴', en: 'handed in' },
  consumed: { zh: '检验消耗', en: 'used up in a test' },
} as const satisfies Readonly<Record<string, Text>>;

const exists = (verb: string): FitCondition =>
  fits(
    `case.${verb}.measure`,
    '没有该编号的措施。',
    'There is no such measure.',
    (body, matter) => findHeld(matter, str(body, 'measure')) !== undefined,
  );

/** Of the goods that are held, or of those that were confiscated: no more than there are. */
const chosen = (verb: string): FitCondition => ({
  ...fromHand(verb),
  holds: (body, ...about) => fromHand(verb, body.of === 'confiscated' ? 'confiscated' : 'left').holds(body, ...about),
});

const care = ['coercion.art26', 'coercion.art27'] as const;

const takeConfiscated = (matter: Matter, one: Held, body: JsonObject): Change => ({
  facts: putHeld(matter, one.id, { confiscated: less(one.confiscated, takenOff(body)) }),
});

/** What becomes of goods that are held: entrusted, disposed of before their time, given back. */
export const goodsVerbs: Readonly<Record<string, Verb>> = {
  'entrust-custody': {
    title: { zh: '委托保管', en: 'Entrust to a keeper' },
    from: OPEN,
    by: by('officer'),
    basis: ['coercion.art26'],
    body: z.strictObject({
      measure: numbered('m'),
      documentNo: documentNo(),
      goods: someGoods(),
      party: partyBlock(),
      keeper: someone(),
      place: line(300),
      duties: prose(2_000),
      on: day(),
      signature: signature(),
    }),
    personal: ['party', 'keeper', 'place', 'signature'],
    conditions: [byHandlers],
    says: [notAfter('entrust-custody', 'on', '委托日期', 'The day of the entrustment')],
    fits: [
      exists('entrust-custody'),
      // 强制法 art 26: of what was sealed; seized goods are kept by the authority itself.
      fits(
        'case.entrust-custody.sealed',
        '扣押的财物由行政机关自行妥善保管；只有查封的可以委托第三人保管。',
        'Seized goods are kept by the authority itself; only what was sealed may be entrusted.',
        (body, matter) => findHeld(matter, str(body, 'measure'))?.kind !== 'seize',
      ),
      fromHand('entrust-custody'),
    ],
    fold: (matter, act) => ({ facts: putHeld(matter, str(act.body, 'measure'), { custody: 'third' }) }),
  },
  'confirm-disposal': {
    title: { zh: '当事人同意先行处置', en: 'The party agrees to disposal' },
    from: OPEN,
    by: by('officer'),
    basis: care,
    body: z.strictObject({
      measure: numbered('m'),
      goods: someGoods(),
      reason: oneOf(disposalReasons),
      way: oneOf(disposalWays),
      party: partyBlock(),
      on: day(),
      signature: signature(),
    }),
    personal: ['party', 'signature'],
    conditions: [byHandlers],
    says: [
      notAfter('confirm-disposal', 'on', '同意日期', 'The day of the consent'),
      says(
        'case.confirm-disposal.signed',
        '先行处置确认书须由当事人签名；拒签的，应当公告。',
        'The consent is signed by the party; where it is refused, public notice is given.',
        (body) => str(obj(body, 'signature'), 'how') === 'signed',
      ),
    ],
    fits: [exists('confirm-disposal'), fromHand('confirm-disposal')],
    fold: (matter, act) => ({ facts: putHeld(matter, str(act.body, 'measure'), { disposal: 'agreed' }) }),
  },
  'announce-disposal': {
    title: { zh: '公告先行处置', en: 'Announce disposal' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: care,
    body: z.strictObject({
      measure: numbered('m'),
      documentNo: documentNo(),
      goods: someGoods(),
      reason: oneOf(disposalReasons),
      way: oneOf(disposalWays),
      /** Why the party cannot be asked, or what it said. */
      why: prose(2_000),
      where: line(300),
      on: day(),
      /** Until when the party may come forward; the goods are not touched before. */
      until: day(),
    }),
    personal: ['why'],
    conditions: [handlersOrHead],
    says: [
      notAfter('announce-disposal', 'on', '公告日期', 'The day of the notice'),
      says(
        'case.announce-disposal.until',
        '公告届满日期应当晚于公告日期。',
        'The notice runs for at least a day.',
        (body) => str(body, 'until') > str(body, 'on'),
      ),
    ],
    fits: [exists('announce-disposal'), fromHand('announce-disposal')],
    fold: (matter, act) => ({
      facts: putHeld(matter, str(act.body, 'measure'), { disposal: str(act.body, 'until') }),
    }),
  },
  'dispose-goods': {
    title: { zh: '处理涉案物品', en: 'Dispose of goods' },
    from: OPEN,
    by: by('officer'),
    basis: care,
    body: z.strictObject({
      measure: numbered('m'),
      /** Goods still held, before the decision; or goods that the decision confiscated. */
      of: z.enum(['held', 'confiscated']),
      goods: someGoods(),
      how: oneOf(disposalWays),
      on: day(),
      place: line(300),
      officers: officersPresent(),
      party: partyBlock(),
      witness: someone(),
      proceedsFen: fen(),
      /** The public finance account, or the deposit, that took the money in. */
      account: line(200).exactOptional(),
      approval: documentNo(),
    }),
    personal: ['place', 'party', 'witness'],
    conditions: [byHandlers],
    says: [
      twoOfficers('dispose-goods'),
      notAfter('dispose-goods', 'on', '处理日期', 'The day of the disposal'),
      says(
        'case.dispose-goods.proceeds',
        '拍卖、变卖的应当登记价款和入账账户；其他方式没有价款。',
        'A sale has proceeds and an account; nothing else has.',
        (body) =>
          ['auctioned', 'sold'].includes(str(body, 'how'))
            ? num(body, 'proceedsFen') > 0 && 'account' in body
            : num(body, 'proceedsFen') === 0,
      ),
    ],
    fits: [
      exists('dispose-goods'),
      fits(
        'case.dispose-goods.agreed',
        '尚未取得当事人同意，或者公告期未满，不得先行处置。',
        'The party has not agreed, or the notice still runs.',
        (body, matter, today) => {
          if (body.of !== 'held') return true;
          const disposal = findHeld(matter, str(body, 'measure'))?.disposal ?? '';
          // What a test used up is gone already.
          return body.how === 'consumed' || disposal === 'agreed' || (disposal !== '' && disposal < today);
        },
      ),
      chosen('dispose-goods'),
      fits(
        'case.dispose-goods.served',
        '没收决定尚未送达或者已停止执行，没收的财物不得处理。',
        'The decision that confiscates was not served, or its performance was stopped: nothing is disposed of.',
        (body, matter) => body.of !== 'confiscated' || (servedOn(matter) !== null && !isStopped(matter)),
      ),
    ],
    fold: (matter, act) => {
      const one = findHeld(matter, str(act.body, 'measure'));
      if (one === undefined) return {};
      if (act.body.of === 'held') {
        return takeOff(matter, one, act.body, act, one.proceedsFen + num(act.body, 'proceedsFen'));
      }
      return takeConfiscated(matter, one, act.body);
    },
  },
  'return-goods': {
    title: { zh: '退还财物', en: 'Give goods back' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['coercion.art28', 'mlm.art19'],
    body: z.strictObject({
      measure: numbered('m'),
      /** `confiscated`: by a decision that no longer stands; left out, what is held. */
      of: z.enum(['held', 'confiscated']).exactOptional(),
      goods: someGoods().exactOptional(),
      /** Of what was sold before: the money, all of it. */
      proceedsFen: fen().exactOptional(),
      on: day(),
      place: line(300),
      /** Given, put on deposit 提存, or the seal taken off where it stood. */
      way: z.enum(['given', 'deposited', 'seal-removed']),
      officers: officersPresent(),
      party: partyBlock(),
      receiver: someone().exactOptional(),
      witness: someone().exactOptional(),
      signature: signature(),
    }),
    personal: ['place', 'party', 'receiver', 'witness', 'signature'],
    conditions: [handlersOrHead],
    says: [
      twoOfficers('return-goods'),
      notAfter('return-goods', 'on', '退还日期', 'The day of the return'),
      says(
        'case.return-goods.something',
        '应当列明退还的财物或者价款。',
        'Say what is given back: goods, or money.',
        (body) => 'goods' in body || num(body, 'proceedsFen') > 0,
      ),
    ],
    fits: [
      exists('return-goods'),
      fits(
        'case.return-goods.void',
        '没收决定仍然有效，没收的财物不退还。',
        'The decision that confiscated it stands.',
        (body, matter) => body.of !== 'confiscated' || confiscatedOn(matter) === null,
      ),
      chosen('return-goods'),
      fits(
        'case.return-goods.proceeds',
        '退还的价款应当等于处置所得价款。',
        'The money given back is all that the sale brought in.',
        (body, matter) =>
          !('proceedsFen' in body) || num(body, 'proceedsFen') === findHeld(matter, str(body, 'measure'))?.proceedsFen,
      ),
    ],
    fold: (matter, act) => {
      const one = findHeld(matter, str(act.body, 'measure'));
      if (one === undefined) return {};
      if (act.body.of === 'confiscated') return takeConfiscated(matter, one, act.body);
      return takeOff(matter, one, act.body, act, one.proceedsFen - num(act.body, 'proceedsFen'));
    },
  },
};
