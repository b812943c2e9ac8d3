import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import type { FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { evidenceKinds } from '../../../../rules/index.ts';
import { day, groundOf, line, numbered, prose, uuid } from '../schema.ts';
import { fits, notAfter, says } from './conditions.ts';
import {
  happened,
  inOrder,
  instant,
  officersPresent,
  partyBlock,
  sha256,
  signature,
  someone,
  twoOfficers,
} from './parts.ts';
import { by, byHandlers, condition } from './people.ts';
import { OPEN, WORKING } from './states.ts';

/** Who has it: an officer, a store room, or an organ outside (a laboratory, a warehouse). */
const keeper = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('officer'), person: uuid() }),
    z.strictObject({ kind: z.literal('store'), code: line(60) }),
    z.strictObject({ kind: z.literal('outside'), organ: line() }),
  ]);

/** One word for a keeper: `officer:…`, `store:…`, `outside:…`. */
export const keeperKey = (from: JsonObject): string =>
  `${str(from, 'kind')}:${str(from, 'person')}${str(from, 'code')}${str(from, 'organ')}`;

/** The file as it was received; every later copy is compared with it. */
const file = () => z.strictObject({ id: uuid(), sha256: sha256(), size: z.int().min(1), name: line() });

const item = {
  kind: groundOf(evidenceKinds),
  title: line(),
  /** The day on which it was obtained. */
  on: day(),
  where: line(300),
  how: line(300),
  officers: officersPresent(),
  form: z.enum(['original', 'copy']),
  /** Of a copy: where the original is, and who confirmed that they agree. */
  original: line(300).exactOptional(),
  pages: z.int().min(1).max(100_000).exactOptional(),
  quantity: line(60).exactOptional(),
  file: file().exactOptional(),
  keeper: keeper(),
  provider: someone().exactOptional(),
  /** What it shall prove. */
  proves: prose(2_000).exactOptional(),
};
const itemPersonal = ['title', 'where', 'how', 'original', 'provider', 'proves'] as const;

const itemSays = (verb: string) => [
  twoOfficers(verb),
  notAfter(verb, 'on', '取得证据的日期', 'The day on which it was obtained'),
  says(
    `case.${verb}.original`,
    '复制件应当注明原件存放处和核对情况。',
    'A copy says where its original is.',
    (body) => body.form !== 'copy' || str(body, 'original') !== '',
  ),
  says(
    `case.${verb}.amount`,
    '应当注明页数或者数量。',
    'Say how many pages, or how much of it.',
    (body) => 'pages' in body || 'quantity' in body,
  ),
];

const withFile = (verb: string) =>
  says(
    `case.${verb}.hash`,
    '视听资料、电子数据应当附原始文件及其校验值。',
    'Recordings and electronic data come with the file as received and its hash.',
    (body) => !['audio-visual', 'electronic'].includes(str(body, 'kind')) || 'file' in body,
  );

/** What the fold keeps: how many, of which kinds, who has them now, which may not be used. */
export interface EvidenceFacts {
  readonly count: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** Numbers of the items by keeper: the next hand must be given by whoever has it. */
  readonly keepers: Readonly<Record<string, readonly number[]>>;
  readonly excluded: readonly string[];
}

export function evidenceOf(matter: Matter): EvidenceFacts {
  const kept = obj(matter.facts, 'evidence');
  return {
    count: num(kept, 'count'),
    kinds: obj(kept, 'kinds') as EvidenceFacts['kinds'],
    keepers: obj(kept, 'keepers') as EvidenceFacts['keepers'],
    excluded: listOf(kept.excluded),
  };
}

const numberOf = (id: string): number => Number(id.slice(1));
const write = (facts: EvidenceFacts): { readonly facts: JsonObject } => ({ facts: { evidence: { ...facts } } });

/** Who has an item; undefined when it was never registered, or was given back. */
export const keeperOf = (matter: Matter, id: string): string | undefined =>
  Object.entries(evidenceOf(matter).keepers).find(([, numbers]) => numbers.includes(numberOf(id)))?.[0];

function move(keepers: EvidenceFacts['keepers'], number: number, to: string | null): EvidenceFacts['keepers'] {
  const left = Object.entries(keepers)
    .map(([key, numbers]) => [key, numbers.filter((each) => each !== number)] as const)
    .filter(([, numbers]) => numbers.length > 0);
  const moved: Record<string, readonly number[]> = Object.fromEntries(left);
  if (to !== null) moved[to] = [...(moved[to] ?? []), number];
  return moved;
}

function added(matter: Matter, kind: string, to: string): { readonly facts: JsonObject } {
  const before = evidenceOf(matter);
  const count = before.count + 1;
  return write({
    ...before,
    count,
    kinds: { ...before.kinds, [kind]: (before.kinds[kind] ?? 0) + 1 },
    keepers: move(before.keepers, count, to),
  });
}

/** The act names an item of the register that is still in custody. */
const inCustody = (verb: string): FitCondition =>
  fits(
    `case.${verb}.evidence`,
    '没有该编号的在管证据。',
    'No evidence of that number is in custody.',
    (body, matter) => keeperOf(matter, str(body, 'evidence')) !== undefined,
  );

const registered = (verb: string): FitCondition =>
  fits(`case.${verb}.evidence`, '没有该编号的证据。', 'There is no evidence of that number.', (body, matter) => {
    const number = numberOf(str(body, 'evidence'));
    return number >= 1 && number <= evidenceOf(matter).count;
  });

/** Only who has it can hand it on: so the chain has no gap, and no two keepers at once. */
const givenByKeeper = (verb: string): FitCondition =>
  fits(
    `case.${verb}.keeper`,
    '交出人不是该证据的现保管人。',
    'Who hands it over is not who has it.',
    (body, matter) => keeperOf(matter, str(body, 'evidence')) === keeperKey(obj(body, 'from')),
  );

const gathering = [...WORKING, 'suspended'] as const;
const art46 = ['penalty.art46', 'penalty.art47', 'penalty.art54'] as const;
const ref = { evidence: numbered('e') };

const mayExclude = condition(
  'case.exclude-evidence.who',
  '证据由本案办案人员、审核人员或者负责人排除。',
  'Evidence is excluded by who handles the case, who reviews it, or a head.',
  (matter, actor, today) =>
    actor.roles.some((role) => role === 'head' || role === 'legal-reviewer') || byHandlers.holds(matter, actor, today),
);

/** 证据: taken into the register, handed on, examined, excluded, given back. */
export const evidenceVerbs: Readonly<Record<string, Verb>> = {
  'add-evidence': {
    title: { zh: '登记证据', en: 'Register evidence' },
    from: gathering,
    by: by('officer'),
    basis: art46,
    body: z.strictObject(item),
    personal: itemPersonal,
    conditions: [byHandlers],
    says: [...itemSays('add-evidence'), withFile('add-evidence')],
    fold: (matter, act) => added(matter, str(act.body, 'kind'), keeperKey(obj(act.body, 'keeper'))),
  },
  'extract-evidence': {
    title: { zh: '提取证据', en: 'Take evidence from its holder' },
    from: gathering,
    by: by('officer'),
    basis: [...art46, 'penalty.art55'],
    body: z.strictObject({
      ...item,
      provider: someone(),
      signature: signature(),
      photos: z.array(file()).max(50).exactOptional(),
    }),
    personal: [...itemPersonal, 'signature'],
    conditions: [byHandlers],
    says: [...itemSays('extract-evidence'), withFile('extract-evidence')],
    fold: (matter, act) => added(matter, str(act.body, 'kind'), keeperKey(obj(act.body, 'keeper'))),
  },
  'extract-data': {
    title: { zh: '提取电子数据', en: 'Extract electronic data' },
    from: gathering,
    by: by('officer'),
    basis: [...art46, 'penalty.art55'],
    body: z.strictObject({
      ...item,
      kind: z.literal('electronic'),
      file: file(),
      from: instant(),
      to: instant(),
      /** What it was taken from, as found. */
      device: z.strictObject({
        name: line(),
        model: line().exactOptional(),
        serial: line().exactOptional(),
        state: line(),
      }),
      tool: z.strictObject({ name: line(), version: line(60) }),
      /** Steps of the extraction, so that somebody else can repeat them. */
      method: prose(5_000),
      provider: someone(),
      witness: someone().exactOptional(),
      signature: signature(),
    }),
    personal: [...itemPersonal, 'method', 'witness', 'signature'],
    conditions: [byHandlers],
    says: [
      ...itemSays('extract-data'),
      inOrder('extract-data'),
      happened('extract-data', 'to', '提取结束时间', 'The end of the extraction'),
    ],
    fold: (matter, act) => added(matter, 'electronic', keeperKey(obj(act.body, 'keeper'))),
  },
  custody: {
    title: { zh: '移交保管', en: 'Hand on' },
    from: OPEN,
    by: by('officer'),
    basis: ['penalty.art46', 'penalty.art47'],
    body: z.strictObject({
      ...ref,
      from: keeper(),
      to: keeper(),
      /** Who gave and who took it, by name. */
      names: z.strictObject({ from: line(100), to: line(100) }),
      reason: line(500),
      at: instant(),
      /** Found at the handing over, where there is a file. */
      sha256: sha256().exactOptional(),
    }),
    personal: ['names', 'reason'],
    conditions: [byHandlers],
    says: [
      happened('custody', 'at', '移交时间', 'The handing over'),
      says(
        'case.custody.other-keeper',
        '移交双方不能是同一保管人。',
        'It is handed to somebody else.',
        (body) => keeperKey(obj(body, 'from')) !== keeperKey(obj(body, 'to')),
      ),
    ],
    fits: [inCustody('custody'), givenByKeeper('custody')],
    fold: (matter, act) => {
      const before = evidenceOf(matter);
      const number = numberOf(str(act.body, 'evidence'));
      return write({ ...before, keepers: move(before.keepers, number, keeperKey(obj(act.body, 'to'))) });
    },
  },
  'exclude-evidence': {
    title: { zh: '排除证据', en: 'Exclude evidence' },
    from: OPEN,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['penalty.art46'],
    body: z.strictObject({ ...ref, reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [mayExclude],
    fits: [
      registered('exclude-evidence'),
      fits(
        'case.exclude-evidence.once',
        '该证据已经排除。',
        'It is excluded already.',
        (body, matter) => !evidenceOf(matter).excluded.includes(str(body, 'evidence')),
      ),
    ],
    fold: (matter, act) => {
      const before = evidenceOf(matter);
      return write({ ...before, excluded: [...before.excluded, str(act.body, 'evidence')] });
    },
  },
  'note-evidence': {
    title: { zh: '记录质证核对', en: 'Note an examination' },
    from: OPEN,
    by: by('officer', 'legal-reviewer'),
    basis: ['penalty.art46'],
    body: z.strictObject({
      ...ref,
      on: day(),
      /** `confirmed` or `disputed` by the party; `checked` by us against the original. */
      result: z.enum(['confirmed', 'disputed', 'checked']),
      party: partyBlock().exactOptional(),
      text: prose(5_000),
      sha256: sha256().exactOptional(),
      signature: signature().exactOptional(),
    }),
    personal: ['party', 'text', 'signature'],
    conditions: [{ ...mayExclude, rule: 'case.note-evidence.who' }],
    says: [
      notAfter('note-evidence', 'on', '质证核对日期', 'The day of the examination'),
      says(
        'case.note-evidence.signed',
        '当事人确认的，应当有其签名或者拒签记录。',
        'What the party confirms or disputes is signed, or the refusal is on record.',
        (body) => body.result === 'checked' || 'signature' in body,
      ),
    ],
    fits: [registered('note-evidence')],
    fold: () => ({}),
  },
  'return-evidence': {
    title: { zh: '退还证据', en: 'Give evidence back' },
    from: OPEN,
    by: by('officer'),
    basis: ['penalty.art46'],
    body: z.strictObject({
      ...ref,
      from: keeper(),
      to: someone(),
      on: day(),
      reason: line(500),
      sha256: sha256().exactOptional(),
      signature: signature(),
    }),
    personal: ['to', 'reason', 'signature'],
    conditions: [byHandlers],
    says: [notAfter('return-evidence', 'on', '退还日期', 'The day of the return')],
    fits: [inCustody('return-evidence'), givenByKeeper('return-evidence')],
    fold: (matter, act) => {
      const before = evidenceOf(matter);
      return write({ ...before, keepers: move(before.keepers, numberOf(str(act.body, 'evidence')), null) });
    },
  },
};
