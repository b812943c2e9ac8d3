import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { handOverAnswer } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { CaseHandOver } from './CaseHandOver.tsx';
import { DoneCard } from './DoneCard.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import { HandOverList } from './HandOverList.tsx';
import './hand-over.css';
import { handOversQuery } from './hand-over-query.ts';

export type HandedOver = z.infer<typeof handOverAnswer>;

/** All open work of one person to a colleague: what would go, the word to do it, the receipt, and the other's word. */
export function HandOverPage(): ReactNode {
  const { t } = useWords();
  const list = useQuery(handOversQuery);
  const { roles } = useMe();
  const [done, setDone] = useState<{ readonly what: 'matters' | 'cases'; readonly answer: HandedOver } | null>(null);
  const isHead = roles.includes('head');
  // Whoever comes for cases, from a finding, begins with them.
  const [search] = useSearchParams();
  const cases = isHead && <CaseHandOver key="cases" onDone={(answer) => setDone({ what: 'cases', answer })} />;
  const matters = <HandOverForm key="matters" onDone={(answer) => setDone({ what: 'matters', answer })} />;
  return (
    <Page title={t('handOver.title')} sub={t('handOver.sub')}>
      <div className="stack hand-over">
        {done !== null ? (
          <DoneCard what={done.what} done={done.answer} onNext={() => setDone(null)} />
        ) : search.has('cases') ? (
          [cases, matters]
        ) : (
          [matters, cases]
        )}
        <section className="panel flush" aria-labelledby="hand-overs-title">
          <div className="panel-head">
            <h2 id="hand-overs-title">{t('handOver.list')}</h2>
          </div>
          <Answer of={list} rows={3}>
            {(items) => <HandOverList items={items} />}
          </Answer>
        </section>
      </div>
    </Page>
  );
}
