import { useState } from 'react';
import type { SettlementView } from '../../../modules/settlements/contract.ts';
import { type Answer, postEscalation, postSettlementAct, postSettlementStatus } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { CodeForm } from '../status/CodeForm.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SettlementPage } from './SettlementPage.tsx';
import { settleTexts } from './texts.ts';

/** How a settlement stands, by its code, and everything that the consumer does with it. The code lives in memory only. */
export function FollowPage({ start = '' }: { readonly start?: string }) {
  const { m, pick, language } = useWords();
  const t = settleTexts[language].follow;
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<SettlementView>>();
  const ask = async (asked: string) => {
    setBusy(true);
    setCode(asked);
    setAnswer(await postSettlementStatus(asked));
    setBusy(false);
  };
  if (answer?.kind === 'ok') {
    return (
      <>
        <SettlementPage
          view={answer.value}
          send={(verb, body, actId) =>
            verb === 'escalate' ? postEscalation(code) : postSettlementAct({ receiptCode: code, actId, verb, body })
          }
          onView={(value) => setAnswer({ kind: 'ok', value })}
        />
        <p className="actions no-print">
          <button type="button" className="button button-quiet" onClick={() => setAnswer(undefined)}>
            {t.another}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <CodeForm start={start} busy={busy} onCode={(typed) => void ask(typed)} />
      <div aria-live="polite">{busy && <p className="waiting">{m.status.checking}</p>}</div>
      {answer?.kind === 'refused' && <Trouble title={pick(answer.problem)} lines={[pick(answer.problem.remedy)]} />}
      {answer?.kind === 'unknown' && <Trouble title={t.failed} lines={[]} />}
      <p className="actions">
        <Link to="/firms" className="button button-quiet">
          {t.start}
        </Link>
      </p>
    </>
  );
}
