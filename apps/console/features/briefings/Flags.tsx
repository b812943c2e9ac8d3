import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Flag } from '../../../../modules/briefings/model/flags.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  readonly flags: readonly Flag[];
  readonly readOnly: boolean;
  readonly onBind: (flag: Flag) => void;
  readonly onReason: (flag: Flag, reason: string) => void;
}

/** What is wrong in the words of a section, with the way out beside each. */
export function Flags({ flags, readOnly, onBind, onReason }: Props): ReactNode {
  if (flags.length === 0) return null;
  return (
    <ul className="briefing-flags">
      {flags.map((flag) => (
        <li key={`${flag.start} ${flag.text}`} data-kind={flag.kind}>
          <One flag={flag} readOnly={readOnly} onBind={onBind} onReason={onReason} />
        </li>
      ))}
    </ul>
  );
}

function One({ flag, readOnly, onBind, onReason }: Omit<Props, 'flags'> & { readonly flag: Flag }): ReactNode {
  const { t, pick } = useWords();
  const [reason, setReason] = useState('');
  const bindable = flag.kind === 'equals' || flag.kind === 'differs';
  const excusable = flag.kind === 'unbound' || flag.kind === 'equals';
  return (
    <>
      <span className="briefing-flag-kind">{t(`briefings.flag.${flag.kind}`)}</span> {pick(flag.says)}
      {!readOnly && (
        <span className="row wrap">
          {bindable && (
            <Button size="small" type="primary" onClick={() => onBind(flag)}>
              {t('briefings.bind', { cell: flag.cell ?? '' })}
            </Button>
          )}
          {excusable && (
            <>
              <Input
                size="small"
                className="briefing-reason"
                aria-label={t('briefings.reasonFor', { text: flag.text })}
                placeholder={t('briefings.reasonFor', { text: flag.text })}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <Button size="small" disabled={reason.trim() === ''} onClick={() => onReason(flag, reason.trim())}>
                {t('briefings.keepNumber')}
              </Button>
            </>
          )}
        </span>
      )}
    </>
  );
}
