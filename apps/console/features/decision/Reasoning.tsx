import type { ReactNode } from 'react';
import type { Caution, Severity, Step } from '../../../../modules/cases/model/reasoning.ts';
import { useWords } from '../../i18n/index.ts';
import { Confidence } from '../../ui/Confidence.tsx';
import { useCited } from './cited.ts';

const ORDER: readonly Severity[] = ['unlawful', 'reason', 'check'];
const TONE: Readonly<Record<Severity, string>> = { unlawful: 'mark-danger', reason: 'mark-warn', check: 'mark-calm' };

/** The way of a calculation, each step with its article. */
export function StepList({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { pick } = useWords();
  const cited = useCited();
  return (
    <ol className="calc-steps">
      {steps.map((step) => (
        <li key={step.text.zh}>
          {pick(step.text)}{' '}
          <span className="faint small nowrap-source">
            {cited(step.source)} {step.source.confidence === 'M' && <Confidence mark="M" />}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What stands in the way, the gravest first; told to a screen reader as it changes. */
export function CautionList({ cautions }: { readonly cautions: readonly Caution[] }): ReactNode {
  const { t, pick } = useWords();
  const cited = useCited();
  const sorted = ORDER.flatMap((severity) => cautions.filter((each) => each.severity === severity));
  return (
    <ul className="cautions" aria-live="polite">
      {sorted.map((each) => (
        <li key={`${each.rule} ${each.text.zh}`}>
          <span className={`mark ${TONE[each.severity]}`}>{t(`decision.severity.${each.severity}`)}</span>{' '}
          {pick(each.text)} <span className="faint small">{cited(each.source)}</span>
        </li>
      ))}
    </ul>
  );
}
