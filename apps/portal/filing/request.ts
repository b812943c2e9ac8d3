import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { parseYuan } from '../../../kernel/money.ts';
import type { Language } from '../../../kernel/text.ts';
import type { FilingRequest, Problem } from '../../../modules/intake/contract.ts';
import { type Field, type FilingForm, type FilingKind, holdsComplaint, isNamed } from './form.ts';

/** What the server cannot store: NUL and half surrogate pairs, left behind by pasted text. */
const clean = (value: string): string =>
  value
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
const oneLine = (value: string): string => clean(value).replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

/** Leaves out what was not filled in. */
const given = <T extends Readonly<Record<string, string>>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

/** The form as it is sent. The same form, act id and language always give the same request: a retry is recognised. */
export function toFiling(
  kind: FilingKind,
  form: FilingForm,
  actId: string,
  language: Language,
  uploads?: FilingRequest['uploads'],
): FilingRequest {
  const isComplaint = holdsComplaint(kind);
  const amount = isComplaint && form.claim.trim() !== '' ? parseYuan(form.claim) : undefined;
  return {
    actId,
    kind,
    title: oneLine(form.title),
    text: clean(form.text),
    ...(isComplaint ? { demand: clean(form.demand) } : {}),
    region: form.region,
    respondent: given({
      name: oneLine(form.respondentName),
      code: tidyUscc(clean(form.respondentCode)),
      address: oneLine(form.respondentAddress),
    }),
    ...(amount === undefined ? {} : { claimFen: amount }),
    ...(form.occurredOn === '' ? {} : { occurredOn: form.occurredOn }),
    reporter: isNamed(kind, form)
      ? {
          name: oneLine(form.name),
          phone: oneLine(form.phone).normalize('NFKC'),
          ...given({ address: oneLine(form.address) }),
        }
      : null,
    ...(uploads === undefined ? {} : { uploads }),
    language,
  };
}

const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  text: 'text',
  demand: 'demand',
  region: 'region',
  claimFen: 'claim',
  occurredOn: 'occurredOn',
  'respondent.name': 'respondentName',
  'respondent.code': 'respondentCode',
  'respondent.address': 'respondentAddress',
  'reporter.name': 'name',
  'reporter.phone': 'phone',
  'reporter.address': 'address',
};

/** The field of the form that the server's refusal speaks of, when it speaks of one. */
export function fieldOfProblem({ code, params }: Problem): Field | undefined {
  if (code === 'intake.filing.no-authority') return 'region';
  if (code === 'intake.filing.no-reporter') return 'name';
  if (code === 'intake.filing.no-demand') return 'demand';
  const issues: unknown = params.issues;
  if (!Array.isArray(issues)) return undefined;
  for (const issue of issues as readonly unknown[]) {
    if (typeof issue !== 'object' || issue === null || !('path' in issue)) continue;
    const path = String(issue.path);
    if (Object.hasOwn(FIELDS, path)) return FIELDS[path];
  }
  return undefined;
}
