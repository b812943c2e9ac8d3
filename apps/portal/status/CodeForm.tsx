import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { TextField } from '../ui/Field.tsx';
import { type CodeFault, findCodeFault, groupsOf, tidyReceiptCode } from './receipt-code.ts';

interface CodeFormProps {
  readonly start?: string;
  readonly busy?: boolean;
  /** Gets the code as it stands on the receipt. */
  readonly onCode: (code: string) => void;
}

/** Where a receipt code is typed in; forgiving about spaces, hyphens and case. */
export function CodeForm({ start, busy, onCode }: CodeFormProps) {
  const { m } = useWords();
  const id = useId();
  const [typed, type] = useState(start ?? '');
  const [fault, setFault] = useState<CodeFault>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = findCodeFault(typed);
    setFault(found);
    if (found === undefined) {
      const code = groupsOf(typed).join('-');
      type(code);
      if (busy !== true) onCode(code);
    } else {
      document.getElementById(id)?.focus();
    }
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        id={id}
        label={m.status.label}
        hint={m.status.hint}
        error={fault === undefined ? undefined : m.status.faults[fault](tidyReceiptCode(typed).length)}
        value={typed}
        onChange={type}
      />
      <button type="submit" className="button">
        {m.status.submit}
      </button>
    </form>
  );
}
