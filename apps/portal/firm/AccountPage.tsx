import { useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FirmMe } from '../../../modules/firms/contract.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { changePassword, leave } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { useTexts } from './use-texts.ts';

interface Props {
  readonly me: FirmMe;
  readonly onLeft: () => void;
}

/** One's password; and the way out for the firm, which is as short as the way in. */
export function AccountPage({ me, onLeft }: Props) {
  const all = useTexts();
  const t = all.account;
  const [changed, setChanged] = useState(false);
  const [actId] = useState(newActId);
  return (
    <>
      <PageTitle title={t.title} />
      <section className="card" aria-labelledby="password">
        <h2 id="password">{t.password}</h2>
        <FirmForm
          id="password"
          fields={[
            { name: 'old', label: t.old, type: 'password', autoComplete: 'current-password' },
            {
              ...{ name: 'new', label: t.new, hint: all.activate.passwordHint },
              ...{ type: 'password', autoComplete: 'new-password' },
            },
          ]}
          submit={t.change}
          send={changePassword}
          onDone={() => setChanged(true)}
        />
        {changed && <p role="status">{t.changed}</p>}
      </section>
      <section className="card" aria-labelledby="leave">
        <h2 id="leave">{t.leave}</h2>
        <p>{t.leaveLead}</p>
        {me.staff.role === 'manager' ? (
          <FirmForm
            id="leave"
            fields={[{ name: 'reason', label: t.reason, optional: true, lines: 1_000 }]}
            submit={t.leaveSubmit}
            warn
            question={t.leaveAsk}
            send={({ reason }) => leave({ actId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })}
            onDone={onLeft}
          />
        ) : (
          <p>{t.managerOnly}</p>
        )}
      </section>
    </>
  );
}
