import { Button } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Draft, Problems } from './body.ts';
import type { FormContext } from './context.ts';
import type { FieldSpec } from './fields.ts';

export interface FormProps {
  readonly fields: readonly FieldSpec[];
  readonly draft: Draft;
  readonly problems: Problems;
  readonly context: FormContext;
  readonly onChange: (draft: Draft) => void;
}

/** What a part of a form gets: one field, the form around it, and how forms are drawn inside it. */
export interface PartProps<F extends FieldSpec> extends Omit<FormProps, 'fields'> {
  readonly field: F;
  readonly Form: ComponentType<FormProps>;
}

/** A part that may be left out: one line until it is wanted. */
export function Unfold({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <div className="field-unfold">
      <Button size="small" type="dashed" onClick={onOpen}>
        {t('form.add', { what: label })}
      </Button>
    </div>
  );
}

/** Takes a part that was wanted away again, with what was typed into it. */
export function Dismiss({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="plain-button part-away"
      aria-label={t('form.removeWhat', { what: label })}
      title={t('form.removeWhat', { what: label })}
      onClick={onClick}
    >
      ×
    </button>
  );
}

export function Problem({ text }: { readonly text: string | undefined }): ReactNode {
  if (text === undefined) return null;
  return (
    <div className="field-error" role="alert">
      {text}
    </div>
  );
}
