import type { ReactNode } from 'react';
import { str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { HeardVerb } from '../../../../modules/cases/model/case/quoted.ts';
import { useWords } from '../../i18n/index.ts';
import { instant } from '../../ui/format.ts';
import { actsAtHand } from '../cases/acts-at-hand.ts';

/** What the party says, and what the officers answered. */
const SAID: Readonly<Record<HeardVerb, readonly string[]>> = {
  defend: ['content'],
  'review-defence': ['reasons'],
  'ask-hearing': ['text'],
  'waive-defence': ['document'],
  'hearing-report': ['opinion'],
};

const isHeard = (verb: string): verb is HeardVerb => Object.hasOwn(SAID, verb);

/** The party's statement and defence with the answers, before the amount is set: it may not be raised because of them. */
export function Heard({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick, language } = useWords();
  const acts = [...actsAtHand(detail)].reverse().filter(({ verb }) => isHeard(verb));
  if (acts.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="heard-title">
      <h2 id="heard-title">{t('decision.heard')}</h2>
      <ul className="heard">
        {acts.map((act) => {
          const body = { ...(act.body as JsonObject), ...(act.personal as JsonObject) };
          return (
            <li key={act.seq}>
              <strong>{pick(act.verbTitle)}</strong>{' '}
              <span className="faint small num">{instant(act.eventAt, language)}</span>
              <p className="prewrap">
                {(isHeard(act.verb) ? SAID[act.verb] : []).map((key) => str(body, key)).join(' ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
