import { useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FirmMe } from '../../../modules/firms/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { answer } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { firmParts } from './parts.ts';
import { useTexts } from './use-texts.ts';

interface Props {
  readonly me: FirmMe;
  readonly onMe: (me: FirmMe) => void;
}

/** The first page of a firm: what waits, what it was told, how it stands on the list. */
export function FirmHome({ me, onMe }: Props) {
  const { language, pick } = useWords();
  const t = useTexts().home;
  const { firm } = me;
  const lines: readonly (readonly [string, string])[] = [
    [t.code, firm.code],
    [t.address, firm.address],
    [t.shops, firm.shops.join(language === 'zh' ? '、' : ', ')],
    [t.since, longDate(firm.enrolledOn, language)],
    [t.authority, pick(firm.authorityName)],
  ];
  return (
    <>
      <PageTitle title={firm.name} above={t.state[firm.state]} />
      {firm.state === 'suspended' && <p className="lead">{t.suspendedLead}</p>}
      {me.told !== null && <Told me={me} told={me.told} onMe={onMe} />}
      {firmParts.map(({ path, title, lead }) => (
        <section className="card" key={path} aria-label={pick(title)}>
          <h2>
            <Link to={path}>{pick(title)}</Link>
          </h2>
          <p>{pick(lead)}</p>
        </section>
      ))}
      <section className="card" aria-label={firm.name}>
        <Pairs of={lines} />
      </section>
    </>
  );
}

function Pairs({ of }: { readonly of: readonly (readonly [string, string])[] }) {
  return (
    <dl className="pairs">
      {of
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Told({ me, told, onMe }: Props & { readonly told: NonNullable<FirmMe['told']> }) {
  const { language, pick } = useWords();
  const t = useTexts().home;
  const [actId] = useState(newActId);
  return (
    <section className="card" aria-labelledby="told">
      <h2 id="told">{t.told[told.measure]}</h2>
      <Pairs
        of={[
          [t.ground, pick(told.ground)],
          [t.reason, told.reason],
          [t.document, told.document],
          [t.answerBy, longDate(told.answerBy, language)],
        ]}
      />
      {told.answeredOn !== null ? (
        <p role="status">{t.answered(longDate(told.answeredOn, language))}</p>
      ) : me.staff.role === 'manager' ? (
        <FirmForm
          id="answer"
          fields={[{ name: 'text', label: t.answer, hint: t.answerHint, lines: 5_000 }]}
          submit={t.send}
          send={({ text }) => answer({ actId, text })}
          onDone={onMe}
        />
      ) : (
        <p>{t.managerAnswers}</p>
      )}
    </section>
  );
}
