import { type ActId, type MatterId, newActId, type Region } from '../../../kernel/id.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { person, smallProvince } from '../../bulletins/testing.ts';
import { saveDraft } from '../commands/drafts.ts';
import { freezeBriefing } from '../commands/freeze.ts';
import type { BriefingDependencies } from '../environment.ts';
import { briefing } from '../model/briefing.ts';
import { type Content, content } from '../model/content.ts';
import type { BriefingKey } from '../queries/read-briefing.ts';

/** A bulletin about clues by area, with a rank and a growth: what most tests need. */
export const clueContent = (more: Partial<Content> = {}): Content =>
  content.parse({
    title: '线索清零情况通报',
    kind: 'ranked',
    period: { from: '2026-03-01', to: '2026-03-31' },
    compare: 'before',
    cells: [
      { id: 'f1', title: '收到线索', figures: ['clue.received'] },
      { id: 'f2', title: '销号', figures: ['clue.cleared-on-time', 'clue.cleared-late'], base: ['clue.received'] },
    ],
    sections: [
      {
        id: 's1',
        kind: 'text',
        heading: '一、总体情况',
        text: '2026年3月，收到线索{{f1}}，{{f1.growth}}；销号率{{f2.rate}}。',
      },
      {
        id: 's2',
        kind: 'table',
        heading: '二、分地区情况',
        by: 'authority',
        columns: [
          { id: 'c1', figures: ['clue.received'] },
          { id: 'c2', figures: ['clue.cleared-on-time', 'clue.cleared-late'], base: ['clue.received'] },
          { id: 'c3', figures: ['clue.open'] },
        ],
      },
      {
        id: 's3',
        kind: 'rank',
        heading: '三、排名',
        figures: ['clue.cleared-on-time', 'clue.cleared-late'],
        base: ['clue.received'],
      },
      { id: 's4', kind: 'chart', heading: '四、图', shape: 'bar', of: 's2', column: 'c1' },
      {
        id: 's5',
        kind: 'table',
        heading: '五、分领域',
        by: 'domain',
        columns: [{ id: 'c1', figures: ['clue.received'] }],
      },
      {
        id: 's6',
        kind: 'table',
        heading: '六、分月',
        by: 'month',
        columns: [{ id: 'c1', figures: ['clue.received'] }],
      },
      { id: 's7', kind: 'map', heading: '七、分布', figures: ['clue.received'] },
      {
        id: 's8',
        kind: 'table',
        heading: '八、专项',
        by: 'campaign',
        columns: [{ id: 'c1', figures: ['clue.received'] }],
      },
    ],
    ...more,
  });

/** A small province with the people who write and approve bulletins. */
export async function briefingStage() {
  const province = await smallProvince();
  const ledger: LedgerDependencies = {
    ...province.ledger,
    procedures: { ...province.ledger.procedures, briefing },
  };
  const deps: BriefingDependencies = { ...province.deps, ledger };
  const author = person('980000', 'campaign-office');
  const head = person('980000', 'head');
  const region = regionOf('980000');

  const act = async (actor: LedgerActor, key: BriefingKey, verb: string, body: JsonObject = {}) =>
    perform(ledger, actor, {
      actId: newActId(),
      homeRegion: key.region as Region,
      matterId: key.id as MatterId,
      verb,
      body,
    });

  /** Drafts a bulletin and saves its content; gives its key. */
  async function drafted(what: Content = clueContent(), by = author): Promise<BriefingKey & { saved: JsonObject }> {
    const at = regionOf(by.authority);
    const opened = await perform(ledger, by, {
      actId: newActId(),
      homeRegion: at,
      procedure: 'briefing',
      verb: 'draft',
      body: { title: what.title, kind: what.kind },
    });
    const key = { region: at as string, id: opened.matterId as string };
    const { version, digest } = await saveDraft(deps, by, key, { version: 0, content: what });
    return { ...key, saved: { content: digest, saved: version, title: what.title } };
  }

  async function approved(what?: Content): Promise<BriefingKey> {
    const { saved, ...key } = await drafted(what);
    await act(author, key, 'submit', saved);
    await act(head, key, 'approve');
    return key;
  }

  async function frozen(what?: Content) {
    const key = await approved(what);
    return { key, stored: await freezeBriefing(deps, author, key, { actId: newActId() as ActId, version: 3 }) };
  }

  return { ...province, ledger, deps, author, head, region, act, drafted, approved, frozen };
}

export type BriefingStage = Awaited<ReturnType<typeof briefingStage>>;
