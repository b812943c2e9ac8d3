import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';

/** A mixed letter is split by registering the other half first, on its own clock (令121 art 9), then naming it here. */
export function SplitHint({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const into = detail.row.procedure === 'complaint' ? 'report' : 'complaint';
  const { title, channel, domain } = detail.row;
  const text = detail.facts.text;
  const open = (): void => {
    const prefill = {
      title,
      channel,
      ...(domain === '' ? {} : { domain }),
      ...(typeof text === 'string' ? { text } : {}),
      ...('respondent' in detail.facts ? { respondent: detail.facts.respondent } : {}),
      origin: { procedure: detail.row.procedure, matter: detail.row.id },
    };
    void navigate(`/new/${into}`, { state: { prefill } });
  };
  return (
    <Alert
      type="info"
      showIcon
      title={t('split.hint', { kind: pick(procedureTitle(into)) })}
      action={
        <Button size="small" onClick={open}>
          {t('split.register', { kind: pick(procedureTitle(into)) })}
        </Button>
      }
    />
  );
}
