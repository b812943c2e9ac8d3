import { Button, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { DiscretionAnswer } from '../../../../modules/cases/contract.ts';
import type { Assessment } from '../../../../modules/cases/model/discretion/assess.ts';
import { bands } from '../../../../modules/cases/model/discretion/bands.ts';
import type { Benchmark } from '../../../../modules/cases/model/discretion/benchmark.ts';
import { rangeText } from '../../../../modules/cases/model/discretion/range.ts';
import { useWords } from '../../i18n/index.ts';
import { useCited } from './cited.ts';

interface Props {
  /** Those of the violation on the day of the act and on the day of the decision; of all violations where it has none. */
  readonly editions: readonly Benchmark[];
  readonly chosen: Benchmark;
  readonly assessment: Assessment;
  readonly other: DiscretionAnswer['other'];
  readonly onChoose: (edition: { readonly id: string; readonly version: string }) => void;
}

const keyOf = ({ id, version }: { readonly id: string; readonly version: string }): string => `${id}@${version}`;

/** Which edition is calculated by; where the law changed between act and decision both, and the milder one governs. */
export function EditionPart({ editions, chosen, assessment, other, onChoose }: Props): ReactNode {
  const { t, pick } = useWords();
  const cited = useCited();
  const id = useId();
  const second = other === null ? null : (other.assessment as Assessment);
  return (
    <div className="calc-edition">
      <label htmlFor={id} className="small soft">
        {t('decision.benchmark')}
      </label>
      <Select
        id={id}
        className="wide"
        value={keyOf(chosen)}
        options={editions.map((each) => ({
          value: keyOf(each),
          label: `${pick(each.violation.title)} · ${each.version}`,
        }))}
        onChange={(key) => {
          const edition = editions.find((each) => keyOf(each) === key);
          if (edition !== undefined) onChoose({ id: edition.id, version: edition.version });
        }}
      />
      <p className="small soft">
        {pick(chosen.title)}
        {chosen.number !== null && ` ${chosen.number}`} · {pick(chosen.issuer)} ·{' '}
        {t('decision.inForce', {
          from: chosen.effectiveFrom,
          to: chosen.effectiveTo === null ? t('decision.openEnd') : t('decision.ended', { to: chosen.effectiveTo }),
        })}{' '}
        · {cited(chosen.violation.basis)}
      </p>
      {second !== null && other !== null && (
        <table className="data editions" aria-label={t('decision.bothEditions')}>
          <thead>
            <tr>
              <th scope="col">{t('decision.edition')}</th>
              <th scope="col">{t('decision.band')}</th>
              <th scope="col">{t('decision.range')}</th>
              <th scope="col">{t('decision.governs')}</th>
            </tr>
          </thead>
          <tbody>
            {[
              { result: assessment, governs: !other.governs },
              { result: second, governs: other.governs },
            ].map(({ result, governs }) => (
              <tr key={result.benchmark.version}>
                <td>{result.benchmark.version}</td>
                <td>{result.band === null ? '—' : pick(bands[result.band])}</td>
                <td>{result.range === null ? '—' : pick(rangeText(result.range))}</td>
                <td>
                  {governs && <span className="mark mark-ok">{t('decision.governsThis')}</span>}{' '}
                  {governs && result === second && (
                    <Button size="small" onClick={() => onChoose(second.benchmark)}>
                      {t('decision.takeThis')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
