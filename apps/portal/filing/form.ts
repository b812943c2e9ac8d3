import type { FilingRequest } from '../../../modules/intake/contract.ts';

export type FilingKind = FilingRequest['kind'];
/** In the order of the first question: most people want something put right for themselves. */
export const filingKinds: readonly FilingKind[] = ['complaint', 'report', 'both', 'clue'];

/** A mixed letter is a complaint too, with all that a complaint must say (令121 art 9, 10). */
export const holdsComplaint = (kind: FilingKind): boolean => kind === 'complaint' || kind === 'both';

/** Everything as typed. Empty = not given; nothing is turned into numbers or dates before it is sent. */
export interface FilingForm {
  readonly title: string;
  readonly text: string;
  readonly demand: string;
  readonly claim: string;
  readonly occurredOn: string;
  readonly respondentName: string;
  readonly respondentAddress: string;
  readonly respondentCode: string;
  readonly region: string;
  readonly identity: '' | 'anonymous' | 'named';
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

export type Field = keyof FilingForm;

export const emptyForm: FilingForm = {
  title: '',
  text: '',
  demand: '',
  claim: '',
  occurredOn: '',
  respondentName: '',
  respondentAddress: '',
  respondentCode: '',
  region: '',
  identity: '',
  name: '',
  phone: '',
  address: '',
};

export const isEmptyForm = (form: FilingForm): boolean => Object.values(form).every((value) => value === '');

/** The steps in order; `check` shows all and sends. */
export const steps = ['what', 'where', 'contact', 'check'] as const;
export type Step = (typeof steps)[number];

/** On which step each field stands. */
export const stepOf: Readonly<Record<Field, Step>> = {
  title: 'what',
  text: 'what',
  demand: 'what',
  claim: 'what',
  occurredOn: 'what',
  respondentName: 'where',
  respondentAddress: 'where',
  respondentCode: 'where',
  region: 'where',
  identity: 'contact',
  name: 'contact',
  phone: 'contact',
  address: 'contact',
};

/** Most characters, as the filing contract takes them. */
export const limits = {
  title: 200,
  text: 20_000,
  demand: 1_000,
  claim: 30,
  respondentName: 200,
  respondentAddress: 300,
  respondentCode: 18,
  name: 100,
  phone: 30,
  address: 300,
} as const satisfies Partial<Readonly<Record<Field, number>>>;

/** A complaint is always in one's own name (令121 art 10); the others as chosen. */
export const isNamed = (kind: FilingKind, form: FilingForm): boolean =>
  holdsComplaint(kind) || form.identity === 'named';
