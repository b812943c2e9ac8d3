import { addDays, dayInWords, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Block, OfficialDocument } from '../../../platform/documents/types.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { basisOf, inShort, type PublicAbstract, penaltyText } from './abstract.ts';
import { collectSecrets, isMinorParty, representativeOf, type SourceAct } from './collect.ts';
import { changeTexts, textsOf } from './document-strings.ts';
import { foldedOf } from './folded-text.ts';
import { createMasker, type Hidden } from './mask.ts';
import { suspectedNames } from './people.ts';
import { foldKindOf, isPerson, type Secret, type SecretKind } from './secret.ts';

/** What the officer adds to what the record knows. */
export interface Marks {
  /** To be hidden as well: a business secret, a reporter, a minor named only in a text. */
  readonly hide: readonly { readonly kind: SecretKind; readonly text: string }[];
  /** Looked at and left: no name of a person, or an address that is the place of business. Never a number of somebody. */
  readonly keep: readonly string[];
}

export const noMarks: Marks = { hide: [], keep: [] };

/** All that both versions are made from; the same input gives the same document. */
export interface RedactionInput {
  readonly procedure: Pick<Procedure, 'verbs'>;
  readonly matter: Matter;
  readonly acts: readonly SourceAct[];
  readonly authority: string;
  /** Day of publication, and the last day of the display. */
  readonly on: PlainDate;
  readonly until: PlainDate;
  readonly marks: Marks;
  readonly audience: 'public' | 'party';
}

export interface Redacted {
  readonly document: OfficialDocument;
  readonly abstract: PublicAbstract;
  readonly hidden: readonly Hidden[];
  /** What must be nowhere in the file. */
  readonly secrets: readonly Secret[];
  /** Phrases that may hold a secret as part of them. */
  readonly allowed: readonly string[];
  /** Possible names that nobody has decided on yet. */
  readonly suspects: readonly string[];
}

/** What of it may be left when a person says so. */
const KEEPABLE: readonly SecretKind[] = ['name', 'address', 'plate', 'other', 'phone', 'mail'];

const partyOf = (matter: Matter): { kind: 'person' | 'organisation'; name: string; code: string } => {
  const party = obj(matter.facts, 'party');
  const kind = str(party, 'kind') === 'person' ? 'person' : 'organisation';
  return { kind, name: str(party, 'name'), code: str(party, 'code') };
};

/** The texts of the decision that stands: of the last act that decided, as slips of the pen were put right since. */
function decisionTexts(acts: readonly SourceAct[]): { facts: string; reasons: string; penalties: JsonObject[] } {
  const at = acts.findLastIndex(({ verb }) => verb === 'decide');
  const decided = acts[at];
  const corrections = acts.slice(at + 1).filter(({ verb }) => verb === 'correct-decision');
  const right = (text: string): string =>
    corrections.reduce(
      (now, { personal }) => now.replaceAll(str(personal, 'was') || '\u0000', str(personal, 'becomes')),
      text,
    );
  const penalties = Array.isArray(decided?.body.penalties) ? (decided.body.penalties as JsonObject[]) : [];
  return {
    facts: right(str(decided?.personal ?? {}, 'facts')),
    reasons: right(str(decided?.personal ?? {}, 'reasons')),
    penalties: penalties.map((each) => ({ ...each, citation: right(str(each, 'citation')) })),
  };
}

interface Sorted {
  readonly secrets: readonly Secret[];
  /** Known to be somebody's, and shown all the same: the party's own to the party, what was looked at and left. */
  readonly shown: readonly string[];
}

/** What is secret to this audience: the record's and the officer's marks, without what may be shown. */
function sortSecrets(input: RedactionInput, party: ReturnType<typeof partyOf>, decidedOn: PlainDate): Sorted {
  const { marks, audience } = input;
  const keep = new Set(marks.keep.map((text) => foldedOf(text, 'name')));
  const known = collectSecrets(input.procedure, input.acts, party, decidedOn);
  const marked: Secret[] = marks.hide.map(({ kind, text }) => ({
    kind,
    value: text,
    owner: 'other',
    learnt: 'officer',
  }));
  // What the officer calls a witness or a minor is one, whatever else the record calls it.
  const own = new Set(marked.map(({ kind, value }) => foldedOf(value, foldKindOf(kind))));
  const isShown = ({ kind, value, owner }: Secret): boolean =>
    (audience === 'party' && owner === 'party') || (KEEPABLE.includes(kind) && keep.has(foldedOf(value, 'name')));
  const rest = known.filter(({ kind, value }) => !own.has(foldedOf(value, foldKindOf(kind))));
  return {
    secrets: [...rest.filter((secret) => !isShown(secret)), ...marked],
    shown: rest.filter(isShown).map(({ value }) => value),
  };
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', runs: [line] }));

const heading = (text: string): Block => ({ kind: 'heading', text });

/** The document as it would be with nothing hidden. */
function wholeDocument(input: RedactionInput, abstract: PublicAbstract, representative: string): OfficialDocument {
  const { facts, reasons, penalties } = decisionTexts(input.acts);
  const rows: (readonly [string, string])[] = [
    ['行政处罚决定书文号', abstract.number],
    ['当事人', abstract.party],
    ...(abstract.partyCode === '' ? [] : [['统一社会信用代码', abstract.partyCode] as const]),
    ...(representative === '' ? [] : [['法定代表人（负责人、经营者）', representative] as const]),
    ['违法行为类型', abstract.violation],
    ['行政处罚内容', abstract.penalty],
    ['行政处罚依据', abstract.basis],
    ['作出决定机关', abstract.authority],
    ['作出决定日期', dayInWords(abstract.decidedOn)],
    ['公示日期', dayInWords(input.on)],
    ['公示截止日期', dayInWords(input.until)],
  ];
  const publicly = input.audience === 'public';
  return {
    language: 'zh',
    issuer: input.authority,
    title: publicly ? '行政处罚信息公示' : '行政处罚决定信息（当事人版本）',
    number: abstract.number,
    blocks: [
      { kind: 'table', head: ['项目', '内容'], rows },
      heading('一、认定的事实'),
      ...paragraphs(facts),
      heading('二、处罚理由和裁量'),
      ...paragraphs(reasons),
      heading('三、处罚决定'),
      ...penalties.map(
        (each): Block => ({ kind: 'paragraph', runs: [`${penaltyText([each])}。依据：${str(each, 'citation')}。`] }),
      ),
    ],
    signature: { authority: input.authority, on: abstract.decidedOn },
    footnotes: [
      publicly
        ? '本文是行政处罚决定的公示版本，依照《市场监督管理行政处罚信息公示规定》公示；自然人的姓名、证件号码、住址、联系方式以及商业秘密等已作隐去处理，以“某”“×××”或者“略”表示。'
        : '本文供当事人阅读：当事人自己的信息完整保留，其他人的信息已作隐去处理。',
      `公示期至${dayInWords(input.until)}止，自${dayInWords(addDays(input.until, 1))}起停止公示。公示信息有误的，可以向作出决定机关申请更正；符合条件的，可以申请提前停止公示。`,
      '核验方法：下载本文件和同一页面上的核验文件，在公示网站“核验文件”页或者任意计算机上运行 qingyuan verify-decision 核对摘要和签名；公钥请另行向公示机关索取。',
    ],
    // Midnight of the legal day: the same document all day long, so that what was previewed is what is published.
    at: new Date(`${input.on}T00:00:00+08:00`),
  };
}

/**
 * The version of a decided case for an audience, made from its record and never from a finished file: texts and abstract
 * with everything personal replaced, what was hidden and why, and what must not be found in the file made of it.
 */
export function redactDecision(input: RedactionInput): Redacted {
  const { matter, acts, audience, marks } = input;
  const decision = obj(matter.facts, 'decision');
  const party = partyOf(matter);
  const decidedOn = str(decision, 'on') as PlainDate;
  const { secrets, shown } = sortSecrets(input, party, decidedOn);
  const minor = audience === 'public' && isMinorParty(secrets, party);
  const allowed = [
    ...(minor ? [] : [party.name]),
    input.authority,
    str(decision, 'number'),
    party.code,
    // Whole: half of somebody else's number may be half of it.
    ...shown,
  ].filter((phrase) => phrase !== '');
  const { facts, penalties } = decisionTexts(acts);
  const whole: PublicAbstract = {
    number: str(decision, 'number'),
    party: party.name,
    partyCode: party.code,
    violation: str(matter.facts, 'cause'),
    penalty: penaltyText(penalties),
    authority: input.authority,
    decidedOn,
    facts: inShort(facts),
    basis: basisOf(penalties),
  };
  const masker = createMasker(secrets, allowed);
  // One of its own, so that what is hidden is counted in the document alone.
  const short = createMasker(secrets, allowed);
  const document = changeTexts(
    wholeDocument(input, whole, party.kind === 'organisation' ? representativeOf(acts) : ''),
    masker.mask,
  );
  const kept = new Set([...marks.keep.map((text) => foldedOf(text, 'name')), foldedOf(party.name, 'name')]);
  const suspects = textsOf(document)
    .flatMap(suspectedNames)
    .filter((name, at, all) => all.indexOf(name) === at && !kept.has(foldedOf(name, 'name')));
  return {
    document,
    abstract: {
      ...whole,
      party: short.mask(whole.party),
      violation: short.mask(whole.violation),
      penalty: short.mask(whole.penalty),
      facts: inShort(short.mask(facts)),
      basis: short.mask(whole.basis),
    },
    hidden: masker.hidden(),
    secrets: secrets.filter(({ kind, value }) => !isPerson(kind) || foldedOf(value, 'name').length >= 2),
    allowed,
    suspects,
  };
}
