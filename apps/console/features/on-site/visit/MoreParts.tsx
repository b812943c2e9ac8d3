import { type ReactNode, useState } from 'react';
import { domains } from '../../../../../modules/intake/model/labels.ts';
import { severities, subjectKinds } from '../../../../../modules/supervision/model/labels.ts';
import { useWords } from '../../../i18n/index.ts';
import type { Text } from '../../../text.ts';
import { ChoiceField, LineField, SelectField, TextField } from '../parts/fields.tsx';
import type { FoundForm, TalkForm } from './model.ts';
import { Shots } from './Shots.tsx';

interface PartProps<T> {
  readonly form: T;
  readonly change: (next: T) => void;
  /** Gives it to the outbox. */
  readonly save: () => void;
}

const blank = (value: string): boolean => value.trim() === '';

/** A finding as it is written down on the spot. */
export function FoundPart({ form, change, save }: PartProps<FoundForm>): ReactNode {
  const { t, pick } = useWords();
  const [judged, setJudged] = useState(false);
  const set = (part: Partial<FoundForm>): void => change({ ...form, ...part });
  const gap = (missing: boolean): string | undefined => (judged && missing ? t('onSite.gap.needed') : undefined);
  const options = <T extends string>(list: Readonly<Record<T, Text>>) =>
    (Object.entries(list) as [T, Text][]).map(([value, title]) => ({ value, label: pick(title) }));
  const ready = !blank(form.title) && !blank(form.text) && form.domain !== '';
  return (
    <details className="os-card" open={!blank(form.title)}>
      <summary className="os-h2">{t('supervision.phone.find')}</summary>
      <div className="os-answers os-unfolded">
        <LineField
          label={t('supervision.phone.title')}
          value={form.title}
          required
          error={gap(blank(form.title))}
          onChange={(title) => set({ title })}
        />
        <SelectField
          label={t('supervision.phone.domain')}
          value={form.domain}
          required
          empty={t('onSite.choose')}
          options={options(domains)}
          error={gap(form.domain === '')}
          onChange={(domain) => set({ domain })}
        />
        <ChoiceField
          label={t('supervision.phone.severity')}
          value={form.severity as keyof typeof severities}
          options={options(severities)}
          onChange={(severity) => set({ severity })}
        />
        <TextField
          label={t('supervision.phone.text')}
          value={form.text}
          required
          error={gap(blank(form.text))}
          onChange={(text) => set({ text })}
        />
        <ChoiceField
          label={t('supervision.phone.subject')}
          value={form.subjectKind}
          options={options(subjectKinds)}
          onChange={(subjectKind) => set({ subjectKind })}
        />
        {form.subjectKind !== 'authority' && (
          <LineField
            label={t('supervision.phone.subjectName')}
            value={form.subjectName}
            onChange={(subjectName) => set({ subjectName })}
          />
        )}
        <Shots label={t('supervision.phone.photo')} shots={form.shots} onChange={(shots) => set({ shots })} />
        <button type="button" className="os-button os-primary" onClick={() => (ready ? save() : setJudged(true))}>
          {t('supervision.phone.saveFind')}
        </button>
      </div>
    </details>
  );
}

/** The record of a conversation. */
export function TalkPart({ form, change, save }: PartProps<TalkForm>): ReactNode {
  const { t } = useWords();
  const [judged, setJudged] = useState(false);
  const set = (part: Partial<TalkForm>): void => change({ ...form, ...part });
  const gap = (missing: boolean): string | undefined => (judged && missing ? t('onSite.gap.needed') : undefined);
  const ready = !blank(form.with) && !blank(form.post) && !blank(form.text);
  return (
    <details className="os-card" open={!blank(form.text)}>
      <summary className="os-h2">{t('supervision.phone.talk')}</summary>
      <div className="os-answers os-unfolded">
        <LineField
          label={t('supervision.phone.with')}
          value={form.with}
          required
          max={100}
          error={gap(blank(form.with))}
          onChange={(person) => set({ with: person })}
        />
        <LineField
          label={t('supervision.phone.post')}
          value={form.post}
          required
          max={100}
          error={gap(blank(form.post))}
          onChange={(post) => set({ post })}
        />
        <TextField
          label={t('supervision.phone.said')}
          value={form.text}
          required
          error={gap(blank(form.text))}
          onChange={(text) => set({ text })}
        />
        <button type="button" className="os-button os-primary" onClick={() => (ready ? save() : setJudged(true))}>
          {t('supervision.phone.saveTalk')}
        </button>
      </div>
    </details>
  );
}

interface CloseProps extends PartProps<string> {
  readonly missing: readonly string[];
}

/** The end of a visit, in words and without a score. */
export function ClosePart({ form, change, save, missing }: CloseProps): ReactNode {
  const { t } = useWords();
  const [judged, setJudged] = useState(false);
  const ready = !blank(form) && missing.length === 0;
  return (
    <details className="os-card" open={!blank(form)}>
      <summary className="os-h2">{t('supervision.phone.close')}</summary>
      <div className="os-answers os-unfolded">
        <TextField
          label={t('supervision.phone.summary')}
          value={form}
          required
          error={judged && blank(form) ? t('onSite.gap.needed') : undefined}
          onChange={change}
        />
        {judged && missing.length > 0 && (
          <p className="os-error" role="alert">
            {t('supervision.phone.gap')} {missing.join('；')}
          </p>
        )}
        <button type="button" className="os-button os-primary" onClick={() => (ready ? save() : setJudged(true))}>
          {t('supervision.phone.close')}
        </button>
      </div>
    </details>
  );
}
