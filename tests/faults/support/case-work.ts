import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { filingBody } from '../../../apps/server/testing/case-bodies.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { numberDefects } from '../../../modules/notices/index.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import {
  type Answer,
  type Caller,
  codedFault,
  DISTRICT,
  personOf,
  type Staged,
  team,
  versionOf,
  type Who,
} from './case-desk.ts';
import type { Instance } from './instance.ts';

const PATIENCE_MS = 60_000;

export type Kind = 'file' | 'decide' | 'publish';

/** An act that somebody asked for; `number` once its answer was heard. */
export interface Asked {
  readonly kind: Kind;
  readonly actId: string;
  told: boolean;
  number: string | null;
}

/**
 * Heads who file and decide and an officer who publishes, each act under an id of its own that is repeated until an answer
 * comes. What was asked for is written down before, what was acknowledged after.
 */
export class CaseWork {
  readonly asked: Asked[] = [];
  /** Answers that nobody must get: without a code, or a refusal of what is allowed. */
  readonly unexpected: string[] = [];
  /** Requests without an answer, or with 503. */
  unanswered = 0;
  replayed = 0;
  readonly #desk: Readonly<Record<Who, Caller>>;
  readonly #most: Record<Kind, number> = { file: Number.POSITIVE_INFINITY, decide: 0, publish: 0 };
  #stopping = false;
  #hands: Promise<unknown> = Promise.resolve();

  constructor(desk: Readonly<Record<Who, Caller>>) {
    this.#desk = desk;
  }

  begin(toDecide: readonly Staged[], toPublish: readonly Staged[]): void {
    const decisions = [...toDecide];
    const publications = [...toPublish];
    Object.assign(this.#most, { decide: decisions.length, publish: publications.length });
    this.#hands = Promise.all([
      this.#each(() => this.#file('head')),
      this.#each(() => this.#file('deputy')),
      this.#each(() => this.#next(decisions, (target) => this.#decide(target))),
      this.#each(() => this.#next(publications, (target) => this.#publish(target))),
      this.#each(() => this.#next(publications, (target) => this.#publish(target))),
    ]);
    this.#hands.catch(() => undefined);
  }

  /** Waits for so many more acknowledged acts of each kind; a fast machine may have come to the end of a list before. */
  goesOn(acts: Readonly<Partial<Record<Kind, number>>>): Promise<void> {
    const more = (kind: Kind): number => Math.min(this.#done(kind) + (acts[kind] ?? 0), this.#most[kind]);
    return this.reaches({ file: more('file'), decide: more('decide'), publish: more('publish') });
  }

  /** Waits for so many acknowledged acts of each kind in all. */
  async reaches(acts: Readonly<Record<Kind, number>>): Promise<void> {
    const wanted = Object.entries(acts);
    for (let waited = 0; wanted.some(([kind, count]) => this.#done(kind as Kind) < count); waited += 20) {
      if (this.unexpected.length > 0) throw new Error(this.unexpected.join('\n'));
      if (waited > 2 * PATIENCE_MS) throw new Error(`no progress: ${JSON.stringify(acts)}`);
      await sleep(20);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#hands;
  }

  #done(kind: Kind): number {
    return this.asked.filter((each) => each.kind === kind && each.told).length;
  }

  async #each(work: () => Promise<boolean>): Promise<void> {
    while (!this.#stopping && (await work()));
  }

  async #next(list: Staged[], work: (target: Staged) => Promise<void>): Promise<boolean> {
    const target = list.shift();
    if (target === undefined) return false;
    await work(target);
    return true;
  }

  #ask(kind: Kind): Asked {
    const asked = { kind, actId: uuidv7(), told: false, number: null };
    this.asked.push(asked);
    return asked;
  }

  #heard(asked: Asked, { body }: Answer): void {
    asked.told = true;
    asked.number = body.number ?? null;
    if (body.replayed === true) this.replayed += 1;
  }

  async #file(who: Who): Promise<boolean> {
    const asked = this.#ask('file');
    const request = {
      actId: asked.actId,
      body: filingBody([], {
        ...{ officers: team, requestedBy: personOf('officer').id, title: `断电演练案件 ${asked.actId}` },
        sources: [{ kind: 'inspection', region: DISTRICT, number: '现检〔2026〕1号' }],
      }),
    };
    this.#heard(asked, await this.#untilHeard(() => this.#desk[who]('POST', '/api/cases', request)));
    return true;
  }

  async #decide(target: Staged): Promise<void> {
    const asked = this.#ask('decide');
    const version = await this.#look(() => versionOf(this.#desk.deputy, target));
    const body = {
      outcome: 'penalise',
      penalties: [{ kind: 'fine', fen: target.fine, citation: '有关罚则（演示案例，条款略）' }],
      facts: '当事人的违法行为有现场笔录和票据为证。',
      reasons: '综合违法金额、持续时间和危害后果，在法定幅度内裁量。',
    };
    const request = { actId: asked.actId, verb: 'decide', version, body };
    this.#heard(asked, await this.#untilHeard(() => this.#desk.deputy('POST', `${target.url}/acts`, request)));
  }

  async #publish(target: Staged): Promise<void> {
    const asked = this.#ask('publish');
    this.#heard(asked, await this.#untilHeard(() => publish(this.#desk.officer, target, asked.actId)));
  }

  /** A look that is repeated until the system is there again. */
  async #look<T>(look: () => Promise<T>): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      try {
        return await look();
      } catch (error) {
        if (Date.now() > end) throw error;
        await sleep(40);
      }
    }
  }

  async #untilHeard(request: () => Promise<Answer>): Promise<Answer> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      const answer = await request().catch(() => null);
      const fault = answer === null ? undefined : codedFault(answer);
      if (fault !== undefined) this.unexpected.push(fault);
      if (answer !== null && answer.status < 300) return answer;
      if (answer !== null && answer.status !== 503) {
        this.unexpected.push(`${answer.status} ${answer.text}`);
        throw new Error(answer.text);
      }
      this.unanswered += 1;
      await sleep(40);
    }
    throw new Error('no answer');
  }
}

/** Previews a publication, hides whatever may be a name, and publishes; the first answer that is no 2xx ends it. */
export async function publish(by: Caller, target: Pick<Staged, 'url'>, actId: string): Promise<Answer> {
  const url = `${target.url}/publication`;
  const rule = 'publish-term';
  const view = await by('GET', url);
  if (view.status !== 200) return view;
  const first = await by('POST', `${url}/preview`, { rule });
  if (first.status !== 200) {
    // Done already, and the answer was lost: asked again it says so.
    const digest = String(view.body.digest);
    return view.body.state === 'shown'
      ? by('POST', url, { actId, version: view.body.version, digest, rule, why: '…' })
      : first;
  }
  const hide: JsonObject[] = first.body.suspects.map((text: string) => ({ kind: 'name', text }));
  const preview = hide.length === 0 ? first : await by('POST', `${url}/preview`, { rule, hide });
  if (preview.status !== 200) return preview;
  const { digest } = preview.body;
  const why = '本省未规定较低数额，按一般期限公示。';
  return by('POST', url, { actId, version: view.body.version, digest, rule, hide, why });
}

interface Found {
  readonly act: number;
  readonly told: number;
  readonly shown: number;
  readonly file: number;
  readonly sha256: string | null;
}

/** What is wrong with numbers and publications after any fault, in words. */
export async function caseDefects(instance: Instance, asked: readonly Asked[]): Promise<string[]> {
  const defects: string[] = [];
  for (const { kind, actId, told, number } of asked) {
    const acts = await instance.query<{ number: string | null }>(
      `select body ->> 'number' as number from act where act_id = $1`,
      [actId],
    );
    if (acts.length > 1) defects.push(`${kind} ${actId} is there ${acts.length} times`);
    if (told && acts.length === 0) defects.push(`${kind} ${actId} was acknowledged and is not there`);
    if (told && number !== null && acts[0]?.number !== number) defects.push(`${kind} ${actId} has another number`);
    if (kind === 'publish') defects.push(...(await publicationDefects(instance, actId)));
  }
  const numbers = await instance.query<{ number: string }>(
    `select body ->> 'number' as number from act where verb in ('file', 'decide') and procedure = 'case'
       and matter_id in (select id from matter where home_region = $1) group by 1 having count(*) > 1`,
    [DISTRICT],
  );
  defects.push(...numbers.map(({ number }) => `number ${number} was given twice`));
  const core = await instance.core();
  defects.push(...(await core.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx))));
  await core.close();
  return defects;
}

/** The act, that something was published, what the public reads, and the file with its bytes: all of it or nothing. */
async function publicationDefects(instance: Instance, actId: string): Promise<string[]> {
  const [found] = await instance.query<Found>(
    `select (select count(*)::int from act where act_id = $1) as act,
            (select count(*)::int from publication where id = $1) as told,
            (select count(*)::int from published_decision where id = $1) as shown,
            (select count(*)::int from file where id = $1) as file,
            (select encode(sha256, 'hex') from published_decision where id = $1) as sha256`,
    [actId],
  );
  const parts = [found?.act, found?.told, found?.shown, found?.file];
  if (new Set(parts).size !== 1) return [`publication ${actId} is there by halves: ${parts.join(' ')}`];
  const sha256 = found?.sha256 ?? null;
  if (sha256 === null) return [];
  const path = join(instance.dataDir, 'files', 'working', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  try {
    const is = createHash('sha256').update(readFileSync(path)).digest('hex');
    return is === sha256 ? [] : [`the file of ${actId} is another one`];
  } catch {
    return [`the file of ${actId} is gone`];
  }
}
