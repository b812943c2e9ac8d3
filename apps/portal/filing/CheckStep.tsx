import { formatYuan, parseYuan } from '../../../kernel/money.ts';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { filingBasket, isGoing } from '../files/basket.ts';
import { useUploads } from '../files/FilePicker.tsx';
import { fileTexts } from '../files/texts.ts';
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
              {step === 'what' && <CheckFiles />}
            </dl>
          </section>
        ))}
      <p className="note">{holdsComplaint(kind) ? m.filing.truth : m.filing.truthReport}</p>
    </>
  );
}

/** The files that go along, with what stays in them that their sender may not want to tell. */
function CheckFiles() {
  const { language } = useWords();
  const texts = fileTexts[language];
  const uploads = useUploads(filingBasket());
  return (
    <div>
      <dt>{texts.title}</dt>
      <dd>
        {uploads.length === 0 && <span className="not-given">{texts.none}</span>}
        <ul>
          {uploads.map(({ id, name, judged, failure }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              {failure !== undefined && <p className="error">{texts.failed}</p>}
              {judged?.state === 'kept' && <p className="note">{texts.states.kept}</p>}
            </li>
          ))}
        </ul>
        <p role="status">{uploads.some(isGoing) ? texts.busy : ''}</p>
      </dd>
    </div>
  );
}
