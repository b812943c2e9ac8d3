import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { hasDraft } from '../../ui/use-draft.ts';
import { basisOf, draftKey } from '../intake/VerbBar.tsx';
import { mainSteps } from './subjects.ts';
import { VerbSearch } from './VerbSearch.tsx';

interface Props {
  readonly detail: CaseDetail['matter'];
  readonly onVerb: (verb: string) => void;
}

/** The likely next steps as buttons; every other act, and what stands against it, is found by typing. */
export function Steps({ detail, onVerb }: Props): ReactNode {
  const { t, pick } = useWords();
  const main = mainSteps(detail);
  return (
    <section className="verb-bar case-steps" aria-label={t('verbs.title')}>
      {main.map((verb, index) => (
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
            <span className="verb-key" aria-hidden="true">
              {index + 1}
            </span>
            {pick(verb.title)}
            {hasDraft(draftKey(detail.row.id, verb.verb)) && <span className="draft-dot" title={t('verbs.draft')} />}
          </Button>
        </Popover>
      ))}
      {main.length === 0 && <span className="soft">{t('cases.steps.none')}</span>}
      <VerbSearch verbs={detail.verbs} onVerb={onVerb} />
    </section>
  );
}
