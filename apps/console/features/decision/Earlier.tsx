import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { type Assessment, assess } from '../../../../modules/cases/model/discretion/assess.ts';
import { bands } from '../../../../modules/cases/model/discretion/bands.ts';
import { rangeText } from '../../../../modules/cases/model/discretion/range.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { actsAtHand } from '../cases/acts-at-hand.ts';
import { differing, fineIn, recordIn } from './calc.ts';
import { benchmarksQuery, discretionQuery } from './discretion-query.ts';
import { CautionList, StepList } from './Reasoning.tsx';
import { Scale } from './Scale.tsx';

const KEEPING = new Set(['report', 'revise-proposal', 'discuss', 'decide']);

/** The latest act that kept a record of discretion. */
export function keptRecord(detail: CaseDetail) {
  for (const act of actsAtHand(detail)) {
    const record = KEEPING.has(act.verb) ? recordIn(act.body as JsonObject) : null;
    if (record !== null) return { act, record };
  }
  return null;
}

interface Props {
  readonly detail: CaseDetail;
  /** With the scale and the way of the calculation. */
  readonly drawn?: boolean;
}

/**
 * The record of the act before, calculated again twice: here from the edition that it names, and by the server today. Equal
 * results show that it can be trusted; whatever differs is named.
 */
export function Earlier({ detail, drawn = false }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const kept = useMemo(() => keptRecord(detail), [detail]);
  const { homeRegion, id } = detail.matter.row;
  const record = kept?.record;
  const editions = useQuery({
    ...benchmarksQuery(homeRegion, record?.facts.actEndedOn ?? ''),
    enabled: record !== undefined,
  });
  const now = useQuery({
    ...benchmarksQuery(homeRegion, record?.facts.decidedOn ?? ''),
    enabled: record !== undefined,
  });
  const again = useQuery({
    ...discretionQuery(homeRegion, id, {
      benchmark: record?.benchmark,
      facts: {
        goodsValue: record?.facts.goodsValue ?? null,
        illegalGains: record?.facts.illegalGains ?? null,
        actEndedOn: record?.facts.actEndedOn,
        flags: [...(record?.facts.flags ?? [])],
      },
      factors: record?.factors.map((each) => ({ id: each.id, evidence: [...each.evidence] })) ?? [],
    }),
    enabled: record !== undefined,
  });
  if (kept === null || record === undefined) return null;
  const edition = [...(editions.data ?? []), ...(now.data ?? [])].find(
    (each) => each.id === record.benchmark.id && each.version === record.benchmark.version,
  );
  const then = edition === undefined ? null : assess(edition, record.facts, record.factors);
  const today = again.data === undefined ? null : (again.data.assessment as unknown as Assessment);
  const parts = then === null || today === null ? null : differing(then, today);
  const day = legalDay(new Date(kept.act.eventAt));
  return (
    <section className="calc-part earlier" aria-labelledby="earlier-title">
      <h3 id="earlier-title">{t('decision.earlier', { day, verb: pick(kept.act.verbTitle) })}</h3>
      {again.isError && <ProblemNote error={again.error} />}
      {then !== null && (
        <p>
          {then.band === null ? '—' : pick(bands[then.band])}
          {then.range !== null && ` · ${pick(rangeText(then.range))}`}
          <span className="faint small">
            {' '}
            {record.benchmark.id} · {record.benchmark.version}
          </span>
        </p>
      )}
      {drawn && then !== null && (
        <>
          <Scale assessment={then} band={then.band} amount={fineIn(kept.act.body as JsonObject) || null} />
          <CautionList cautions={then.cautions} />
          <details className="small">
            <summary>{t('decision.steps')}</summary>
            <StepList steps={then.steps} />
          </details>
        </>
      )}
      {parts !== null && (
        <p role="status" className={parts.length === 0 ? 'earlier-equal' : 'warn-text'} data-equal={parts.length === 0}>
          <span className={`mark ${parts.length === 0 ? 'mark-ok' : 'mark-danger'}`}>
            {t(parts.length === 0 ? 'decision.equal' : 'decision.differs')}
          </span>{' '}
          {parts.length === 0
            ? t('decision.equalNote', { day })
            : t('decision.differsNote', { day, parts: list(parts.map((part) => t(`decision.part.${part}`))) })}
        </p>
      )}
    </section>
  );
}
