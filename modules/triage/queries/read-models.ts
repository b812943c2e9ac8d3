import type { Text } from '../../../kernel/text.ts';
import type { Db } from '../../../platform/store/types.ts';
import {
  type ClueModelsAnswer,
  type ClueModelView,
  comparison,
  PROMOTION_RULE,
  type ServiceView,
  SHIPPED_SET,
} from '../contract.ts';
import type { ClueModels } from '../model/clue-model.ts';
import { areaOfShipped } from '../registry/serving.ts';
import { NEWEST, windowOf } from '../registry/window.ts';
import { type Agreement, agreements } from './agreement.ts';
import { listModels, listServices, type ModelRow, type ServiceRow, servingOf } from './models.ts';
import { teachingActs } from './verdicts.ts';

const LATELY_MS = 90 * 86_400_000;

/** What the page of models rests on, as one transaction of the system read it. */
export interface ReadModels {
  readonly models: readonly ModelRow[];
  readonly services: readonly ServiceRow[];
  readonly serving: { readonly version: string; readonly authority: string } | null;
  readonly corrections: number;
  readonly agreements: readonly Agreement[];
  readonly since: Date;
}

/** Reads all of it for an authority: its own area, and who serves it from above. */
export async function readModels(tx: Db, authority: string, at: Date): Promise<ReadModels> {
  const since = new Date(at.getTime() - LATELY_MS);
  const [models, services] = [await listModels(tx, authority), await listServices(tx, authority)];
  const serving = await servingOf(tx, authority);
  const acts = await teachingActs(tx, serving?.authority ?? areaOfShipped(authority.slice(0, 6)), {
    after: models.find(({ version }) => version === serving?.version)?.cut_at,
    newest: NEWEST,
  });
  return {
    ...{ models, services, serving, since },
    corrections: windowOf(acts).length,
    agreements: await agreements(tx, authority, since),
  };
}

/** Names as the answer gives them. */
export interface Naming {
  readonly authority: (code: string) => Text;
  readonly person: (id: string) => string;
}

/** When and by whom a version was last put into service, and when it was relieved of it. */
function servedBy(version: string, services: readonly ServiceRow[]) {
  const began = services.find((each) => each.version === version);
  if (began === undefined) return { began, ended: undefined };
  const later = services.filter((each) => each.authority === began.authority && each.at > began.at);
  return { began, ended: later.at(-1) };
}

function presentModel(row: ModelRow, services: readonly ServiceRow[], { authority, person }: Naming): ClueModelView {
  const { began, ended } = servedBy(row.version, services);
  return {
    version: row.version,
    authority: { code: row.authority, name: authority(row.authority) },
    parent: row.parent,
    cutAt: row.cut_at.toISOString(),
    verdicts: row.verdicts,
    verdictDigest: row.verdict_digest.toString('hex'),
    digest: row.digest.toString('hex'),
    bytes: row.bytes,
    trainedAt: row.trained_at.toISOString(),
    trainedBy: { id: row.trained_by, name: person(row.trained_by) },
    promotedAt: began?.at.toISOString() ?? null,
    promotedBy: began === undefined ? null : { id: began.by, name: person(began.by) },
    retiredAt: ended?.at.toISOString() ?? null,
    scores: row.scores,
  };
}

const presentService = (row: ServiceRow, { authority, person }: Naming): ServiceView => ({
  id: row.id,
  authority: { code: row.authority, name: authority(row.authority) },
  version: row.version,
  before: row.before,
  rolledBack: row.rolled_back,
  reason: row.reason,
  at: row.at.toISOString(),
  by: { id: row.by, name: person(row.by) },
  figures: comparison.safeParse(row.figures).data ?? null,
});

/** Proposed and agreed, by what `key` takes of each. */
function sums(list: readonly Agreement[], key: (each: Agreement) => string) {
  const found = new Map<string, { value: string; proposed: number; agreed: number }>();
  for (const each of list) {
    const value = key(each);
    const sum = found.get(value) ?? { value, proposed: 0, agreed: 0 };
    sum.proposed += each.times;
    sum.agreed += each.proposed === each.said ? each.times : 0;
    found.set(value, sum);
  }
  return [...found.values()].sort((a, b) => b.proposed - a.proposed || (a.value < b.value ? -1 : 1));
}

function lately({ agreements: list, since }: ReadModels, { authority }: Naming): ClueModelsAnswer['lately'] {
  const [all] = sums(list, () => '');
  const corrected = new Map<string, { from: string; to: string; times: number }>();
  for (const { proposed, said, times } of list) {
    if (proposed === said) continue;
    const known = corrected.get(`${proposed} ${said}`) ?? { from: proposed, to: said, times: 0 };
    known.times += times;
    corrected.set(`${proposed} ${said}`, known);
  }
  return {
    since: since.toISOString(),
    byChannel: sums(list, ({ channel }) => channel),
    byCounty: sums(list, ({ county }) => county).map((each) => ({ ...each, name: authority(each.value) })),
    corrected: [...corrected.values()].sort((a, b) => b.times - a.times || (a.from < b.from ? -1 : 1)).slice(0, 30),
    proposed: all?.proposed ?? 0,
    agreed: all?.agreed ?? 0,
  };
}

/** People whom the answer names. */
export const peopleIn = ({ models, services }: ReadModels): readonly string[] => [
  ...models.map(({ trained_by }) => trained_by),
  ...services.map(({ by }) => by),
];

/** The page of models. */
export function presentModels(read: ReadModels, shipped: ClueModels, naming: Naming): ClueModelsAnswer {
  const besides = read.models.flatMap(({ scores }) => scores.beside);
  const measured = besides.find(({ version }) => version === shipped.version);
  return {
    serving: {
      version: read.serving?.version ?? shipped.version,
      authority: read.serving?.authority ?? null,
      corrections: read.corrections,
    },
    shipped: {
      version: shipped.version,
      crossed: shipped.heads.map(({ name, scores: { texts, right, macroF1, speaks, rightWhereSpeaks } }) => ({
        ...{ head: name, texts, right, macroF1, speaks, rightWhereSpeaks },
      })),
      set: measured?.sets.find(({ set }) => set === SHIPPED_SET) ?? null,
    },
    models: read.models.map((row) => presentModel(row, read.services, naming)),
    services: read.services.map((row) => presentService(row, naming)),
    rule: PROMOTION_RULE,
    lately: lately(read, naming),
  };
}
