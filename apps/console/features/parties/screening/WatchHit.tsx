import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { WatchHitView } from '../../../../../modules/parties/screening/contract.ts';
import { api, ignored } from '../../../api.ts';
import { useWords } from '../../../i18n/index.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { ProposalParts } from '../../intake/ProposalParts.tsx';
import { surenessOf } from '../../intake/proposal-words.ts';

interface Props {
  readonly hit: WatchHitView;
  readonly mayDecide: boolean;
}

const SHORTEST = 2;

/** One hit: the operator beside the entry, what contradicts first, the points of evidence, and the officer's word on it. */
export function WatchHit({ hit, mayDecide }: Props): ReactNode {
  const { t, pick } = useWords();
  const { matter, operator, entry, parts, score, verdict } = hit;
  const against = parts.filter(({ part, weight }) => weight < 0 && part !== 'base');
  const facts = [operator.code, operator.region].filter((text) => text !== '');
  const name = parts.find(({ part }) => part === 'name');
  const known = [entry.code, entry.region, entry.representative, entry.birthYear].flatMap((text) => text ?? []);
  return (
    <li>
      <div className="proposal-line">
        <strong>{operator.name}</strong>
        <span className="faint small mono">{facts.join(' · ')}</span>
        <Link to={`/matters/${matter.homeRegion}/${matter.id}`}>{matter.title}</Link>
        <span className="faint small">{t(`proposals.like.${surenessOf(score)}`)}</span>
      </div>
      <div className="small">
        {t('watch.onList', { list: entry.list, until: entry.until })} <strong>{entry.name}</strong>{' '}
        <span className="faint mono">{known.join(' · ')}</span>
        {entry.masked && <span className="faint"> · {t('watch.masked')}</span>}
      </div>
      <div className="small soft">
        {name !== undefined && name.weight >= 0 && `${pick(name.title)}${t('parties.whySeparator')}`}
        {against.length === 0
          ? t('watch.noDoubt')
          : t('watch.doubt', { what: against.map(({ title }) => pick(title)).join(t('parties.whySeparator')) })}
      </div>
      <details className="small">
        <summary>{t('watch.why')}</summary>
        <ProposalParts parts={parts} />
        <p className="faint">{t('watch.whyListed', { basis: entry.basis, purpose: entry.purpose })}</p>
      </details>
      {verdict === null ? (
        mayDecide && <Decide hit={hit} />
      ) : (
        <p className="small">
          {t(`watch.verdict.${verdict.verdict}`, { on: verdict.on })} {verdict.reason}
        </p>
      )}
    </li>
  );
}

/** 是 or 不是, with the reason that is kept. */
function Decide({ hit: { id, matter } }: { readonly hit: WatchHitView }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const say = useMutation({
    mutationFn: (verdict: 'is' | 'is-not') =>
      api.post(`/watch-lists/hits/${matter.homeRegion}/${matter.id}/${id}/verdict`, {
        body: { verdict, reason: reason.trim() },
        answer: ignored,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch-hits'] }),
  });
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('watch.decide')}
      </Button>
    );
  const isReady = reason.trim().length >= SHORTEST;
  return (
    <div className="stack">
      <ReasonField
        label={t('watch.reason')}
        hint={t('watch.reasonHint')}
        max={500}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button disabled={!isReady} loading={say.isPending} onClick={() => say.mutate('is-not')}>
          {t('watch.isNot')}
        </Button>
        <Button disabled={!isReady} loading={say.isPending} onClick={() => say.mutate('is')}>
          {t('watch.is')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
      {say.isError && <ProblemNote error={say.error} />}
    </div>
  );
}
