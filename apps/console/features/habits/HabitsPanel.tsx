import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { type Habits, habits } from '../../../../modules/habits/contract.ts';
import { refusesHabits } from '../../../../modules/habits/model/who.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { useMe } from '../identity/use-me.ts';
import { MatterTable } from '../intake/MatterTable.tsx';

const SHORTEST = 5;

/** 重复投诉情况: facts and counts for who judges a complaint, opened for a reason that is kept. Never a conclusion. */
export function HabitsPanel({ detail: { row } }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const { roles, authority } = useMe();
  const [reason, setReason] = useState(() => t('habits.usual'));
  const at = `/matters/${row.homeRegion}/${row.id}/habits`;
  const look = useMutation({ mutationFn: () => api.post(at, { body: { reason: reason.trim() }, answer: habits }) });
  if (refusesHabits({ roles, authority: authority.code }, row)) return null;
  return (
    <section className="panel" aria-labelledby="habits-title">
      <div className="panel-head">
        <h2 id="habits-title">{t('habits.title')}</h2>
        <span className="faint small">{t('habits.note')}</span>
      </div>
      {look.data === undefined ? (
        <div className="stack">
          <ReasonField
            label={t('habits.reason')}
            hint={t('habits.kept')}
            max={500}
            value={reason}
            onChange={setReason}
          />
          <div className="row">
            <Button onClick={() => look.mutate()} loading={look.isPending} disabled={reason.trim().length < SHORTEST}>
              {t('habits.look')}
            </Button>
          </div>
          {look.isError && <ProblemNote error={look.error} />}
        </div>
      ) : (
        <Facts of={look.data} at={at} onCorrected={() => look.mutate()} />
      )}
    </section>
  );
}

interface FactsProps {
  readonly of: Habits;
  readonly at: string;
  readonly onCorrected: () => void;
}

function Facts({ of, at, onCorrected }: FactsProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="stack">
      <Alert type="info" showIcon title={pick(of.purpose)} />
      {of.corrected !== null && <p>{t('habits.corrected', { on: of.corrected.on, reason: of.corrected.reason })}</p>}
      {of.facts.length === 0 ? (
        <p className="soft">{t('habits.none')}</p>
      ) : (
        <ul className="plain">
          {of.facts.map(({ id, title, count, of: base, matters, unseen }) => (
            <li key={id}>
              <details>
                <summary>
                  {pick(title)} <strong className="num">{integer(count)}</strong>{' '}
                  <span className="faint small">{pick(base)}</span>
                </summary>
                {unseen > 0 && <p className="soft small">{t('hotSpots.unseen', { count: integer(unseen) })}</p>}
                {matters.length > 0 && <MatterTable rows={matters} label={pick(title)} />}
              </details>
            </li>
          ))}
        </ul>
      )}
      <p className="faint small">
        <Counted of={of.factors} />
      </p>
      <p className="faint small">
        {pick(of.limits)} {t('habits.until', { on: of.keptUntil })}
      </p>
      {of.corrected === null && of.facts.length > 0 && <Correct at={at} onCorrected={onCorrected} />}
    </div>
  );
}

/** Over what it is counted, and who said so: the law names no number. */
function Counted({ of: { set, ...by } }: { readonly of: Habits['factors'] }): ReactNode {
  const { t, pick } = useWords();
  const over = t('habits.factors', {
    ...{
      recent: by.recentDays,
      long: by.longDays,
      trader: by.sameTraderDays,
      trail: by.trailDays,
      alike: by.alikeFrom,
    },
  });
  const who =
    set === null
      ? t('habits.factorsOurs')
      : t('habits.factorsSet', { name: pick(set.name), from: set.from, basis: set.basis });
  return `${over} ${who}`;
}

function Correct({ at, onCorrected }: Omit<FactsProps, 'of'>): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const correct = useMutation({
    mutationFn: () =>
      api.post(`${at}/correction`, {
        body: { reason: reason.trim() },
        answer: z.object({ corrected: z.literal(true) }),
      }),
    onSuccess: onCorrected,
  });
  return (
    <details>
      <summary>{t('habits.correct')}</summary>
      <div className="stack">
        <ReasonField
          label={t('habits.correctReason')}
          hint={t('habits.correctHint')}
          max={500}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <Button
            onClick={() => correct.mutate()}
            loading={correct.isPending}
            disabled={reason.trim().length < SHORTEST}
          >
            {t('habits.correct')}
          </Button>
        </div>
        {correct.isError && <ProblemNote error={correct.error} />}
      </div>
    </details>
  );
}
