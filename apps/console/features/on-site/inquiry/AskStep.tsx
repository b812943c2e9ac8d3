import { type ReactNode, useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Phrases, TextField } from '../parts/fields.tsx';
import { clockOf } from '../words.ts';
import type { InquiryProps } from './InquiryPage.tsx';
import { type Answered, answered, inquiryGaps, moved, usualAnswers, usualQuestions } from './model.ts';

/** Questions and answers, one card each: typed, put in between, moved, taken out. */
export function AskStep({ form, change, judged, cause }: InquiryProps & { readonly cause: string }): ReactNode {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const gaps = judged ? inquiryGaps(form, 'ask') : [];
  const set = (answers: readonly Answered[]): void => change({ answers });
  const put = (index: number, part: Partial<Answered>): void =>
    set(form.answers.map((each, place) => (place === index ? { ...each, ...part } : each)));
  const insert = (index: number, question = ''): void => {
    set([...form.answers.slice(0, index), answered(question), ...form.answers.slice(index)]);
    setAt(index);
  };
  return (
    <>
      <p className="os-note">{t('onSite.began', { time: form.from === '' ? '' : clockOf(form.from) })}</p>
      <ol className="os-answers">
        {form.answers.map((each, index) => (
          <li key={each.key} className={index === at ? 'os-card os-at' : 'os-card'} onFocus={() => setAt(index)}>
            <TextField
              label={t('onSite.question', { no: index + 1 })}
              value={each.question}
              rows={2}
              onChange={(question) => put(index, { question })}
            />
            <TextField
              label={t('onSite.answer', { no: index + 1 })}
              value={each.answer}
              rows={2}
              error={
                gaps.includes('unanswered') && each.question.trim() !== '' && each.answer.trim() === ''
                  ? t('onSite.gap.needed')
                  : undefined
              }
              onChange={(answer) => put(index, { answer })}
            />
            {index === at && (
              <>
                <Phrases
                  label={t('onSite.phrases')}
                  phrases={usualAnswers}
                  onPick={(phrase) => put(index, { answer: `${each.answer}${phrase}` })}
                />
                <div className="os-row os-tools">
                  <button
                    type="button"
                    className="os-button os-quiet"
                    disabled={index === 0}
                    aria-label={t('onSite.up', { no: index + 1 })}
                    onClick={() => {
                      set(moved(form.answers, index, -1));
                      setAt(index - 1);
                    }}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="os-button os-quiet"
                    disabled={index === form.answers.length - 1}
                    aria-label={t('onSite.down', { no: index + 1 })}
                    onClick={() => {
                      set(moved(form.answers, index, 1));
                      setAt(index + 1);
                    }}
                  >
                    ↓
                  </button>
                  <button type="button" className="os-button os-quiet" onClick={() => insert(index + 1)}>
                    {t('onSite.insert')}
                  </button>
                  <button
                    type="button"
                    className="os-button os-quiet"
                    onClick={() => set(form.answers.filter((_, place) => place !== index))}
                  >
                    {t('onSite.takeOut')}
                  </button>
                </div>
              </>
            )}
          </li>
        ))}
      </ol>
      {(gaps.includes('answers') || gaps.includes('rights')) && (
        <p className="os-error" role="alert">
          {t(gaps.includes('answers') ? 'onSite.gap.answers' : 'onSite.gap.rights')}
        </p>
      )}
      <h2 className="os-h2">{t('onSite.moreQuestions')}</h2>
      <Phrases
        label={t('onSite.moreQuestions')}
        phrases={usualQuestions(cause).filter((each) => form.answers.every(({ question }) => question !== each))}
        onPick={(question) => insert(form.answers.length, question)}
      />
      <button type="button" className="os-button" onClick={() => insert(form.answers.length)}>
        {t('onSite.ownQuestion')}
      </button>
    </>
  );
}
