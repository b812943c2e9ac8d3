import { useEffect, useState } from 'react';
import type { FirmInbox, SettlementView } from '../../../../modules/settlements/contract.ts';
import type { Answer } from '../../api.ts';
import { longDate } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.tsx';
import { Link } from '../../router.tsx';
import { SettlementPage } from '../../settle/SettlementPage.tsx';
import { settleTexts } from '../../settle/texts.ts';
import { Choice, Trouble } from '../../ui/Choice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { firmCall } from '../api.ts';
import type { FirmPartProps } from '../parts.ts';

const API = '/api/firm/settlements';
const PATH = '/firm/settlements';

/** The firm's disputes, and one of them. */
export function FirmSettlements({ path }: FirmPartProps) {
  const [, at = ''] = /^\/firm\/settlements\/(\d{6}\/[0-9a-f-]{36})$/.exec(path) ?? [];
  return at === '' ? <Inbox /> : <One at={at} key={at} />;
}

type Which = 'open' | 'all';

function Inbox() {
  const { language, pick } = useWords();
  const t = settleTexts[language].inbox;
  const [which, choose] = useState<Which>('open');
  const [answer, setAnswer] = useState<Answer<FirmInbox>>();
  useEffect(() => {
    let current = true;
    setAnswer(undefined);
    void firmCall<FirmInbox>('GET', `${API}?which=${which}`).then((found) => {
      if (current) setAnswer(found);
    });
    return () => {
      current = false;
    };
  }, [which]);
  const found = answer?.kind === 'ok' ? answer.value : undefined;
  const more = async () => {
    if (found?.next == null) return;
    const query = new URLSearchParams({ which, before: found.next });
    const part = await firmCall<FirmInbox>('GET', `${API}?${query}`);
    if (part.kind !== 'ok') return setAnswer(part);
    setAnswer({ kind: 'ok', value: { items: [...found.items, ...part.value.items], next: part.value.next } });
  };
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <Choice
        id="which"
        legend={t.which}
        value={which}
        options={[
          { value: 'open', label: t.open, lead: '' },
          { value: 'all', label: t.all, lead: '' },
        ]}
        onChange={choose}
      />
      <div aria-live="polite">
        {answer === undefined && <p>{t.waiting}</p>}
        {found?.items.length === 0 && <p>{t.none}</p>}
      </div>
      {answer !== undefined && answer.kind !== 'ok' && <Trouble title={t.failed} lines={[]} />}
      <ul className="decisions">
        {found?.items.map((row) => (
          <li key={row.id} className="card">
            <h2 className="decision-title">
              <Link to={`${PATH}/${row.region}/${row.id}`}>{row.goods ?? settleTexts[language].view.erased}</Link>
            </h2>
            <p className="decision-line">
              {pick(row.plainState)}
              {row.unanswered && ` · ${t.unanswered}`}
              {row.workdaysLeft !== null && ` · ${t.left(row.workdaysLeft)}`}
            </p>
            <p className="hint">
              {longDate(row.filedOn, language)} · {settleTexts[language].view.due(longDate(row.due, language))}
            </p>
          </li>
        ))}
      </ul>
      {found?.next != null && (
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => void more()}>
            {t.more}
          </button>
        </p>
      )}
    </>
  );
}

function One({ at }: { readonly at: string }) {
  const { language, pick } = useWords();
  const t = settleTexts[language].inbox;
  const [answer, setAnswer] = useState<Answer<SettlementView>>();
  useEffect(() => {
    let current = true;
    void firmCall<SettlementView>('GET', `${API}/${at}`).then((found) => {
      if (current) setAnswer(found);
    });
    return () => {
      current = false;
    };
  }, [at]);
  return (
    <>
      <p className="no-print">
        <Link to={PATH}>{t.back}</Link>
      </p>
      {answer === undefined && <p aria-live="polite">{t.waiting}</p>}
      {answer?.kind === 'unknown' && <PageTitle title={t.failed} />}
      {answer?.kind === 'refused' && <PageTitle title={pick(answer.problem)} />}
      {answer?.kind === 'ok' && (
        <SettlementPage
          view={answer.value}
          send={(verb, body, actId) => firmCall<SettlementView>('POST', `${API}/${at}/acts`, { actId, verb, body })}
          onView={(value) => setAnswer({ kind: 'ok', value })}
        />
      )}
    </>
  );
}
