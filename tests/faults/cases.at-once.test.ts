import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filingBody } from '../../apps/server/testing/case-bodies.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { num, obj, str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { numberDefects } from '../../modules/notices/index.ts';
import { freePort } from '../../platform/embedded-postgres/launch.ts';
import { createApiKey, systemActor } from '../../platform/identity/index.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { drained } from '../support/drained.ts';
import {
  type Answer,
  actsOf,
  type Caller,
  callerAt,
  codedFault,
  DISTRICT,
  factsOf,
  personOf,
  type Staged,
  type StoredAct,
  signInAll,
  stageCases,
  team,
  versionOf,
  type Who,
} from './support/case-desk.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start } from './support/running-program.ts';

/**
 * Two servers over one database, so that no turn that is kept in one process helps: whoever is second at a case, a number
 * or a receipt hears so, and nothing is done twice or lost.
 */
let instance: Instance;
const servers: RunningProgram[] = [];
let addresses: readonly string[];
let desks: readonly Readonly<Record<Who, Caller>>[];
let staged: Staged[];
let bankKey: string;
let secondDir = '';
const today = (): string => legalDay(new Date());

beforeAll(async () => {
  instance = await seededInstance();
  staged = await stageCases(instance, { 'open-investigating': 2, 'open-to-decide': 14, 'open-to-pay': 3 }, 'at once');
  bankKey = await keyOfTheBank();
  servers.push(await instance.startServer());
  const port = await freePort();
  // Another machine: a folder of its own with the same keys.
  secondDir = mkdtempSync(join(tmpdir(), 'qy-faults-second-'));
  cpSync(join(instance.dataDir, 'keys'), join(secondDir, 'keys'), { recursive: true });
  const env = { DATA_DIR: secondDir, DATABASE_URL: await instance.openDatabase(), PORT: String(port) };
  const second = await start('server', ['--services=web'], env);
  await second.said(`:${port}/console/`);
  servers.push(second);
  addresses = [instance.address, `http://127.0.0.1:${port}`];
  desks = await signInAll(...addresses);
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
  rmSync(secondDir, { recursive: true, force: true });
});

/** The program that books what the bank reports, under a key of its own. */
async function keyOfTheBank(): Promise<string> {
  const core = await instance.core();
  const { token } = await createApiKey(core.store.db, core.identity, systemActor('test', '%', ['administrator']), {
    ...{ personId: personOf('clerk').id, authority: personOf('clerk').authority, label: 'bank' },
    ...{ scopes: ['read', 'write'], expiresAt: new Date(Date.now() + 86_400_000) },
  });
  await core.close();
  return token;
}

const byKey = (address: string): Caller => callerAt(address, { authorization: `Bearer ${bankKey}` });

const at = (index: number, who: Who): Caller => {
  const desk = desks[index % desks.length];
  if (desk === undefined) throw new Error('no server');
  return desk[who];
};
const take = (plan: string, count: number): Staged[] => {
  const taken = staged.filter((each) => each.plan === plan).slice(0, count);
  staged = staged.filter((each) => !taken.includes(each));
  if (taken.length < count) throw new Error(`no ${plan} left`);
  return taken;
};
const one = (plan: string): Staged => take(plan, 1)[0] as Staged;
const act = (by: Caller, { url }: Staged, version: number, verb: string, body: JsonObject = {}, actId = uuidv7()) =>
  by('POST', `${url}/acts`, { actId, verb, version, body });

const proposal = (fen: number): JsonObject => ({
  outcome: 'penalise',
  penalties: [{ kind: 'fine', fen, citation: '有关罚则（演示案例，条款略）' }],
  facts: '当事人的违法行为有现场笔录和票据为证。',
  reasons: '综合违法金额、持续时间和危害后果，在法定幅度内裁量。',
});
const codes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status === 200 ? 'done' : body.code)).sort();

test('two officers act on one case at once: one is done, the other is told and finds what came between', async () => {
  const target = one('open-investigating');
  for (let round = 1; round <= 12; round += 1) {
    const seen = await versionOf(at(0, 'officer'), target);
    const amount = (who: Who, fen: number) =>
      act(at(who === 'officer' ? 0 : 1, who), target, seen, 'record-amount', {
        amountFen: fen,
        text: `第${round}次。`,
      });
    const answers = await Promise.all([amount('officer', round * 100), amount('partner', round * 100 + 1)]);
    expect(codes(answers)).toEqual(['done', 'procedure.stale']);
    const [lost] = answers.filter(({ status }) => status === 409);
    const loser = answers[0] === lost ? at(0, 'officer') : at(1, 'partner');
    expect(lost?.body.params).toEqual({ seen, now: seen + 1 });
    expect(lost === undefined ? 'none' : codedFault(lost)).toBeUndefined();
    const { matter } = (await loser('GET', target.url)).body;
    const between = matter.acts.filter(({ seq }: { seq: number }) => seq > seen);
    expect(between.map(({ verb }: { verb: string }) => verb)).toEqual(['record-amount']);
    expect(between[0].actor.id).toBe(personOf(answers[0] === lost ? 'partner' : 'officer').id);
  }
  expect((await actsOf(instance, target.id)).filter(({ verb }) => verb === 'record-amount')).toHaveLength(12);
});

/** A pass that was given before the proposal it stands for was put forward, and a decision on one that did not pass. */
function unreviewed(acts: readonly Pick<StoredAct, 'seq' | 'verb' | 'body'>[]): string[] {
  const found: string[] = [];
  let [proposed, sent, passed] = [0, 0, 0];
  let fen = 0;
  for (const { seq, verb, body } of acts) {
    if (verb === 'report' || verb === 'revise-proposal') {
      proposed = seq;
      fen = fenOf(body);
    }
    if (verb === 'submit-review') sent = seq;
    if ((verb === 'case-review' || verb === 'legal-review') && body.result === 'pass') {
      if (sent < proposed) found.push(`act ${seq} passes a proposal that was never submitted`);
      passed = seq;
    }
    if (verb === 'decide') {
      if (passed < proposed) found.push(`act ${seq} decides on a proposal that nobody passed`);
      if (fenOf(body) !== fen) found.push(`act ${seq} decides on another sum than was reviewed`);
    }
  }
  return found;
}
const fenOf = (body: JsonObject): number => {
  const [first] = Array.isArray(body.penalties) ? (body.penalties as JsonObject[]) : [];
  return num(first ?? {}, 'fen');
};

describe('officer, reviewer and head at one case at once', () => {
  test('no pass stands for a proposal that nobody reviewed, and no decision without a pass', async () => {
    const told = new Map<string, number>();
    const unexpected: string[] = [];
    const decided = new Set<string>();
    const hand = async (who: Who, target: Staged, turn: (facts: JsonObject, n: number) => [string, JsonObject]) => {
      for (let n = 0; n < 14 && !decided.has(target.id); n += 1) {
        const by = at(n + who.length, who);
        const { body } = await by('GET', target.url);
        const [verb, said] = turn(body.matter.facts, n);
        const answer = await act(by, target, body.matter.row.version, verb, said);
        const what = answer.status === 200 ? `${verb} done` : String(answer.body?.code);
        told.set(what, (told.get(what) ?? 0) + 1);
        const fault = codedFault(answer) ?? ([200, 409].includes(answer.status) ? undefined : answer.text);
        if (fault !== undefined) unexpected.push(`${verb}: ${fault}`);
        if (verb === 'decide' && answer.status === 200) decided.add(target.id);
      }
    };
    const proposed = (facts: JsonObject): number => num(obj(obj(facts, 'report'), 'proposal'), 'fineFen');
    await Promise.all(
      take('open-to-decide', 6).map(async (target, index) => {
        // The officer's first change is in before the head can decide what stood before it.
        const { matter } = (await at(index, 'officer')('GET', target.url)).body;
        const first = proposal(proposed(matter.facts) - 100);
        const answer = await act(at(index, 'officer'), target, matter.row.version, 'revise-proposal', first);
        expect(codes([answer])).toEqual(['done']);
        await Promise.all([
          hand('officer', target, (facts, n) =>
            n % 2 === 1 ? ['revise-proposal', proposal(proposed(facts) - 100)] : ['submit-review', { grounds: [] }],
          ),
          hand('reviewer', target, () => ['case-review', { result: 'pass', opinion: '同意。' }]),
          hand(index % 2 === 0 ? 'head' : 'deputy', target, (facts) => ['decide', proposal(proposed(facts))]),
        ]);
        expect(unreviewed(await actsOf(instance, target.id))).toEqual([]);
      }),
    );
    expect(unexpected).toEqual([]);
    // They did meet: each did something, and some heard that another had been there.
    expect([...told.keys()]).toEqual(
      expect.arrayContaining(['submit-review done', 'decide done', 'procedure.stale', 'procedure.refused']),
    );
  });

  test('the same look finds a pass that came too early and a decision on what was changed after it', () => {
    const acts = (...verbs: readonly (readonly [string, JsonObject])[]) =>
      verbs.map(([verb, body], index) => ({ seq: index + 1, verb, body }));
    const pass = { result: 'pass' };
    const [report, submit, review] = [
      ['report', proposal(500)],
      ['submit-review', {}],
      ['case-review', pass],
    ] as const;
    expect(unreviewed(acts(report, submit, review, ['decide', proposal(500)]))).toEqual([]);
    expect(unreviewed(acts(report, submit, ['revise-proposal', proposal(400)], review))).toHaveLength(1);
    expect(
      unreviewed(acts(report, submit, review, ['revise-proposal', proposal(400)], ['decide', proposal(400)])),
    ).toHaveLength(1);
    expect(unreviewed(acts(report, submit, review, ['decide', proposal(900)]))).toHaveLength(1);
  });
});

test('two heads decide at once: one decision with one number, the other is refused by its rule', async () => {
  for (const target of take('open-to-decide', 6)) {
    const seen = await versionOf(at(0, 'head'), target);
    const decide = (index: number, version = seen) =>
      act(at(index, index === 0 ? 'head' : 'deputy'), target, version, 'decide', proposal(target.fine));
    const answers = await Promise.all([decide(0), decide(1)]);
    expect(codes(answers)).toEqual(['done', 'procedure.stale']);
    const again = await Promise.all([decide(0, seen + 1), decide(1, seen + 1)]);
    expect(codes(again)).toEqual(['procedure.refused', 'procedure.refused']);
    const decisions = (await actsOf(instance, target.id)).filter(({ verb }) => verb === 'decide');
    expect(decisions).toHaveLength(1);
    const [done] = answers.filter(({ status }) => status === 200);
    expect(str(decisions[0]?.body ?? {}, 'number')).toBe(done?.body.number);
  }
  const core = await instance.core();
  expect(await core.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx))).toEqual([]);
});

test('cases filed at both servers at once, some of them sent twice: every number once, in a run without gap', async () => {
  const asked = Array.from({ length: 20 }, (_, index) => ({
    actId: uuidv7(),
    body: filingBody([], {
      ...{ officers: team, requestedBy: personOf('officer').id, title: `同时立案 ${index}` },
      sources: [{ kind: 'inspection', region: DISTRICT, number: `现检〔2026〕${index + 1}号` }],
    }),
  }));
  const answers = await Promise.all(
    asked.flatMap((request, index) => [
      at(index, 'head')('POST', '/api/cases', request),
      ...(index % 4 === 0 ? [at(index + 1, 'head')('POST', '/api/cases', request)] : []),
    ]),
  );
  expect(answers.map(({ status, text }) => (status === 201 ? 201 : text))).toEqual(answers.map(() => 201));
  const numbers = new Set(answers.map(({ body }) => body.number));
  expect(numbers.size).toBe(asked.length);
  const counts = answers.map(({ body }) => Number(/〕(\d+)号$/.exec(body.number)?.[1]));
  expect(Math.max(...counts) - Math.min(...counts)).toBe(asked.length - 1);
  const core = await instance.core();
  expect(await core.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx))).toEqual([]);
});

describe('a payment that arrives twice', () => {
  test('by two clerks and by the bank: booked once, the others hear that the receipt is booked', async () => {
    const target = one('open-to-pay');
    const payment = (receipt: string): JsonObject => ({
      ...{ receipt, paidOn: today(), parts: [{ towards: 'fine', fen: target.fine }] },
    });
    const seen = await versionOf(at(0, 'officer'), target);
    const [first = '', second = ''] = addresses;
    const ways = [at(0, 'officer'), at(1, 'clerk'), byKey(second), byKey(first)];
    // As each writes it.
    const written = ['非税0098-77', '非税 0098-77', '非税００９８77', '非税0098-77'];
    const book = (version: number) =>
      Promise.all(ways.map((by, index) => act(by, target, version, 'record-payment', payment(written[index] ?? ''))));
    expect(codes(await book(seen))).toEqual(['done', 'procedure.stale', 'procedure.stale', 'procedure.stale']);
    const again = await book(seen + 1);
    for (const answer of again) {
      expect(codedFault(answer)).toBeUndefined();
      expect([answer.status, answer.body.code, answer.body.params.rule]).toEqual([
        409,
        'procedure.refused',
        'case.record-payment.receipt-twice',
      ]);
    }
    const { owed } = (await at(0, 'officer')('GET', target.url)).body;
    expect(owed).toMatchObject({ paidFen: target.fine, openFen: 0 });
    expect((await actsOf(instance, target.id)).filter(({ verb }) => verb === 'record-payment')).toHaveLength(1);
  });

  test('asked again under the same id after a lost answer: the same answer, one effect', async () => {
    const target = one('open-to-pay');
    const seen = await versionOf(at(0, 'clerk'), target);
    const actId = uuidv7();
    const body = { receipt: '再报1', paidOn: today(), parts: [{ towards: 'fine', fen: target.fine }] };
    const answers = await Promise.all(
      [0, 1, 0, 1].map((server) => act(at(server, 'clerk'), target, seen, 'record-payment', body, actId)),
    );
    expect(codes(answers)).toEqual(['done', 'done', 'done', 'done']);
    expect(answers.filter(({ body: { replayed } }) => replayed === false)).toHaveLength(1);
    expect(obj(await factsOf(instance, target.id), 'performance').payments).toHaveLength(1);
  });
});

test('after all of it the ledger, its trees, counts and proofs are whole', async () => {
  await drained(instance);
  expect(await examine(instance)).toEqual([]);
  for (const each of servers) expect(each.output()).not.toMatch(STACK_TRACE);
});
