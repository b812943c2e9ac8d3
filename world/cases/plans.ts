import * as deciding from './bodies-deciding.ts';
import { penalties } from './bodies-deciding.ts';
import * as finishing from './bodies-finishing.ts';
import * as holding from './bodies-holding.ts';
import * as opening from './bodies-opening.ts';
import { type CasePlan, open, over, spot } from './case-plan.ts';
import { publicPlans } from './plans-published.ts';
import {
  type Acts,
  act,
  archived,
  closed,
  decided,
  filed,
  investigated,
  kept,
  performed,
  proposed,
  published,
  replyOver,
  reported,
  reviewed,
  reviewedByLaw,
  seized,
  served,
  submitted,
  told,
} from './routes.ts';

const yuan = (amount: number): number => amount * 100;
const fine = penalties.fine;
const FOOD = ['expired-food', 'foreign-matter', 'reused-oil', 'adulterated-seasoning'];
const HELD = ['trade-mark', 'substandard-product', 'expired-food', 'unregistered-device', 'unfiled-cosmetics'];
/** A fine from which a hearing is offered to an organisation. */
const HEAVY = { fine: yuan(128_000), involved: yuan(96_000) };

const heldFrom = (before: Acts = investigated): Acts => [...filed, ...seized(), ...before.slice(filed.length)];

const hearingTo = (d: number): Acts => [
  ...investigated,
  ...reported(d, deciding.proposing(fine)),
  ...reviewedByLaw(d, 'L3'),
  ...told(d + 3, true),
  act(d + 6, 'officer', 'ask-hearing', deciding.askHearing),
];
const hearingFixed = (d: number): Acts => [
  ...hearingTo(d),
  act(d + 7, 'head', 'appoint-chair', deciding.appointChair),
  act(d + 8, 'officer', 'hand-over-file', deciding.handOverFile),
  act(d + 9, 'reviewer', 'fix-hearing', deciding.fixHearing(d + 20)),
  act(d + 9, 'reviewer', 'record-hearing-notice', deciding.hearingNotice),
  act(d + 9, 'reviewer', 'announce-hearing', deciding.announceHearing),
];
const heard = (d: number): Acts => [
  ...hearingFixed(d),
  act(d + 20, 'reviewer', 'hold-hearing', deciding.holdHearing),
  act(d + 21, 'reviewer', 'hearing-report', deciding.reportHearing),
  ...reviewedByLaw(d + 22, 'L3'),
  act(d + 25, 'head', 'discuss', deciding.discussing(fine)),
  act(d + 26, 'head', 'decide', deciding.proposing(fine)),
  ...served(d + 27),
  ...published(d + 28, true),
];

const fineTo = (d: number): Acts => [...proposed(d, fine), ...decided(replyOver(d), fine), ...served(replyOver(d) + 1)];

/** Licences revoked: the right to a hearing is told and not used, the heads decide together. */
export const revoked = (d: number): Acts => [
  ...investigated,
  ...reported(d, deciding.proposing(penalties.licence)),
  ...reviewedByLaw(d, 'L1'),
  ...told(d + 3, true),
  act(d + 10, 'officer', 'end-reply'),
  act(d + 10, 'head', 'discuss', deciding.discussing(penalties.licence)),
  act(d + 11, 'head', 'decide', deciding.proposing(penalties.licence)),
  ...served(d + 12),
  ...published(d + 13, false),
  act(d + 14, 'officer', 'perform-duty', finishing.surrenderLicences),
];

/** To the police who file it: on day d reported, approved and sent. */
export const toPolice = (d: number, offence = '生产、销售不符合安全标准的食品罪'): Acts => [
  act(d, 'officer', 'report-crime', finishing.reportCrime(offence)),
  act(d + 1, 'head', 'approve-crime-transfer', finishing.approveTransfer),
  act(d + 1, 'officer', 'send-to-police', finishing.sendToPolice),
];
export const takenByPolice = (d: number): Acts => [
  act(d, 'officer', 'police-received', finishing.policeReceived),
  act(d + 2, 'officer', 'police-filed', finishing.policeFiled),
  act(d + 3, 'officer', 'hand-over-goods', finishing.handOverGoods),
];

/** Cases under way, one for each place where a case can stand. */
export const openPlans = {
  filed: open(filed, [0, 1], { fromReport: true }),
  investigating: open(
    [...investigated, act(2, 'officer', 'add-task', deciding.addTask('调取平台交易记录', 12))],
    [3, 6],
  ),
  'undecided-late': open(investigated, [66, 72]),
  extended: open(
    [
      ...investigated,
      act(50, 'officer', 'request-extension', deciding.askExtension),
      act(51, 'head', 'extend', deciding.extend),
    ],
    [54, 58],
  ),
  'extension-asked': open([...investigated, act(52, 'officer', 'request-extension', deciding.askExtension)], [53, 54]),
  suspended: open([...investigated, act(6, 'head', 'suspend', deciding.suspend)], [10, 20]),
  testing: open([...heldFrom(), act(3, 'officer', 'commission-test', holding.commissionTest)], [6, 9], {
    violations: ['substandard-product', 'substandard-fuel', 'adulterated-seasoning'],
  }),
  'held-near-limit': open(heldFrom(), [18, 19], { violations: HELD }),
  'evidence-kept': open([...filed, ...kept()], [4, 5], { violations: HELD }),
  'measure-asked': open([...filed, act(0, 'officer', 'request-measure', holding.requestSeizure)], [0, 1], {
    violations: HELD,
  }),
  reported: open([...investigated, ...reported(5, deciding.proposing(fine))], [5, 6]),
  'to-review': open([...investigated, ...reported(6, deciding.proposing(fine)), ...submitted(6)], [6, 7], {
    fromReport: true,
  }),
  'to-review-by-law': open([...investigated, ...reported(7, deciding.proposing(fine)), ...submitted(7, 'L3')], [8, 9], {
    amounts: HEAVY,
  }),
  'to-approve': open([...investigated, ...reported(6, deciding.proposing(fine)), ...reviewed(6)], [7, 9]),
  'to-notify': open(
    [
      ...investigated,
      ...reported(6, deciding.proposing(fine)),
      ...reviewed(6),
      act(8, 'head', 'approve-proposal', deciding.approveProposal),
    ],
    [8, 9],
  ),
  notified: open(proposed(6, fine), [10, 12]),
  defended: open([...proposed(6, fine), act(11, 'officer', 'defend', deciding.defend)], [12, 13]),
  'hearing-asked': open(hearingTo(6), [13, 14], { amounts: HEAVY }),
  'hearing-fixed': open(hearingFixed(6), [19, 22], { amounts: HEAVY }),
  'hearing-soon': open(hearingFixed(6), [23, 25], { amounts: HEAVY }),
  'to-decide': open([...proposed(6, fine), act(replyOver(6), 'officer', 'end-reply')], [15, 17]),
  'to-serve': open([...proposed(6, fine), ...decided(replyOver(6), fine)], [15, 17]),
  'to-publish': open(fineTo(6), [17, 19]),
  'to-pay': open([...fineTo(6), ...published(17, true)], [18, 22]),
  'unpaid-late': open([...fineTo(6), ...published(17, true)], [34, 44]),
  demanded: open([...fineTo(6), ...published(17, true), act(150, 'officer', 'demand', finishing.demand)], [152, 156]),
  instalments: open(
    [...fineTo(6), ...published(17, true), act(20, 'head', 'grant-instalments', finishing.instalments)],
    [22, 28],
  ),
  reconsidered: open(
    [...fineTo(6), ...published(17, true), act(30, 'reviewer', 'record-reconsideration', finishing.askReconsideration)],
    [32, 36],
  ),
  'with-police': open(
    [...investigated, ...toPolice(5), act(7, 'officer', 'police-received', finishing.policeReceived)],
    [7, 8],
    {
      violations: ['reused-oil'],
      amounts: { involved: yuan(186_000) },
    },
  ),
  'to-close': open(performed(6, fine, ['fine']), [21, 26]),
  'closing-asked': open(
    [...performed(6, fine, ['fine']), act(22, 'officer', 'request-closing', finishing.requestClosing('K1'))],
    [23, 26],
    { fromReport: true },
  ),
  'to-archive': open([...performed(6, fine, ['fine']), ...closed(22)], [24, 40]),
} as const satisfies Readonly<Record<string, CasePlan>>;

const half = (amount: number): number => Math.floor(amount / 200) * 100;

/** Cases that are over. */
export const donePlans = {
  fined: over([...performed(4, fine, ['fine']), ...closed(20), ...archived(24)]),
  'fined-person': over([...performed(4, fine, ['fine']), ...closed(20)], {
    person: true,
    violations: ['unlicensed-food', 'unlicensed-trade', 'price-not-marked'],
  }),
  'fined-after-report': over([...performed(5, fine, ['fine']), ...closed(21)], { fromReport: true }),
  'gains-confiscated': over([...performed(5, penalties.gains, ['fine', 'gains']), ...closed(21)]),
  'goods-confiscated': over(
    [
      ...performed(3, penalties.goods, ['fine'], heldFrom()),
      act(19, 'officer', 'dispose-goods', holding.destroyGoods),
      ...closed(20),
      ...archived(23),
    ],
    { violations: HELD },
  ),
  'goods-handed-in': over([...performed(5, penalties.goods, ['fine']), ...closed(21)], { violations: FOOD }),
  warned: over([
    ...proposed(4, penalties.warning),
    ...decided(replyOver(4), penalties.warning),
    ...served(replyOver(4) + 1),
    ...closed(replyOver(4) + 3),
  ]),
  'not-punished': over([
    ...investigated,
    ...reported(5, deciding.proposingNothing('not-punished-minor')),
    ...reviewed(5),
    act(7, 'head', 'dismiss', deciding.dismissing('not-punished-minor')),
    ...served(8),
    ...closed(10, 'K4'),
  ]),
  'not-established': over([
    ...investigated,
    ...reported(8, deciding.proposingNothing('not-established')),
    ...reviewed(8),
    act(10, 'head', 'dismiss', deciding.dismissing('not-established')),
    ...served(11),
    ...closed(13, 'K4'),
  ]),
  'taken-by-police': over([...investigated, ...toPolice(5), ...takenByPolice(7), ...closed(12, 'K4')], {
    violations: ['reused-oil'],
    amounts: { involved: yuan(240_000) },
  }),
  'licence-revoked': over(
    [...revoked(6), act(22, 'intake', 'record-payment', finishing.paying('fine')), ...closed(24), ...archived(27)],
    { violations: ['reused-oil'] },
  ),
  'licence-revoked-and-police': over([...revoked(6), ...toPolice(21), ...takenByPolice(23)], {
    violations: ['reused-oil'],
  }),
  banned: over(
    [...performed(6, fine, ['fine'], [...investigated, act(4, 'officer', 'record-ban', finishing.ban)]), ...closed(22)],
    {
      violations: ['unlicensed-trade', 'unlicensed-food'],
    },
  ),
  recovered: over([
    ...performed(6, fine, ['fine'], [...investigated, act(5, 'officer', 'record-recovery', finishing.recover)]),
    ...closed(22),
  ]),
  refunded: over(
    [
      ...performed(
        12,
        fine,
        ['fine'],
        [
          ...investigated,
          act(4, 'officer', 'order-refund', finishing.orderRefund),
          act(10, 'officer', 'record-refund', finishing.recordRefund),
        ],
      ),
      ...closed(28),
    ],
    { violations: ['price-not-marked', 'misleading-price'] },
  ),
  heard: over(
    [...heard(6), act(37, 'intake', 'record-payment', finishing.paying('fine')), ...closed(39), ...archived(43)],
    { amounts: HEAVY },
  ),
  'seizure-extended': over(
    [
      ...performed(
        16,
        penalties.goods,
        ['fine'],
        [
          ...heldFrom(),
          act(13, 'head', 'extend-measure', holding.extendSeizure(30)),
          act(13, 'officer', 'deliver-measure', holding.tellExtension),
        ],
      ),
      act(32, 'officer', 'dispose-goods', holding.destroyGoods),
      ...closed(33),
    ],
    { violations: HELD },
  ),
  'seizure-lifted': over(
    [
      ...performed(
        8,
        fine,
        ['fine'],
        [
          ...heldFrom(),
          act(5, 'officer', 'lift-measure', holding.liftSeizure),
          act(5, 'officer', 'return-goods', holding.returnGoods),
        ],
      ),
      ...closed(24),
    ],
    { violations: HELD },
  ),
  'evidence-released': over(
    [
      ...performed(
        8,
        fine,
        ['fine'],
        [
          ...filed,
          ...kept(),
          ...investigated.slice(filed.length),
          act(4, 'officer', 'decide-kept', holding.releaseKept),
          act(4, 'officer', 'return-goods', holding.returnGoods),
        ],
      ),
      ...closed(24),
    ],
    { violations: HELD },
  ),
  tested: over(
    [
      ...performed(
        17,
        penalties.goods,
        ['fine'],
        [
          ...investigated,
          act(3, 'officer', 'commission-test', holding.commissionTest),
          act(14, 'officer', 'record-test-result', holding.testResult),
        ],
      ),
      ...closed(33),
    ],
    { violations: ['substandard-product', 'substandard-fuel', 'adulterated-seasoning'] },
  ),
  defended: over([
    ...proposed(5, fine),
    act(9, 'officer', 'defend', deciding.defend),
    act(11, 'officer', 'review-defence', deciding.answerDefence),
    ...decided(14, fine),
    ...served(15),
    ...published(16, true),
    act(20, 'intake', 'record-payment', finishing.paying('fine')),
    ...closed(22),
  ]),
  waived: over([
    ...proposed(4, fine),
    act(8, 'officer', 'waive-defence', deciding.waive),
    act(8, 'head', 'decide', deciding.proposing(fine)),
    ...served(9),
    ...published(10, true),
    act(12, 'intake', 'record-payment', finishing.paying('fine')),
    ...closed(14),
  ]),
  upheld: over([
    ...performed(5, fine, ['fine']),
    act(24, 'reviewer', 'record-reconsideration', finishing.askReconsideration),
    act(30, 'reviewer', 'answer-reconsideration', finishing.answerReconsideration),
    act(60, 'reviewer', 'record-remedy-outcome', finishing.remedyOutcome('upheld')),
    ...closed(62),
  ]),
  changed: over([
    ...fineTo(5),
    act(17, 'reviewer', 'record-reconsideration', finishing.askReconsideration),
    act(22, 'reviewer', 'answer-reconsideration', finishing.answerReconsideration),
    act(50, 'reviewer', 'record-remedy-outcome', finishing.remedyOutcome('changed', half)),
    act(51, 'officer', 'publish', finishing.publishing(true)),
    act(53, 'intake', 'record-payment', finishing.payingSome(half)),
    ...closed(55),
  ]),
  'filing-withdrawn': over([...filed, act(3, 'head', 'withdraw-filing', deciding.withdrawFiling)]),
  'decided-late': over([...performed(64, fine, ['fine']), ...closed(80)]),
  'extended-in-time': over([
    ...performed(
      66,
      fine,
      ['fine'],
      [
        ...investigated,
        act(48, 'officer', 'request-extension', deciding.askExtension),
        act(49, 'head', 'extend', deciding.extend),
      ],
    ),
    ...closed(82),
  ]),
} as const satisfies Readonly<Record<string, CasePlan>>;

const PRICE = ['price-not-marked', 'expired-food', 'unfiled-cosmetics'];

/** Decided on the spot 简易程序. */
export const spotPlans = {
  'spot-decided': spot([act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(fine))], [0, 2], {
    violations: PRICE,
    amounts: { fine: yuan(500), involved: yuan(260) },
  }),
  'spot-collected': spot(
    [
      act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(fine, true)),
      act(1, 'officer', 'hand-in', finishing.handIn),
      act(2, 'intake', 'bank', finishing.bank),
      act(4, 'officer', 'file-summary', finishing.fileSummary),
    ],
    [5, 90],
    { violations: PRICE, person: true, amounts: { fine: yuan(100), involved: yuan(120) } },
  ),
  'spot-paid': spot(
    [
      act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(fine)),
      act(4, 'officer', 'file-summary', finishing.fileSummary),
      act(6, 'intake', 'record-payment', finishing.paying('fine')),
    ],
    [7, 90],
    { violations: PRICE, amounts: { fine: yuan(1_000), involved: yuan(800) } },
  ),
  'spot-warned': spot(
    [
      act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(penalties.warning)),
      act(3, 'officer', 'file-summary', finishing.fileSummary),
    ],
    [4, 90],
    { violations: PRICE, amounts: { involved: yuan(90) } },
  ),
  'spot-unpaid': spot(
    [
      act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(fine)),
      act(4, 'officer', 'file-summary', finishing.fileSummary),
    ],
    [6, 9],
    { violations: PRICE, amounts: { fine: yuan(800), involved: yuan(640) } },
  ),
  'spot-voided': spot(
    [act(0, 'officer', 'decide-on-spot', opening.decideOnSpot(fine)), act(2, 'head', 'void', finishing.voidDecision)],
    [4, 60],
    { violations: PRICE, amounts: { fine: yuan(300), involved: yuan(300) } },
  ),
} as const satisfies Readonly<Record<string, CasePlan>>;

export const casePlans = { ...prefixed(openPlans), ...donePlans, ...spotPlans, ...publicPlans };

/** Open plans carry a mark, since a case may be defended today or have been. */
function prefixed<K extends string>(plans: Readonly<Record<K, CasePlan>>): Readonly<Record<`open-${K}`, CasePlan>> {
  return Object.fromEntries(Object.entries(plans).map(([id, plan]) => [`open-${id}`, plan])) as Record<
    `open-${K}`,
    CasePlan
  >;
}
export type CasePlanId = keyof typeof casePlans;
