import { isIdCard } from '../../../../../kernel/codes/idcard.ts';
import { isUscc } from '../../../../../kernel/codes/uscc.ts';
import { type Fen, parseYuan } from '../../../../../kernel/money.ts';
import type { PlainDate } from '../../../../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../../../../kernel/text.ts';
import { summaryCase } from '../../../../../modules/cases/model/summary-case.ts';
import { bodyRefusalOf } from '../../../../../platform/procedure/permit.ts';
import {
  leastOfficers,
  type OnspotReason,
  onspotLimits,
  onspotReason,
  type PartyKind,
  type PenaltyKind,
  summaryLimits,
  summaryObstacle,
  thresholdOn,
} from '../../../../../rules/index.ts';
import { missingOf, type Signed, signatureOf, unsigned } from './signed.ts';

/** What is typed of a decision on the spot, as it is kept on the device. */
export interface DecisionForm {
  /** The act's id, made once: sent again it is the same decision. */
  readonly actId: string;
  readonly step: number;
  readonly cause: string;
  readonly violation: string;
  readonly domain: string;
  readonly citation: string;
  readonly kind: PartyKind;
  readonly name: string;
  /** Credit code of an organisation, ID number of a person. */
  readonly code: string;
  readonly phone: string;
  readonly address: string;
  readonly place: string;
  readonly facts: string;
  readonly certain: boolean;
  readonly told: boolean;
  readonly defence: 'none' | 'made' | '';
  readonly content: string;
  readonly answer: string;
  readonly warning: boolean;
  /** Yuan as typed; '' for no fine. */
  readonly fine: string;
  readonly collected: boolean;
  readonly receipt: string;
  readonly hardLater: boolean;
  readonly request: string;
  readonly partner: string;
  readonly signed: Signed;
  /** Number of the device's block that the paper bears. */
  readonly number: string;
  /** Instant of the decision; '' until it is made. */
  readonly at: string;
}

export const newDecision = (actId: string, partner = ''): DecisionForm => ({
  ...{ actId, step: 0, cause: '', violation: '', domain: '', citation: '', kind: 'organisation', name: '', code: '' },
  ...{
    phone: '',
    address: '',
    place: '',
    facts: '',
    certain: false,
    told: false,
    defence: '',
    content: '',
    answer: '',
  },
  ...{ warning: false, fine: '', collected: false, receipt: '', hardLater: false, request: '', partner },
  ...{ signed: unsigned(1), number: '', at: '' },
});

/** Money as typed in fen; undefined where it is no amount. */
export function fineOf({ fine }: Pick<DecisionForm, 'fine'>): Fen | undefined {
  const amount = fine.trim() === '' ? (0 as Fen) : parseYuan(fine.trim());
  return amount === undefined || amount < 0 ? undefined : amount;
}

const kindsOf = (form: DecisionForm): readonly PenaltyKind[] => [
  ...(form.warning ? (['warning'] as const) : []),
  ...((fineOf(form) ?? 0) > 0 ? (['fine'] as const) : []),
];

/** The most that may be fined on the spot, in fen, with the rule that says so (处罚法 art 51). */
export const limitOf = (kind: PartyKind, on: PlainDate, region: string) => {
  const rule = thresholdOn(summaryLimits, on, region);
  return { most: rule.values.fineUpTo[kind], rule };
};

/** Beyond what may be decided on the spot: then the ordinary procedure. */
export const isBeyond = (form: DecisionForm, on: PlainDate, region: string): boolean =>
  summaryObstacle({ party: form.kind, kinds: kindsOf(form), fine: fineOf(form) ?? (0 as Fen) }, on, region) !== null;

/** Why the fine may be taken at once, or null (处罚法 art 68, 69). */
export const collectedBecause = (form: DecisionForm, on: PlainDate, region: string): OnspotReason | null =>
  onspotReason(
    {
      ...{ fine: fineOf(form) ?? 0, summary: true, hardLater: form.hardLater },
      remoteRequest: form.request.trim() !== '',
    },
    on,
    region,
  );

/** The most that may be taken at once without another ground, in fen (处罚法 art 68). */
export const onspotMost = (on: PlainDate, region: string): Fen => thresholdOn(onspotLimits, on, region).values.fineUpTo;

export type Gap =
  | 'cause'
  | 'citation'
  | 'domain'
  | 'name'
  | 'code'
  | 'idNo'
  | 'place'
  | 'facts'
  | 'certain'
  | 'told'
  | 'defence'
  | 'penalty'
  | 'amount'
  | 'beyond'
  | 'collect'
  | 'receipt'
  | 'partner'
  | 'signature';

interface Where {
  readonly on: PlainDate;
  readonly region: string;
}

/** The pages of a decision, each with what must stand on it. */
export const STEPS = ['what', 'who', 'facts', 'penalty', 'sign'] as const;
export type StepName = (typeof STEPS)[number];

/** What is missing on one page. */
export function gapsOf(form: DecisionForm, step: StepName, { on, region }: Where): readonly Gap[] {
  const empty = (gap: Gap, text: string): readonly Gap[] => (text.trim() === '' ? [gap] : []);
  switch (step) {
    case 'what':
      return [...empty('cause', form.cause), ...empty('citation', form.citation), ...empty('domain', form.domain)];
    case 'who': {
      const code = form.code.trim();
      const wrong: readonly Gap[] =
        code === '' ? [] : form.kind === 'person' ? (isIdCard(code) ? [] : ['idNo']) : isUscc(code) ? [] : ['code'];
      return [...empty('name', form.name), ...wrong, ...empty('place', form.place)];
    }
    case 'facts': {
      const said = form.content.trim() !== '' && form.answer.trim() !== '';
      return [
        ...empty('facts', form.facts),
        ...(form.certain ? [] : (['certain'] as const)),
        ...(form.told ? [] : (['told'] as const)),
        ...(form.defence === 'none' || (form.defence === 'made' && said) ? [] : (['defence'] as const)),
      ];
    }
    case 'penalty': {
      const fine = fineOf(form);
      if (fine === undefined) return ['amount'];
      if (fine === 0 && !form.warning) return ['penalty'];
      if (isBeyond(form, on, region)) return ['beyond'];
      return [
        ...(form.collected && collectedBecause(form, on, region) === null ? (['collect'] as const) : []),
        ...(form.collected ? empty('receipt', form.receipt) : []),
        ...(leastOfficers('case-staffing', on, region) > 1 ? empty('partner', form.partner) : []),
      ];
    }
    case 'sign':
      return missingOf(form.signed) === null ? [] : ['signature'];
  }
}

const given = (entries: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );

/** The body of `decide-on-spot`. */
export function decisionBody(
  form: DecisionForm,
  officers: readonly { readonly person: string; readonly licence: string }[],
  on: PlainDate,
): JsonObject {
  const fine = fineOf(form) ?? 0;
  const citation = form.citation.trim();
  const person = form.kind === 'person';
  const { kind, code, name, phone, address } = form;
  return {
    ...(form.number === '' ? {} : { number: form.number }),
    title: `${name.trim()}${form.cause.trim()}案`.slice(0, 200),
    cause: form.cause.trim(),
    violation: form.violation || `${form.domain}-other`,
    domain: form.domain,
    channel: 'inspection',
    party: { kind, ...(person ? {} : given({ name, code })) },
    ...(person ? { person: given({ name, idNo: code, phone, address }) } : {}),
    place: form.place.trim(),
    sources: [{ kind: 'inspection' }],
    campaigns: [],
    officers: officers.map((each) => ({ ...each })),
    certain: true,
    facts: form.facts.trim(),
    told: true,
    defence:
      form.defence === 'made'
        ? { made: true, content: form.content.trim(), answer: form.answer.trim() }
        : { made: false },
    penalties: [
      ...(form.warning ? [{ kind: 'warning', citation }] : []),
      ...(fine > 0 ? [{ kind: 'fine', fen: fine, citation }] : []),
    ],
    ...(form.collected
      ? { collected: { receipt: form.receipt.trim(), hardLater: form.hardLater, ...given({ request: form.request }) } }
      : {}),
    signature: signatureOf(form.signed, on),
  };
}

/** What the procedure has against the body, in its own words; null when it may be decided so. */
export function refusalOfBody(body: JsonObject, on: PlainDate): Text | null {
  const verb = summaryCase.verbs['decide-on-spot'];
  return verb === undefined ? null : (bodyRefusalOf(verb, body, on)?.text ?? null);
}
