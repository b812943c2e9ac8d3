import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { DEMO_PASSWORD } from '../../../world/people.ts';

/** An act that the client asked for, whether or not it heard of it again. */
export interface Asked {
  readonly actId: string;
  readonly verb: string;
  /** What the client wanted done once: one title is one matter. */
  readonly title: string;
}

/** An act that the client was told is done. */
export interface Acknowledged extends Asked {
  readonly homeRegion: string;
  readonly matterId: string;
  readonly version: number;
}

/** What a client keeps for itself: the oracle of what must be in the ledger. */
export interface Account {
  readonly asked: readonly Asked[];
  readonly acknowledged: readonly Acknowledged[];
}

interface Answer {
  readonly homeRegion: string;
  readonly matterId: string;
  readonly version: number;
  readonly replayed: boolean;
}

const CITY = 'intake';
const DISTRICT = '980102';
const PATIENCE_MS = 60_000;
/** Of every so many answers one is thrown away, as if the line had been cut, and the act asked for again. */
const LOSE_EVERY = 5;

const conclusion = '现场核查，未发现所反映的问题。';
const steps: readonly (readonly [login: string, verb: string, body: JsonObject])[] = [
  [CITY, 'assign', { to: DISTRICT }],
  ['officer', 'accept', {}],
  ['officer', 'record-finding', { on: '', kind: 'site-visit', suspected: false, text: conclusion }],
  ['officer', 'not-file', { ground: 'N1', text: conclusion }],
  ['head', 'clear', {}],
];

/**
 * Clerks and officers at work over HTTP, each act under an id of its own that is repeated until an answer comes. It
 * writes down what it asked for before asking, and what was acknowledged after the answer.
 */
export class Client implements Account {
  readonly asked: Asked[] = [];
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that a client must never see: refusals of what is allowed, failures without a way out. */
  readonly unexpected: string[] = [];
  /** Requests that ended without an answer, or with 503. */
  unanswered = 0;
  /** Acts that had been done although their answer was lost. */
  replayed = 0;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  #answers = 0;
  #matters = 0;
  #stopping = false;
  #hands: Promise<unknown> = Promise.resolve();

  constructor(address: string) {
    this.#address = address;
  }

  /** Signs in whoever takes part in the work, or the accounts named. */
  async signIn(...logins: readonly string[]): Promise<void> {
    for (const login of logins.length > 0 ? logins : new Set(steps.map(([who]) => who))) {
      const response = await this.#post('/api/session', { login, password: DEMO_PASSWORD });
      if (response.status !== 200) throw new Error(`sign-in of ${login}: ${response.status} ${await response.text()}`);
      this.#cookies.set(
        login,
        response.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; '),
      );
    }
  }

  /** One question, asked once. */
  async read(login: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.#address}${path}`, { headers: { cookie: this.#cookies.get(login) ?? '' } });
    return { status: response.status, text: await response.text() };
  }

  /** Hands a table in at the screen of imports; gives the address of that import. */
  async upload(login: string, fileName: string, content: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([content]), fileName);
    const headers = { 'x-qingyuan': '1', cookie: this.#cookies.get(login) ?? '' };
    const response = await fetch(`${this.#address}/api/imports`, { method: 'POST', headers, body: form });
    if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
    const { batchId }: { batchId: string } = await response.json();
    return `/api/imports/${batchId}`;
  }

  /** One request that may be repeated as it is, asked until there is an answer. */
  async ask(login: string, url: string, body: JsonObject): Promise<string> {
    return this.#untilHeard(url, login, url, body);
  }

  /** Begins to work with as many hands; each takes a clue from receipt to clearing, then the next. */
  work(hands: number): void {
    this.#hands = Promise.all(Array.from({ length: hands }, () => this.#hand()));
    this.#hands.catch(() => undefined);
  }

  /**
   * Besides, hands that take `size` clues through their steps together, by one request for a step: as a bureau does
   * that works off a list. Begins them beside those of {@link work}.
   */
  workInBulk(hands: number, size: number): void {
    const others = this.#hands;
    this.#hands = Promise.all([others, ...Array.from({ length: hands }, () => this.#bulkHand(size))]);
    this.#hands.catch(() => undefined);
  }

  /** Waits for so many more acknowledged acts: the system has come back. */
  async goesOn(acts: number): Promise<void> {
    const wanted = this.acknowledged.length + acts;
    for (let waited = 0; this.acknowledged.length < wanted; waited += 10) {
      if (this.unexpected.length > 0) throw new Error(this.unexpected.join('\n'));
      if (waited > PATIENCE_MS) throw new Error(`no progress: ${this.acknowledged.length} of ${wanted} acts`);
      await sleep(10);
    }
  }

  /** Lets every hand finish its act; none is left without an answer. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#hands;
  }

  async #hand(): Promise<void> {
    while (!this.#stopping) {
      this.#matters += 1;
      const title = `断电演练线索 ${this.#matters}`;
      const opening = { title, text: '群众反映的情况。', channel: 'phone', domain: 'food' };
      const opened = await this.#act(CITY, '/api/matters', title, 'receive', opening, { procedure: 'clue' });
      let { version } = opened;
      for (const [login, verb, body] of steps) {
        if (this.#stopping) return;
        const url = `/api/matters/${opened.homeRegion}/${opened.matterId}/acts`;
        const filled = 'on' in body ? { ...body, on: today() } : body;
        ({ version } = await this.#act(login, url, title, verb, filled, { version }));
      }
    }
  }

  async #bulkHand(size: number): Promise<void> {
    while (!this.#stopping) {
      let matters: Acknowledged[] = [];
      for (let n = 0; n < size && !this.#stopping; n += 8)
        matters.push(...(await this.#openSome(Math.min(8, size - n))));
      for (const [login, verb, body] of steps) {
        if (this.#stopping) return;
        const filled = 'on' in body ? { ...body, on: today() } : body;
        matters = await this.#actOnAll(login, verb, filled, matters);
      }
    }
  }

  #openSome(n: number): Promise<Acknowledged[]> {
    return Promise.all(
      Array.from({ length: n }, async () => {
        this.#matters += 1;
        const title = `断电演练线索 ${this.#matters}`;
        const body = { title, text: '群众反映的情况。', channel: 'phone', domain: 'food' };
        const opened = await this.#act(CITY, '/api/matters', title, 'receive', body, { procedure: 'clue' });
        return { ...opened, actId: '', verb: 'receive', title };
      }),
    );
  }

  async #actOnAll(
    login: string,
    verb: string,
    body: JsonObject,
    matters: readonly Acknowledged[],
  ): Promise<Acknowledged[]> {
    const items = matters.map(({ homeRegion, matterId, version }) => ({
      homeRegion,
      matterId,
      version,
      actId: uuidv7(),
    }));
    const told: Asked[] = matters.map(({ title }, at) => ({ actId: items[at]?.actId ?? '', verb, title }));
    this.asked.push(...told);
    const text = await this.#untilHeard(verb, login, '/api/bulk', { items, verb, body });
    const { outcomes }: { outcomes: (Answer & { ok: boolean })[] } = JSON.parse(text);
    return told.map((each, at) => {
      const outcome = outcomes[at];
      if (outcome?.ok !== true) {
        this.unexpected.push(`${verb}: ${JSON.stringify(outcome)}`);
        throw new Error(this.unexpected.at(-1));
      }
      const { homeRegion, matterId, version, replayed } = outcome;
      if (replayed) this.replayed += 1;
      const done: Acknowledged = { ...each, homeRegion, matterId, version };
      this.acknowledged.push(done);
      return done;
    });
  }

  async #act(
    login: string,
    url: string,
    title: string,
    verb: string,
    body: JsonObject,
    rest: JsonObject,
  ): Promise<Answer> {
    const actId = uuidv7();
    this.asked.push({ actId, verb, title });
    const answer: Answer = JSON.parse(await this.#untilHeard(verb, login, url, { actId, verb, body, ...rest }));
    if (answer.replayed) this.replayed += 1;
    const { homeRegion, matterId, version } = answer;
    this.acknowledged.push({ actId, verb, title, homeRegion, matterId, version });
    return answer;
  }

  /** Asks until there is an answer, also when one was thrown away; gives its text. */
  async #untilHeard(verb: string, login: string, url: string, asked: JsonObject): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const response = await this.#post(url, asked, this.#cookies.get(login)).catch(() => null);
      const text = await response?.text().catch(() => null);
      if (response === null || text === null || text === undefined || response.status === 503) {
        this.unanswered += 1;
        await sleep(40);
        continue;
      }
      if (response.status !== 200 && response.status !== 201) {
        this.unexpected.push(`${verb}: ${response.status} ${text}`);
        throw new Error(this.unexpected.at(-1));
      }
      this.#answers += 1;
      if (this.#answers % LOSE_EVERY === 0) continue;
      return text;
    }
    throw new Error(`no answer for ${verb} within ${PATIENCE_MS / 1000} s`);
  }

  #post(url: string, body: JsonObject, cookie = ''): Promise<Response> {
    return fetch(`${this.#address}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-qingyuan': '1', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
  }
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
