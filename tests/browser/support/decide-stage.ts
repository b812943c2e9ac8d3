import type { Composed } from '../../../apps/server/compose.ts';
import { type ActId, type MatterId, uuidv7 } from '../../../kernel/id.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { delivery, fine, notice, pass, waiver } from '../../../modules/cases/model/case/testing/deciding.ts';
import { crimeReport } from '../../../modules/cases/model/case/testing/finishing.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { actorFor } from '../../../world/people.ts';
import { file, gathered, head, officer, reviewer, type Step, tell } from './case-stage.ts';

const HOME = '980102';
const citation = '《禁止传销条例》第二十四条第二款';

/** A violation that the invented province has a benchmark for. */
const pyramid = { violation: 'pyramid-recruiting', domain: 'pyramid-selling', cause: '介绍他人参加传销' };
const fined = (yuan: number): JsonObject => ({
  ...fine(yuan),
  penalties: [{ kind: 'fine', fen: yuan * 100, citation }],
  facts: '当事人介绍他人参加传销，有名单和转账记录为证。',
  reasons: '当事人主动退款，按照基准裁量。',
});

/** A case with two exhibits, ready to be reported. */
export const tellReady = (composed: Composed): Promise<string> =>
  tell(composed, [
    file('2026-05-20', 921, { ...pyramid, title: '某某商贸有限公司介绍他人参加传销案' }),
    gathered('2026-05-21', 'add-evidence', { title: '退款凭证十二张' }),
    gathered('2026-05-22', 'add-evidence', { title: '询问笔录（店长）' }),
  ]);

/** A case that waits for its reviewer. */
export const tellSubmitted = (composed: Composed): Promise<string> =>
  tell(composed, [
    file('2026-05-20', 922, { ...pyramid, title: '某某商贸有限公司诱骗他人参加传销案' }),
    gathered('2026-05-21', 'add-evidence'),
    ['2026-06-08', officer, 'report', fined(60_000)],
    ['2026-06-08', officer, 'submit-review', { grounds: [] }],
  ]);

/** A case with an exhibit in which a crime is suspected and reported, and nobody has decided on the transfer. */
export const tellSuspected = (composed: Composed): Promise<string> =>
  tell(composed, [
    file('2026-05-20', 923, { ...pyramid, title: '某某商贸有限公司组织传销案' }),
    gathered('2026-05-21', 'add-evidence'),
    ['2026-06-08', officer, 'report-crime', crimeReport],
  ]);

/** Decided cases on the same violation, so that there is something to compare with. */
export async function tellDecided(composed: Composed, yuan: readonly number[]): Promise<void> {
  for (const [index, amount] of yuan.entries()) {
    const n = 940 + index;
    const proposal = fined(amount);
    const steps: readonly Step[] = [
      file('2026-05-18', n, { ...pyramid, title: `某某商贸有限公司传销案（${n}）` }),
      ['2026-05-19', officer, 'report', proposal],
      ['2026-05-19', officer, 'submit-review', { grounds: [] }],
      ['2026-05-20', reviewer, 'case-review', pass],
      ['2026-05-21', head, 'approve-proposal', {}],
      ['2026-05-21', officer, 'notify', notice(false, n)],
      ['2026-05-22', officer, 'record-notice-delivery', delivery],
      ['2026-05-22', officer, 'waive-defence', waiver('defence')],
      ['2026-05-25', head, 'decide', { ...proposal, number: `听泉市监处罚〔2026〕${n}号` }],
    ];
    await tell(composed, steps);
  }
}

/** What lies between the pass of a review and the decision: approved, told, served, waived. */
export async function tellUpToDecision(composed: Composed, id: string): Promise<void> {
  const steps: readonly (readonly [LedgerActor, string, JsonObject])[] = [
    [actorFor(head), 'approve-proposal', {}],
    [actorFor(officer), 'notify', notice(false, 921)],
    [actorFor(officer), 'record-notice-delivery', delivery],
    [actorFor(officer), 'waive-defence', waiver('defence')],
  ];
  for (const [actor, verb, body] of steps) {
    await perform(composed.ledger, actor, {
      actId: uuidv7() as ActId,
      homeRegion: regionOf(HOME),
      matterId: id as MatterId,
      verb,
      body,
      traceId: 'test',
    });
  }
}
