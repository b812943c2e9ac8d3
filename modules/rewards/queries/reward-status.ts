import { fen, formatYuan } from '../../../kernel/money.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { RewardStatus } from '../../intake/contract.ts';
import type { ToldReward } from '../../intake/index.ts';
import { amountOf, claimUntil, excuseAsked } from '../model/conditions.ts';
import { reward } from '../model/reward.ts';
import { rewardsOfReport } from './rewards-of.ts';

type State = RewardStatus['state'];

const EXCUSE: Text = {
  zh: '有正当理由的，可以说明理由，申请延期领取。',
  en: 'If you had a good reason, say so and ask for another day.',
};

function stateOf({ state, facts }: Matter): State {
  if (facts.outcome === 'refused') return 'refused';
  if (state === 'lapsed' || state === 'claimed') return state;
  return state === 'told' ? 'granted' : 'paid';
}

/** To be claimed: until when, or what can be done now that the day has passed. */
function toClaim(matter: Matter, today: PlainDate): Text {
  const until = claimUntil(matter);
  const amount = fen(amountOf(matter));
  const granted = {
    zh: `对您的举报决定给予奖励 ${formatYuan(amount)}。`,
    en: `You were granted a reward of ${formatYuan(amount, 'en')} for your report.`,
  };
  if (excuseAsked(matter)) {
    return {
      zh: `${granted.zh}您的延期领取申请正在审核，结果会在这里显示。`,
      en: `${granted.en} You asked for another day; the answer will be shown here.`,
    };
  }
  return today <= until
    ? {
        zh: `${granted.zh}请在 ${until}（含当日）以前选择领取方式，逾期视为放弃。`,
        en: `${granted.en} Say how you want to be paid by ${until} at the latest; otherwise it is taken as waived.`,
      }
    : {
        zh: `${granted.zh}领取期限已于 ${until} 届满。${EXCUSE.zh}`,
        en: `${granted.en} The last day to claim it was ${until}. ${EXCUSE.en}`,
      };
}

function textOf(matter: Matter, state: State, today: PlainDate): Text {
  switch (state) {
    case 'granted':
      return toClaim(matter, today);
    case 'claimed':
      return str(obj(matter.facts, 'claim'), 'way') === 'bank'
        ? {
            zh: '已收到领取申请，奖励将转入您提供的账户。',
            en: 'Claimed; it will be transferred to the account you gave.',
          }
        : {
            zh: '已收到领取申请，请凭回执码到办理机关当面领取。',
            en: 'Claimed; come to the office with your receipt code to be paid.',
          };
    case 'paid':
      return { zh: '奖励已经兑付。', en: 'The reward was paid.' };
    case 'lapsed':
      return excuseAsked(matter)
        ? {
            zh: '您的延期领取申请正在审核，结果会在这里显示。',
            en: 'You asked for another day; the answer will be shown here.',
          }
        : {
            zh: `奖励逾期未领取，已视为放弃。${EXCUSE.zh}`,
            en: `The reward was not claimed in time and is taken as waived. ${EXCUSE.en}`,
          };
    case 'refused':
      return {
        zh: '决定不予奖励，理由见办理机关的留言，救济途径如下。',
        en: 'No reward was granted. The office wrote you why; your remedies are below.',
      };
  }
}

interface Written {
  readonly verb: string;
  readonly event_at: Date;
  readonly text: string | null;
  readonly remedies: string | null;
}

/** What the office wrote to the reporter; no other word of the reward leaves here. */
async function writtenTo(tx: Db, { homeRegion, id }: Matter): Promise<readonly Written[]> {
  const { rows } = await tx.query<Written>(sql`
    select a.verb, a.event_at, p.payload ->> 'text' as text, p.payload ->> 'remedies' as remedies
    from act a
    left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    where a.home_region = ${homeRegion} and a.matter_id = ${id} and a.verb in ('tell', 'refuse') order by a.seq`);
  return rows;
}

/** The reward of a report that its reporter was told of; the newest, where there were several. */
export async function toldRewardOf(tx: Db, report: string): Promise<Matter | undefined> {
  return (await rewardsOfReport(tx, report)).find(({ facts }) => 'told' in facts);
}

/** What whoever holds the report's code is told of its reward, and what they may do; null before they are told anything. */
export async function rewardStatusOf(
  { clock }: Pick<LedgerDependencies, 'clock'>,
  tx: Db,
  report: Pick<Matter, 'id'>,
): Promise<ToldReward | null> {
  const matter = await toldRewardOf(tx, report.id);
  if (matter === undefined) return null;
  const today = legalDay(clock.now());
  const state = stateOf(matter);
  const person = { personId: SYSTEM_PERSON, authority: matter.handlingCode, roles: ['system'], onBehalfOf: null };
  const may = (verb: string): boolean => refusalOf(reward, matter, person, verb, today) === null;
  const written = await writtenTo(tx, matter);
  const until = claimUntil(matter);
  return {
    status: {
      state,
      text: textOf(matter, state, today),
      amountFen: state === 'refused' ? null : amountOf(matter),
      claimUntil: until === '' ? null : (until as PlainDate),
      mayClaim: may('claim'),
      mayAskExcuse: may('ask-excuse'),
      remedies: state === 'refused' ? (written.find(({ verb }) => verb === 'refuse')?.remedies ?? null) : null,
    },
    written: written.flatMap(({ verb, event_at, text }) => (verb === 'tell' ? [{ at: event_at, text }] : [])),
  };
}
