import { formatYuan, parseYuan } from '../../../kernel/money.ts';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import {
  type Field,
  type FilingForm,
  type FilingKind,
  holdsComplaint,
  isNamed,
  type Step,
  stepOf,
  steps,
} from './form.ts';
import type { Regions } from './RegionPicker.tsx';
import { findRegion } from './regions.ts';

interface CheckStepProps {
  readonly kind: FilingKind;
  readonly form: FilingForm;
  readonly regions: Regions;
  readonly onEdit: (step: Step) => void;
}

const NAMED: readonly Field[] = ['name', 'phone', 'address'];

function shownFields(kind: FilingKind, form: FilingForm): readonly Field[] {
  const complaint: readonly Field[] = holdsComplaint(kind) ? ['demand', 'claim'] : [];
  return [
    'title',
    'text',
    ...complaint,
    'occurredOn',
    'respondentName',
    'respondentAddress',
    'respondentCode',
    'region',
    ...(holdsComplaint(kind) ? [] : (['identity'] as const)),
    ...(isNamed(kind, form) ? NAMED : []),
  ];
}

/** Everything once more before it is sent, each part with its way back. */
export function CheckStep({ kind, form, regions, onEdit }: CheckStepProps) {
  const { m, pick, language } = useWords();
  const fields = shownFields(kind, form);

  function show(field: Field): string {
    const value = form[field].trim();
    switch (field) {
      case 'identity':
        return value === 'named' ? m.filing.named : m.filing.anonymous;
      case 'region': {
        const region = regions ? findRegion(regions, value) : undefined;
        return region === undefined ? value : pick(region.name);
      }
      case 'claim': {
        const amount = parseYuan(value);
        return amount === undefined ? value : formatYuan(amount, language);
      }
      case 'occurredOn':
        return isPlainDate(value) ? longDate(value, language) : value;
      default:
        return value;
    }
  }

  return (
    <>
      {steps
        .filter((step) => step !== 'check')
        .map((step) => (
          <section key={step} className="card" aria-labelledby={`check-${step}`}>
            <div className="card-head">
              <h2 id={`check-${step}`}>{m.filing.steps[step]}</h2>
              <button type="button" className="button button-quiet" onClick={() => onEdit(step)}>
                {m.filing.change}
                <span className="visually-hidden">: {m.filing.steps[step]}</span>
              </button>
            </div>
            <dl className="pairs">
              {fields
                .filter((field) => stepOf[field] === step)
                .map((field) => (
                  <div key={field}>
                    <dt>{m.filing.labels[field]}</dt>
                    <dd className="as-typed">{show(field) || <span className="not-given">{m.filing.empty}</span>}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      <p className="note">{holdsComplaint(kind) ? m.filing.truth : m.filing.truthReport}</p>
    </>
  );
}
