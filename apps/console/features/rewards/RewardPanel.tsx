import type { ReactNode } from 'react';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { scopeTitles } from '../../../../modules/rewards/model/labels.ts';
import { listOf, objectsOf } from '../../../../platform/procedure/entries.ts';
import { rewardScopeRule } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';

const STEPS = {
  collected: 'reward.step.collected',
  share: 'reward.step.share',
  floor: 'reward.step.floor',
  cap: 'reward.step.cap',
} as const;

/** How the amount of a reward came about, step by step, by which rule, and how sure that rule is. */
export function RewardPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const facts = detail.facts as JsonObject;
  const computation = obj(facts, 'computation');
  const amount = num(facts, 'amountFen');
  const titleOf = (step: JsonObject): string => {
    const key = STEPS[str(step, 'step') as keyof typeof STEPS];
    return key === undefined ? '' : t(key, { rate: `${num(step, 'basisPoints') / 100}%` });
  };
  return (
    <Part title={t('reward.computation')}>
      <dl className="facts">
        {objectsOf(computation.steps).map((step) => (
          <div key={str(step, 'step')}>
            <dt>{titleOf(step)}</dt>
            <dd>
              ¥{yuan(num(step, 'fen'))} {step.applied === true && <strong>{t('reward.applied')}</strong>}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('reward.amount')}</dt>
          <dd>
            <strong>¥{yuan(amount)}</strong>
          </dd>
        </div>
        <div className="fact-wide">
          <dt>{t('reward.field.scope')}</dt>
          <dd>
            {listOf(facts.scope)
              .map((code) => pick(scopeTitles[code] ?? { zh: code, en: code }))
              .join('；')}
          </dd>
        </div>
      </dl>
      {amount !== num(computation, 'amountFen') && <p className="soft">{t('reward.otherAmount')}</p>}
      <p className="faint small">
        {t('reward.rule', {
          rule: str(computation, 'rule'),
          from: str(computation, 'effectiveFrom'),
          article: str(computation, 'article'),
          confidence: str(computation, 'confidence'),
        })}{' '}
        {t('reward.finance', { from: yuan(num(computation, 'financeFromFen')) })}{' '}
        {t('reward.scopeRule', { confidence: rewardScopeRule.source.confidence })}
      </p>
    </Part>
  );
}
