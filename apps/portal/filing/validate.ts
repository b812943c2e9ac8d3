import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { isPlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import {
  type Field,
  type FilingForm,
  type FilingKind,
  holdsComplaint,
  isNamed,
  limits,
  type Step,
  stepOf,
} from './form.ts';

/** What is wrong with a field; the texts stand in the message catalogue under these names. */
export type Fault =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'not-a-day'
  | 'in-future'
  | 'not-money'
  | 'not-a-phone'
  | 'not-a-code';

export interface Issue {
  readonly field: Field;
  readonly fault: Fault;
}

/** Fields that must be filled in. 令121 art 10: a complaint names both sides, their addresses, and what is asked for. */
function required(kind: FilingKind, form: FilingForm): readonly Field[] {
  const always: readonly Field[] = ['title', 'text', 'region'];
  if (holdsComplaint(kind))
    return [...always, 'demand', 'respondentName', 'respondentAddress', 'name', 'phone', 'address'];
  return form.identity === 'named' ? [...always, 'identity', 'name', 'phone'] : [...always, 'identity'];
}

const SHORTEST: Partial<Readonly<Record<Field, number>>> = { title: 2, text: 5, demand: 2 };
const MOST_FEN = 1e12;

function faultOf(field: Field, value: string, today: PlainDate): Fault | undefined {
  if (value.length < (SHORTEST[field] ?? 0)) return 'too-short';
  const most: Partial<Readonly<Record<Field, number>>> = limits;
  if (value.length > (most[field] ?? Number.POSITIVE_INFINITY)) return 'too-long';
  switch (field) {
    case 'occurredOn':
      if (!isPlainDate(value)) return 'not-a-day';
      return value > today ? 'in-future' : undefined;
    case 'claim': {
      const amount = parseYuan(value);
      return amount === undefined || amount < 0 || amount > MOST_FEN ? 'not-money' : undefined;
    }
    case 'phone':
      return (value.normalize('NFKC').match(/\d/g)?.length ?? 0) < 7 ? 'not-a-phone' : undefined;
    case 'respondentCode':
      return /^[0-9A-Z]+$/.test(value) ? undefined : 'not-a-code';
    default:
      return undefined;
  }
}

/** Order of the fields on the pages, which is the order of the list of errors. */
const ORDER: readonly Field[] = [
  'title',
  'text',
  'demand',
  'claim',
  'occurredOn',
  'respondentName',
  'respondentAddress',
  'respondentCode',
  'region',
  'identity',
  'name',
  'phone',
  'address',
];

function isAsked(kind: FilingKind, form: FilingForm, field: Field): boolean {
  switch (field) {
    case 'demand':
    case 'claim':
      return holdsComplaint(kind);
    case 'identity':
      return !holdsComplaint(kind);
    case 'name':
    case 'phone':
    case 'address':
      return isNamed(kind, form);
    default:
      return true;
  }
}

/** What must be mended before `step` can be left; for `check`, in the whole form. `today` is the legal day. */
export function findIssues(kind: FilingKind, form: FilingForm, step: Step, today: PlainDate): readonly Issue[] {
  const needed = required(kind, form);
  return ORDER.filter((field) => (step === 'check' || stepOf[field] === step) && isAsked(kind, form, field)).flatMap(
    (field): readonly Issue[] => {
      const value = field === 'respondentCode' ? tidyUscc(form[field]) : form[field].trim();
      if (value === '') return needed.includes(field) ? [{ field, fault: 'missing' }] : [];
      const fault = faultOf(field, value, today);
      return fault === undefined ? [] : [{ field, fault }];
    },
  );
}
