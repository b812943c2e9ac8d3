import { Button, Input, Popover } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { ProblemNote } from './ProblemNote.tsx';
import { type KeyMap, useKeys } from './use-keys.ts';

interface PopoverProps {
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Commands while it is open. */
  readonly keys?: KeyMap;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What was kept under names, behind a button: `v` opens it, Escape closes it. */
export function ViewsPopover({ title, open, onOpen, keys, className = '', children }: PopoverProps): ReactNode {
  useKeys({ v: () => onOpen(!open) });
  useKeys({ ...keys, escape: () => onOpen(false) }, open);
  return (
    <Popover
      trigger="click"
      content={
        <section className={`saved-views ${className}`} aria-label={title}>
          {children}
        </section>
      }
      placement="bottomRight"
      destroyOnHidden
      open={open}
      onOpenChange={onOpen}
    >
      <Button aria-expanded={open} aria-keyshortcuts="v">
        {title}
      </Button>
    </Popover>
  );
}

/** Deletes what was kept under a name. */
export function DeleteView({ name, onDelete }: { readonly name: string; readonly onDelete: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <button type="button" className="plain-button" aria-label={t('views.delete', { name })} onClick={onDelete}>
      ×
    </button>
  );
}

interface FormProps {
  readonly longest: number;
  readonly saving: { readonly isPending: boolean; readonly error: Error | null };
  readonly disabled?: boolean;
  /** Keeps what is shown under the name; calls `done` when it is kept. */
  readonly onSave: (name: string, done: () => void) => void;
  /** Between name and button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** Asks for the name under which something is kept. */
export function SaveView({ longest, saving, disabled = false, onSave, beside, children }: FormProps): ReactNode {
  const { t } = useWords();
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !disabled) onSave(name.trim(), () => setName(''));
  };
  return (
    <form onSubmit={submit}>
      <div className="row">
        <Input
          size="small"
          aria-label={t('views.name')}
          placeholder={t('views.name')}
          maxLength={longest}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {beside}
        <Button size="small" htmlType="submit" loading={saving.isPending} disabled={disabled}>
          {t('views.save')}
        </Button>
      </div>
      {children}
      {saving.error !== null && <ProblemNote error={saving.error} />}
    </form>
  );
}
