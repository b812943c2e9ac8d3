import type pg from 'pg';
import type { Composed } from '../../apps/server/compose.ts';
import type { AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { penaltyCase } from '../../modules/cases/index.ts';
import { called } from '../../modules/cases/model/case/testing/deciding.ts';
import { filed, type Step } from '../../modules/cases/model/case/testing/story.ts';
import { codeOf } from '../../modules/parties/testing.ts';
import { wordsOf } from '../../platform/ledger/words.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { places } from '../../world/places.ts';
import type { Random } from '../../world/random.ts';
import { retold, tellCase } from '../support/tell-case.ts';
import type { Target } from './oracle.ts';

const CASES = 72;
const PARTIES = 12;
/** The stories happen in June; the drawn world's clock begins with it. */
const EARLIER = -91;

/** A case of the drawn province, with what of it stands in lists of their own. */
export interface CaseTarget extends Target {
  readonly party: string;
  readonly hearing: boolean;
  readonly banned: boolean;
  readonly kept: boolean;
  /** The nightly checkers found something in it. */
  readonly finding: boolean;
}

const word = (random: Random): string =>
  Array.from({ length: 12 }, () => random.pick(Array.from('bcdfghjklmnpqrstvwxz'))).join('');

/** As long before, whatever a story says of days. */
const earlier = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value).replaceAll(/2026-\d\d-\d\d/g, (day) => addDays(day as PlainDate, EARLIER)));

/** Tells a story of the model at one authority, by its strangers who see that place. */
const tell = ({ ledger }: Composed, home: string, steps: readonly Step[]): Promise<MatterId> =>
  tellCase(ledger, earlier(steps), {
    authority: home as AuthorityCode,
    actor: (by) => ({ ...by, authority: home as AuthorityCode, scope: scopePattern(home), clearance: 0 }),
    body: (said) => retold(said, home, {}),
  });

/** What no story of one act brings, as the owner of the database: moved on, sensitive, banned, kept past its time. */
async function change(owner: pg.Client, random: Random): Promise<void> {
  const { rows } = await owner.query<{ id: string; home: string }>(
    `select id, home_code as home from matter where procedure = 'case' order by title`,
  );
  const set = (id: string, columns: string, path: string, value: unknown) =>
    owner.query(
      `update matter set ${columns} snapshot = jsonb_set(snapshot, $2::text[], $3::jsonb, true) where id = $1`,
      [id, path, JSON.stringify(value)],
    );
  for (const { id, home } of rows) {
    const parent = places.find(({ code }) => code === home)?.parentCode;
    const others = places.filter(({ code, parentCode }) => parentCode === parent && code !== home && code.length === 6);
    if (random.chance(0.3) && others.length > 0) {
      const to = random.pick(others).code;
      await set(id, `handling_code = '${to}',`, '{handlingCode}', to);
    }
    const level = random.pick([0, 0, 0, 1, 2]);
    if (level > 0) await set(id, `sensitivity = ${level},`, '{sensitivity}', level);
    if (random.chance(0.35))
      await set(id, '', '{facts,performance}', { banned: { on: '2026-03-03', document: '取缔1号' } });
    if (random.chance(0.25)) {
      const closing = { archivedOn: '2020-01-02', keepUntil: '2025-01-02' };
      await set(id, `state = 'archived',`, '{facts,closing}', closing);
      await set(id, '', '{state}', 'archived');
    }
  }
  // The index of words follows the acts; what changed behind its back is told to it.
  const { rows: after } = await owner.query<{ snapshot: Matter }>(
    `select snapshot from matter where procedure = 'case'`,
  );
  for (const { snapshot } of after) {
    const row = wordsOf(penaltyCase, snapshot);
    await owner.query('update matter_text set handling_code = $2, sensitivity = $3, grams = $4 where matter_id = $1', [
      snapshot.id,
      row?.handlingCode,
      row?.sensitivity,
      row?.grams,
    ]);
  }
}

/** Cases all over the province. */
export async function workCases(composed: Composed, owner: pg.Client, random: Random): Promise<void> {
  for (let n = 0; n < CASES; n += 1) {
    const level = random.weighted({ province: 1, city: 3, county: 8 });
    const home = random.pick(places.filter((place) => place.level === level)).code;
    const own = word(random);
    const more: JsonObject = {
      ...{
        title: `试案${own}`,
        number: `试市监立〔2026〕${n + 1}号`,
        cause: `未按规定明码标价${own}`,
        sources: [{ kind: 'inspection', number: '1' }],
      },
      party: { kind: 'organisation', name: '某某商贸有限公司', code: codeOf(random.int(0, PARTIES - 1)) },
    };
    const opening = filed('2026-06-01', more);
    await tell(composed, home, n % 6 === 0 ? [opening, ...called.slice(1)] : [opening]);
  }
  await change(owner, random);
}

/** The cases as they stand, after the checkers looked. */
export async function caseTargets(owner: pg.Client): Promise<CaseTarget[]> {
  const { rows } = await owner.query<CaseTarget>(`
    select m.home_region as region, m.id, substr(m.title, 3) as word, 'decide' as clock, m.state, m.home_code as home,
           m.handling_code as handling, m.sensitivity, null as batch, null as respondent, array[]::uuid[] as files,
           m.snapshot #>> '{facts,party,code}' as party,
           m.snapshot #>> '{facts,hearing,day}' is not null as hearing,
           m.snapshot #>> '{facts,performance,banned,on}' is not null as banned,
           m.snapshot #>> '{facts,closing,keepUntil}' is not null as kept,
           exists (select from integrity_finding f where f.matter_id = m.id and f.gone_on is null) as finding
    from matter m where m.procedure = 'case' order by m.id`);
  return rows;
}
