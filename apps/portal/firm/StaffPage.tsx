import { useCallback, useEffect, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FirmAccounts, FirmAppointed } from '../../../modules/firms/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { appoint, readStaff, withdraw } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { useTexts } from './use-texts.ts';

/** The manager appoints and withdraws; a code is shown once. */
export function StaffPage() {
  const all = useTexts();
  const t = all.staff;
  const { language } = useWords();
  const [staff, setStaff] = useState<FirmAccounts | 'failed'>();
  const [made, setMade] = useState<FirmAppointed>();
  // A new one for each appointment; one sent again after a lost answer is there once.
  const [actId, renew] = useState(newActId);
  const read = useCallback(async () => {
    const answer = await readStaff();
    setStaff(answer.kind === 'ok' ? answer.value : 'failed');
  }, []);
  useEffect(() => void read(), [read]);
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      {staff === undefined && <p aria-live="polite">{all.waiting}</p>}
      {staff === 'failed' && <Trouble title={all.refusedTitle} lines={[all.failed]} />}
      {Array.isArray(staff) && (
        <ul className="decisions">
          {staff
            // A letter that nobody has used yet is no person.
            .filter(({ name }) => name !== '')
            .map((each) => (
              <li key={each.id} className="card">
                <Member of={each} onWithdrawn={read} />
              </li>
            ))}
        </ul>
      )}
      {made !== undefined && (
        <section className="card" aria-labelledby="made">
          <h2 id="made">{t.code}</h2>
          <p>
            <strong>{made.code}</strong>
          </p>
          <p role="status">{t.once(made.name, longDate(made.until, language))}</p>
        </section>
      )}
      <section className="card" aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <FirmForm
          id="staff"
          fields={[{ name: 'name', label: t.addName }]}
          submit={t.submit}
          send={({ name }) => appoint({ actId, name })}
          onDone={(appointed) => {
            setMade(appointed);
            renew(newActId());
            void read();
          }}
        />
      </section>
    </>
  );
}

interface MemberProps {
  readonly of: FirmAccounts[number];
  readonly onWithdrawn: () => Promise<void>;
}

function Member({ of, onWithdrawn }: MemberProps) {
  const all = useTexts();
  const { language } = useWords();
  const [failed, setFailed] = useState(false);
  const [actId] = useState(newActId);
  const end = async () => {
    if (!confirm(all.staff.withdrawAsk(of.name))) return;
    const { kind } = await withdraw(of.id, actId);
    setFailed(kind !== 'ok');
    if (kind === 'ok') await onWithdrawn();
  };
  return (
    <>
      <h2 className="decision-title">{of.name}</h2>
      <p className="hint">
        {all.home.role[of.role]}
        {of.login === null ? '' : ` · ${of.login}`}
        {of.codeUntil === null ? '' : ` · ${all.staff.waits(longDate(of.codeUntil, language))}`}
      </p>
      {of.role === 'staff' && (
        <button type="button" className="link-button" onClick={() => void end()}>
          {all.staff.withdraw}
          <span className="visually-hidden"> {of.name}</span>
        </button>
      )}
      {failed && <p role="alert">{all.failed}</p>}
    </>
  );
}
