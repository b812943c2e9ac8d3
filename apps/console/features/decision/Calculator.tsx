import { Alert, Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { type Band, bands } from '../../../../modules/cases/model/discretion/bands.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { type Calc, endedOnOf } from './calc.ts';
import { EditionPart } from './EditionPart.tsx';
import { Factors } from './Factors.tsx';
import { FactsAsked } from './FactsAsked.tsx';
import { Likes } from './Likes.tsx';
import { CautionList, StepList } from './Reasoning.tsx';
import { Scale } from './Scale.tsx';
import type { Calculation } from './use-calculation.ts';

interface Props {
  readonly detail: CaseDetail;
  readonly calc: Calc;
  readonly calculation: Calculation;
  readonly amount: number | null;
  /** Why the form was not sent, as far as it is about the reason. */
  readonly problem: string | undefined;
  readonly onChange: (calc: Calc) => void;
  readonly onFine: (fen: number) => void;
}

/** The calculator: edition, facts, circumstances, range, the way to it, like cases. It proposes; the officer decides. */
export function Calculator({ detail, calc, calculation, amount, problem, onChange, onFine }: Props): ReactNode {
  const { t, pick } = useWords();
  const { benchmark, local, cautions, editions, server, agrees, wantsReason } = calculation;
  const facts = detail.matter.facts as JsonObject;
  const today = legalDay(new Date());
  if (calculation.failed !== null) return <ProblemNote error={calculation.failed} />;
  if (calculation.waiting) return <p className="faint">{t('loading')}</p>;
  if (benchmark === null || local === null) {
    return (
      <Alert
        type="info"
        showIcon
        title={t('decision.noBenchmark')}
        description={
          <>
            <p>{t('decision.noBenchmarkNote')}</p>
            {editions.length > 0 && (
              <Select
                className="wide"
                aria-label={t('decision.otherBenchmark')}
                placeholder={t('decision.otherBenchmark')}
                options={editions.map((each) => ({
                  value: `${each.id}@${each.version}`,
                  label: `${pick(each.violation.title)} · ${each.version}`,
                }))}
                onChange={(key: string) => {
                  const edition = editions.find((each) => `${each.id}@${each.version}` === key);
                  if (edition !== undefined)
                    onChange({ ...calc, edition: { id: edition.id, version: edition.version } });
                }}
              />
            )}
          </>
        }
      />
    );
  }
  const { assessment, band } = local;
  const range = assessment.open.find((option) => option.band === band)?.range ?? null;
  return (
    <div className="stack calculator">
      <EditionPart
        editions={editions}
        chosen={benchmark}
        assessment={assessment}
        other={server?.other ?? null}
        onChoose={(edition) => onChange({ ...calc, edition })}
      />
      <FactsAsked {...{ benchmark, calc, today, onChange }} endedOn={endedOnOf(facts)} />
      <section className="calc-part calc-result" aria-labelledby="result-title">
        <h3 id="result-title">
          {t('decision.result')}{' '}
          {agrees !== null && (
            <span className={`mark ${agrees ? 'mark-ok' : 'mark-danger'}`}>
              {t(agrees ? 'decision.serverAgrees' : 'decision.serverDiffers')}
            </span>
          )}
        </h3>
        <Scale assessment={assessment} band={band} amount={amount} />
        <div className="row wrap calc-choose">
          <label htmlFor="calc-band" className="small soft">
            {t('decision.proposedBand')}
          </label>
          <Select
            id="calc-band"
            className="calc-band"
            value={calc.band ?? ''}
            options={[
              {
                value: '',
                label: t('decision.asBenchmark', {
                  band: assessment.band === null ? '—' : pick(bands[assessment.band]),
                }),
              },
              ...assessment.open.map((option) => ({ value: option.band as string, label: pick(bands[option.band]) })),
            ]}
            onChange={(next) => onChange({ ...calc, band: next === '' ? null : (next as Band) })}
          />
          {range !== null && (
            <span className="row">
              <Button size="small" onClick={() => onFine(range.min)}>
                {t('decision.takeLow')}
              </Button>
              <Button size="small" onClick={() => onFine(middle(range.min, range.max))}>
                {t('decision.takeMiddle')}
              </Button>
              <Button size="small" onClick={() => onFine(range.max)}>
                {t('decision.takeHigh')}
              </Button>
            </span>
          )}
        </div>
        <CautionList cautions={cautions.filter(({ rule }) => rule !== 'discretion.reason-missing')} />
        {(wantsReason || calc.reason !== '') && (
          <Field label={t('decision.reason')} hint={t('decision.reasonHint')} required={wantsReason} error={problem}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={2_000}
                {...(problem === undefined ? {} : { status: 'error' as const })}
                value={calc.reason}
                onChange={(event) => onChange({ ...calc, reason: event.target.value })}
              />
            )}
          </Field>
        )}
        <Checkbox checked={calc.attach} onChange={(event) => onChange({ ...calc, attach: event.target.checked })}>
          {t('decision.attach')}
        </Checkbox>
      </section>
      <Factors
        benchmark={benchmark}
        chosen={calc.factors}
        counted={assessment.counted}
        evidence={detail.evidence}
        onChange={(factors) => onChange({ ...calc, factors })}
      />
      <section className="calc-part" aria-labelledby="steps-title">
        <h3 id="steps-title">{t('decision.steps')}</h3>
        <StepList steps={assessment.steps} />
      </section>
      {server !== null && <Likes like={server.like} amount={amount} />}
    </div>
  );
}

/** Whole hundreds of yuan where there is room for them: fines are round. */
function middle(min: number, max: number): number {
  const exact = Math.floor((min + max) / 2);
  const round = Math.round(exact / 10_000) * 10_000;
  return round >= min && round <= max ? round : exact;
}
