import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { ON_PANEL as ofIncidents } from '../../../../modules/incidents/model/incident.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { ownScreen } from '../../../../modules/intake/model/notice.ts';
import { pairVerbs } from '../../../../modules/merging/model/verbs.ts';
import { findLegalBasis } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { hasDraft } from '../../ui/use-draft.ts';

type VerbView = MatterDetail['verbs'][number];

export const draftKey = (matter: string, verb: string): string => `act.${matter}.${verb}`;
/** Side steps come last: the first button is what moves the matter on, and key `a` opens it. */
const ASIDE = new Set([
  'screen',
  'correct',
  'split',
  'entrust',
  'reassign',
  'return',
  'assign-officer',
  'release',
  'recall',
  'dispute-jurisdiction',
  'void',
  'no-power',
  'merge-repeat',
  'close-repeat',
  'withdraw',
  'ask-reporter',
  'read-messages',
  'out-of-scope',
  'join-campaigns',
]);

/** Done elsewhere on the page: a file is uploaded, a note and the steps of a draw have panels of their own. */
const ELSEWHERE = new Set(['attach', 'note', 'freeze', 'reveal', ...ownScreen, ...pairVerbs, ...ofIncidents]);

/** What the person may do now, main steps first. */
export function permitted(detail: MatterDetail): readonly VerbView[] {
  const may = detail.verbs.filter((verb) => verb.refusal === null && !ELSEWHERE.has(verb.verb));
  return [...may.filter(({ verb }) => !ASIDE.has(verb)), ...may.filter(({ verb }) => ASIDE.has(verb))];
}

/** Legal bases of a verb with their confidence, from the same book that the server reads. */
export const basisOf = (verb: VerbView) =>
  verb.basis.map((entry) => {
    const known = findLegalBasis(entry.id);
    return known === undefined ? entry : { ...entry, confidence: known.confidence };
  });

interface Props {
  readonly detail: MatterDetail;
  readonly onVerb: (verb: string) => void;
}

/** What may be done now as buttons, and for the rest the rule that stands against it. */
export function VerbBar({ detail, onVerb }: Props): ReactNode {
  const { list, t, pick } = useWords();
  const [why, setWhy] = useState(false);
  const may = permitted(detail);
  const mayNot = detail.verbs.filter((verb) => verb.refusal !== null && verb.refusal.rule !== 'procedure.state');
  const elsewhere = detail.verbs.filter((verb) => verb.refusal?.rule === 'procedure.state');
  return (
    <section className="verb-bar" aria-label={t('verbs.title')}>
      {may.map((verb, index) => (
        <Popover
          key={verb.verb}
          mouseEnterDelay={0.4}
          content={
            <div className="verb-tip">
              <BasisList basis={basisOf(verb)} />
            </div>
          }
        >
          <Button type={index === 0 ? 'primary' : 'default'} onClick={() => onVerb(verb.verb)}>
            {index < 9 && (
              <span className="verb-key" aria-hidden="true">
                {index + 1}
              </span>
            )}
            {pick(verb.title)}
            {hasDraft(draftKey(detail.row.id, verb.verb)) && <span className="draft-dot" title={t('verbs.draft')} />}
          </Button>
        </Popover>
      ))}
      {may.length === 0 && <span className="soft">{t('verbs.none')}</span>}
      <Button type="text" className="push" aria-expanded={why} onClick={() => setWhy(!why)}>
        {t('verbs.whyNot', { count: mayNot.length + elsewhere.length })}
      </Button>
      {why && (
        <div className="why-not">
          <ul>
            {mayNot.map((verb) => (
              <li key={verb.verb}>
                <strong>{pick(verb.title)}</strong> {verb.refusal === null ? '' : pick(verb.refusal.text)}{' '}
                <span className="faint mono small">{verb.refusal?.rule}</span>
              </li>
            ))}
          </ul>
          {elsewhere.length > 0 && (
            <p className="soft small">
              {t('verbs.otherStates', { state: pick(detail.row.stateTitle) })}
              {list(elsewhere.map((verb) => pick(verb.title)))}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
