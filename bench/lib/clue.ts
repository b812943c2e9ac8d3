import { uuidv7 } from '../../kernel/id.ts';

/** What a clerk enters for one clue: text, respondent, place and a sealed reporter. */
export const CLUE = {
  title: '超市销售过期食品',
  text: '本月三日在城西某超市购买的散装食品已过保质期，店方拒绝退货，也没有公示价格。'.repeat(3),
  channel: 'phone',
  domain: 'food',
  respondent: { name: '某某商贸有限公司', address: '城西路8号' },
  reporter: { name: '王某', phone: '10012345678' },
} as const;

/** The clue as the console sends it, each with an act id of its own. */
export function clueBody(): string {
  return JSON.stringify({ actId: uuidv7(), procedure: 'clue', verb: 'receive', body: CLUE });
}
