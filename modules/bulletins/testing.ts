import { generateKeyPairSync } from 'node:crypto';
import { manualClock } from '../../kernel/clock.ts';
import { type AuthorityCode, type MatterId, newActId, newPersonId, type Region } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { levelOf, regionOf, scopePattern } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { putAuthorities } from '../../platform/identity/authority.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { headSigner, signerName } from '../../platform/ledger/sign-head.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../platform/ledger/types.ts';
import { openStore } from '../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { plainSealer } from '../../tests/support/errand.ts';
import { intakeProcedures } from '../intake/model/procedures.ts';
import { examples } from '../intake/model/testing/examples.ts';
import type { BulletinDependencies } from './environment.ts';
import { bulletin } from './model/procedure.ts';

const NAMES: Readonly<Record<string, string>> = {
  '980000': '省局',
  '980100': '甲市局',
  '980200': '乙市局',
  '980101': '东区局',
  '980102': '西区局',
  '980201': '北县局',
};

export const person = (authority: string, ...roles: readonly string[]): LedgerActor => ({
  personId: newPersonId(),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});

/** A small province on a database of its own, with clues received, cleared on time, cleared late, paused and open. */
export async function smallProvince() {
  const database = await testDatabase();
  const store = openStore({ url: database.url, poolSize: 6 });
  const clock = manualClock(new Date('2026-03-02T02:00:00Z'));
  const ledger: LedgerDependencies = {
    store,
    procedures: Object.fromEntries([...intakeProcedures, bulletin].map((procedure) => [procedure.id, procedure])),
    env: { rules: ruleBook, calendar: chinaCalendar },
    clock,
    sealer: plainSealer,
  };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = { name: signerName('test'), privateKey };
  const deps: BulletinDependencies = {
    ledger,
    instance: 'test',
    signer,
    signHead: headSigner('test', signer),
    nearWorkdays: 3,
  };
  await putAuthorities(
    store.db,
    Object.entries(NAMES).map(([code, nameZh]) => ({
      code: code as AuthorityCode,
      parentCode: (levelOf(code) === 'province'
        ? null
        : levelOf(code) === 'city'
          ? '980000'
          : `${code.slice(0, 4)}00`) as AuthorityCode | null,
      nameZh,
      nameEn: code,
      shortZh: '',
      validFrom: '2020-01-01' as PlainDate,
      validTo: null,
      powers: [],
    })),
  );

  /** The example of a verb, told of the day on which it is done. */
  const exampleOf = (verb: string): JsonObject => {
    const example = examples.clue?.[verb] ?? {};
    return 'on' in example ? { ...example, on: legalDay(clock.now()) } : example;
  };
  const act = (
    office: string,
    matterId: MatterId,
    verb: string,
    body: JsonObject = exampleOf(verb),
  ): PerformRequest => ({
    actId: newActId(),
    homeRegion: regionOf(office) as Region,
    matterId,
    verb,
    body,
  });

  /** Receives `n` clues at an office and works each through the verbs given; null advances the clock by that many days. */
  async function work(
    office: string,
    n: number,
    steps: readonly (string | number)[],
    channel = '12315',
    campaign?: string,
  ): Promise<MatterId[]> {
    const clerk = person(office, 'intake', 'officer');
    const head = person(office, 'head');
    const opens = Array.from({ length: n }, (_, index) => ({
      actId: newActId(),
      homeRegion: regionOf(office),
      procedure: 'clue',
      verb: 'receive',
      body: {
        title: `线索${index}`,
        text: '群众反映的情况',
        channel,
        domain: index % 2 === 0 ? 'food' : 'price',
        ...(campaign === undefined ? {} : { campaign }),
      },
    }));
    const ids = opens.map((open) => open.actId as string as MatterId);
    const check = async (actor: LedgerActor, requests: readonly PerformRequest[]): Promise<void> => {
      for (const outcome of await performMany(ledger, actor, requests)) if (!outcome.ok) throw outcome.error;
    };
    await check(clerk, opens);
    for (const step of steps) {
      if (typeof step === 'number') clock.advance(step * 86_400_000);
      else
        await check(
          step === 'clear' || step === 'extend' ? head : clerk,
          ids.map((id) => act(office, id, step)),
        );
    }
    return ids;
  }

  return {
    database,
    deps,
    ledger,
    clock,
    publicKey,
    work,
    act,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

export type SmallProvince = Awaited<ReturnType<typeof smallProvince>>;
