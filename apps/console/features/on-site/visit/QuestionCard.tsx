import type { ReactNode } from 'react';
import type { AnswerView, QuestionView } from '../../../../../modules/supervision/contract.ts';
import { yesNo } from '../../../../../modules/supervision/model/labels.ts';
import { useWords } from '../../../i18n/index.ts';
import type { Text } from '../../../text.ts';
import { useMe } from '../../identity/use-me.ts';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { isNumber, type Said } from './model.ts';
import { Shots } from './Shots.tsx';

interface Props {
  readonly question: QuestionView;
  readonly said: Said | undefined;
  /** The answer that stands on the server, as far as it is known here. */
  readonly there: AnswerView | undefined;
  readonly onChange: (said: Said | undefined) => void;
}

/** What an answer says, in words. */
export function useAnswerWords(): (question: QuestionView, answer: AnswerView) => string {
  const { pick, t } = useWords();
  return (question, answer) => {
    if (question.kind === 'yes-no') {
      const titles: Readonly<Record<string, Text>> = yesNo;
      const title = titles[String(answer.value)];
      return title === undefined ? String(answer.value) : pick(title);
    }
    if (answer.value !== null) return `${answer.value}${question.unit}`;
    return answer.text || t('supervision.phone.shots', { count: answer.photos.length });
  };
}

/** One question: a control by its kind, photographs, and what somebody else has answered. */
export function QuestionCard({ question, said, there, onChange }: Props): ReactNode {
  const { t } = useWords();
  const { person } = useMe();
  const words = useAnswerWords();
  const now = said ?? { value: '', shots: [], seen: there?.seq ?? 0 };
  const change = (part: Partial<Said>): void => onChange({ ...now, ...part });
  const conflict = said !== undefined && there !== undefined && there.seq !== said.seen;
  const label = question.required ? `${question.text}（${t('supervision.phone.required')}）` : question.text;
  return (
    <article className={conflict ? 'os-case os-case-bad' : 'os-case'} data-question={question.id}>
      <QuestionControl question={question} label={label} value={now.value} onChange={(value) => change({ value })} />
      {(question.kind === 'photo' || question.photo) && (
        <Shots
          label={`${t('supervision.phone.photo')} ${question.text}`}
          shots={now.shots}
          onChange={(shots) => change({ shots })}
        />
      )}
      {there !== undefined && !conflict && (
        <p className="os-note">
          {t('supervision.phone.theirs', {
            name: there.by.id === person.id ? person.name : there.by.name,
            value: words(question, there),
          })}
        </p>
      )}
      {conflict && (
        <div className="os-refusal" role="alert">
          <p>{t('supervision.phone.conflict', { name: there.by.name, value: words(question, there) })}</p>
          <p className="os-row">
            <button type="button" className="os-button" onClick={() => onChange(undefined)}>
              {t('supervision.phone.keepTheirs')}
            </button>
            <button type="button" className="os-button os-primary" onClick={() => change({ seen: there.seq })}>
              {t('supervision.phone.keepMine')}
            </button>
          </p>
        </div>
      )}
    </article>
  );
}

interface ControlProps {
  readonly question: QuestionView;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function QuestionControl({ question, label, value, onChange }: ControlProps): ReactNode {
  const { pick, t } = useWords();
  switch (question.kind) {
    case 'yes-no': {
      const options = Object.entries(yesNo).map(([code, title]) => ({ value: code, label: pick(title) }));
      return <ChoiceField label={label} value={value} options={options} onChange={onChange} />;
    }
    case 'choice': {
      const options = question.choices.map((each) => ({ value: each, label: each }));
      return <ChoiceField label={label} value={value} options={options} onChange={onChange} />;
    }
    case 'number':
      return (
        <LineField
          label={label}
          value={value}
          inputMode="decimal"
          max={15}
          onChange={onChange}
          {...(question.unit === '' ? {} : { suffix: question.unit })}
          error={value === '' || isNumber(value) ? undefined : t('supervision.phone.gap')}
        />
      );
    case 'text':
      return <TextField label={label} value={value} onChange={onChange} />;
    case 'photo':
      return <h3>{label}</h3>;
  }
}
