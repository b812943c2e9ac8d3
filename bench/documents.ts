import pino from 'pino';
import { type Composed, compose } from '../apps/server/compose.ts';
import { newActId, type Region } from '../kernel/id.ts';
import type { JsonObject } from '../kernel/text.ts';
import type { FormInput } from '../modules/case-documents/model/types.ts';
import { inputFor } from '../modules/case-documents/testing/input.ts';
import { stories } from '../modules/case-documents/testing/later-stories.ts';
import { inputOf } from '../modules/case-documents/testing/performed.ts';
import { formNumber, formStories } from '../modules/case-documents/testing/stories.ts';
import { staff } from '../modules/cases/model/case/testing/story.ts';
import { SESSION_COOKIE } from '../platform/http/access.ts';
import { signIn } from '../platform/identity/index.ts';
import { performMany } from '../platform/ledger/perform.ts';
import { DEMO_PASSWORD } from '../world/people.ts';
import { seedSmallWorld } from '../world/seed.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';

const ROUNDS = 5;
const LIMIT_MS = 300;
/** Places of the stories, and the offices of the invented province that play them. */
const PLACES: readonly (readonly [string, string])[] = [
  ['510502', '980102'],
  ['510503', '980103'],
  ['510500', '980100'],
];
/** Who signs in where, taking turns: each may ask so often in a minute. */
const LOGINS: Readonly<Record<string, readonly string[]>> = { '980102': ['head', 'officer'], '980100': ['cityhead'] };

const here = (text: string): string => PLACES.reduce((all, [from, to]) => all.replaceAll(from, to), text);
const retold = <T>(value: T): T => JSON.parse(here(JSON.stringify(value))) as T;

/** One story of each form, its first. */
function inputs(): readonly FormInput[] {
  const first = new Map<number, FormInput>();
  for (const [key, { steps, authority }] of Object.entries(formStories)) {
    const no = formNumber(key);
    if (!first.has(no)) first.set(no, inputFor(no, steps, authority));
  }
  for (const [no, tell] of Object.values(stories)) if (!first.has(no)) first.set(no, inputOf(no, tell()));
  return [...first.values()].sort((a, b) => a.form.no - b.form.no);
}

interface Told {
  readonly form: number;
  readonly region: string;
  readonly id: string;
  readonly seq: number;
  readonly authority: string;
}

/** Tells the case of a form through the ledger, each act on its day. */
async function tell({ ledger }: Composed, input: FormInput): Promise<Told> {
  const players = new Map(Object.values(staff).map((each) => [each.personId as string, each]));
  const region = here(input.matter.homeRegion) as Region;
  let id: string | undefined;
  for (const { eventAt, actor, verb, body, personal } of input.acts) {
    const player = players.get(actor);
    if (player === undefined) throw new Error(`nobody plays ${actor}`);
    const [outcome] = await performMany(
      { ...ledger, clock: { now: () => new Date(eventAt) }, backdating: 'allowed' },
      { ...retold(player), scope: '98%', clearance: 0 },
      [
        {
          ...{ actId: newActId(), homeRegion: region, verb, body: retold({ ...body, ...personal }) as JsonObject },
          ...(id === undefined
            ? { procedure: verb === 'decide-on-spot' ? 'summary-case' : 'case' }
            : { matterId: id as never }),
        },
      ],
    );
    if (outcome?.ok !== true) throw new Error(`form ${input.form.no}: ${verb}`, { cause: outcome });
    id = outcome.matterId;
  }
  const { form, act } = input;
  return { form: form.no, region, id: id ?? '', seq: act.seq, authority: here(act.authority) };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Every form rendered five times by the running product after it was once: read, folded, written, typeset, sealed, sent. */
export async function benchDocuments(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  try {
    const composed = await compose({
      ...{ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) },
    });
    try {
      await seedSmallWorld(composed);
      const told: Told[] = [];
      for (const input of inputs()) told.push(await tell(composed, input));
      const cookies = new Map<string, string>();
      for (const login of Object.values(LOGINS).flat()) {
        const asked = { login, password: DEMO_PASSWORD, source: 'bench' };
        const { token } = await signIn(composed.store.db, composed.identity, asked);
        cookies.set(login, `${SESSION_COOKIE}=${token}`);
      }
      await composed.app.listen({ host: '127.0.0.1', port: 0 });
      const address = composed.app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const render = async ({ form, region, id, seq, authority }: Told, round: number): Promise<number> => {
        const logins = LOGINS[authority] ?? [];
        const login = logins[(form + round) % Math.max(1, logins.length)] ?? 'head';
        const begun = performance.now();
        const answer = await fetch(`http://127.0.0.1:${port}/api/cases/${region}/${id}/documents/preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-qingyuan': '1', cookie: cookies.get(login) ?? '' },
          body: JSON.stringify({ seq, form, format: 'pdf' }),
        });
        const size = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200 || size < 1_000) throw new Error(`form ${form} by ${login}: ${answer.status}`);
        return performance.now() - begun;
      };
      for (const each of told) await render(each, 0);
      const times: { readonly form: number; readonly ms: number }[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        for (const each of told) times.push({ form: each.form, ms: await render(each, round) });
      }
      const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
      const p95 = at(sorted, 0.95);
      const slowest = [...times].sort((a, b) => b.ms - a.ms).slice(0, 5);
      say(
        `  ${told.length} forms, ${times.length} documents: p50 ${at(sorted, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)}, slowest ${slowest.map(({ form, ms }) => `${form}: ${ms.toFixed(0)}`).join(', ')}`,
      );
      return [
        {
          name: 'a document of a case rendered, p95',
          value: p95,
          unit: 'ms',
          bound: `≤ ${LIMIT_MS}`,
          met: p95 <= LIMIT_MS && told.length >= 55,
          detail: { forms: told.length, documents: times.length, p50: at(sorted, 0.5), p99: at(sorted, 0.99), slowest },
        },
      ];
    } finally {
      await composed.close();
    }
  } finally {
    await server.stop();
  }
}
