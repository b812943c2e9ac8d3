import { Checkbox, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { ChosenFactor } from '../../../../modules/cases/model/discretion/assess.ts';
import { directionNames, directions } from '../../../../modules/cases/model/discretion/bands.ts';
import type { Benchmark, Factor } from '../../../../modules/cases/model/discretion/benchmark.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { useCited } from './cited.ts';

interface Props {
  readonly benchmark: Benchmark;
  readonly chosen: readonly ChosenFactor[];
  readonly counted: readonly string[];
  readonly evidence: CaseDetail['evidence'];
  readonly onChange: (chosen: readonly ChosenFactor[]) => void;
}

/** The benchmark's circumstances by which way they point, each with the exhibits that prove it. */
export function Factors({ benchmark, chosen, counted, evidence, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const put = (id: string, exhibits: readonly string[] | null): void => {
    const others = chosen.filter((each) => each.id !== id);
    onChange(exhibits === null ? others : [...others, { id, evidence: exhibits }]);
  };
  return (
    <section className="calc-part" aria-labelledby="factors-title">
      <h3 id="factors-title">{t('decision.factors')}</h3>
      {directionNames.map((direction) => {
        const own = benchmark.factors.filter((factor) => factor.direction === direction);
        if (own.length === 0) return null;
        return (
          <fieldset key={direction} className={`factor-group factor-${direction}`}>
            <legend>{pick(directions[direction])}</legend>
            {own.map((factor) => (
              <FactorLine
                key={factor.id}
                factor={factor}
                exhibits={chosen.find(({ id }) => id === factor.id)?.evidence ?? null}
                counts={counted.includes(factor.id)}
                evidence={evidence}
                onChange={(exhibits) => put(factor.id, exhibits)}
              />
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

interface LineProps {
  readonly factor: Factor;
  /** Null while it is not chosen. */
  readonly exhibits: readonly string[] | null;
  readonly counts: boolean;
  readonly evidence: CaseDetail['evidence'];
  readonly onChange: (exhibits: readonly string[] | null) => void;
}

function FactorLine({ factor, exhibits, counts, evidence, onChange }: LineProps): ReactNode {
  const { t, pick, list, language } = useWords();
  const cited = useCited();
  const id = useId();
  const wanted = list(factor.evidence.map(pick));
  return (
    <div className="factor">
      <Checkbox checked={exhibits !== null} onChange={(event) => onChange(event.target.checked ? [] : null)}>
        {pick(factor.text)}
        <span className="faint small">
          {' '}
          {articleText(factor.clause, language)} · {cited(factor.source)} · {t(`decision.force.${factor.force}`)}
        </span>
      </Checkbox>
      {exhibits !== null && (
        <div className="factor-proof">
          <label htmlFor={id} className="small soft">
            {t('decision.evidenceFor', { wanted })}
          </label>
          <Select
            id={id}
            mode="multiple"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={t('decision.noExhibits')}
            {...(counts ? {} : { status: 'warning' as const })}
            value={[...exhibits]}
            options={evidence
              .filter((item) => !item.excluded)
              .map((item) => ({ value: item.id, label: `${item.id}　${item.title}` }))}
            onChange={(next: string[]) => onChange(next)}
          />
        </div>
      )}
    </div>
  );
}
