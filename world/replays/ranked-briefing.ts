import type { ActId, MatterId } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import {
  type BriefingDependencies,
  briefingGuard,
  freezeBriefing,
  openBriefing,
} from '../../modules/briefings/index.ts';
import { type Content, content } from '../../modules/briefings/model/content.ts';
import { findDraft } from '../../modules/briefings/queries/read-briefing.ts';
import { perform } from '../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { actorFor, personAt } from '../people.ts';
import { provinceCode } from '../places.ts';
import { createRandom } from '../random.ts';

/** Cities ranked by their clues, with the year's cases and their growth: every number bound to its figure. */
export const rankedContent = (period: Content['period']): Content =>
  content.parse({
    ...{ title: '线索核查情况排名通报', kind: 'ranked', period, compare: 'year' },
    cells: [
      { id: 'f1', title: '受理线索', figures: ['clues.received'] },
      { id: 'f2', title: '销号线索', figures: ['clues.cleared'], base: ['clues.received'] },
      { id: 'f3', title: '立案', figures: ['case.filed'] },
      { id: 'f4', title: '罚款', figures: ['case.fined'] },
    ],
    sections: [
      {
        ...{ id: 's1', kind: 'text', heading: '一、总体情况' },
        text: '全省受理线索{{f1}}，销号{{f2}}；立案{{f3}}，{{f3.growth}}；罚款{{f4}}，{{f4.growth}}。',
      },
      { ...{ id: 's2', kind: 'rank', heading: '二、各市线索数量排名' }, figures: ['clues.received'] },
      {
        ...{ id: 's3', kind: 'table', heading: '三、各市情况', by: 'authority' },
        columns: [
          { id: 'c1', figures: ['clues.received'] },
          { id: 'c2', figures: ['clues.cleared'], base: ['clues.received'] },
          { id: 'c3', figures: ['case.filed'] },
        ],
      },
    ],
  });

/**
 * A bulletin as its desk makes it: drafted and submitted by the campaign office, approved by the head, numbered, computed
 * from the acts, signed, published in the province. Gives how many acts it took.
 * @throws AppError as the steps of a bulletin
 */
export async function publishRanked(deps: BriefingDependencies, period: Content['period']): Promise<number> {
  const { ledger } = deps;
  const office = actorFor(personAt(provinceCode, 'campaign-office'));
  const head = actorFor(personAt(provinceCode, 'head'));
  const now = ledger.clock.now();
  const random = createRandom('ranked briefing');
  const newId = (): ActId => random.uuid(now) as ActId;
  const { matterId } = await openBriefing(deps, office, { actId: newId(), content: rankedContent(period) });
  const key = { region: regionOf(provinceCode), id: matterId };
  const act = async (by: LedgerActor, verb: string, body: JsonObject): Promise<void> => {
    const asked = { actId: newId(), homeRegion: key.region, matterId: key.id as MatterId, verb, body };
    const beside = briefingGuard(ledger.store).beside?.(asked, legalDay(now));
    await perform(ledger, by, { ...asked, ...(beside === undefined ? {} : { beside }) });
  };
  const draft = await ledger.store.transaction(office, (tx) => findDraft(tx, key));
  if (draft === undefined) throw new RangeError('the draft was not saved');
  await act(office, 'submit', { content: draft.digest, saved: draft.version, title: rankedContent(period).title });
  await act(head, 'approve', {});
  await freezeBriefing(deps, office, key, { actId: newId(), version: 3 });
  await act(head, 'publish', { area: true, authorities: [], public: false });
  return 5;
}
