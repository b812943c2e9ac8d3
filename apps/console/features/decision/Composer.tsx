import { Alert, Button } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import { completed } from '../../forms/begin.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findVerb } from '../../procedures.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { matterOf } from '../cases/matter-of.ts';
import { useCaseMeans } from '../cases/use-case-means.tsx';
import { useMe } from '../identity/use-me.ts';
import { basisOf } from '../intake/VerbBar.tsx';
import { Calculator } from './Calculator.tsx';
import { Conflict } from './Conflict.tsx';
import { beginCalc, type Calc, endedOnOf, judgedAmount } from './calc.ts';
import { withDeparture, withoutDeparture } from './departure.ts';
import { Earlier, keptRecord } from './Earlier.tsx';
import { EffectsPart } from './EffectsPart.tsx';
import { effectsOf } from './effects.ts';
import { Gains } from './Gains.tsx';
import { type GainsDraft, noGains } from './gains.ts';
import { Heard } from './Heard.tsx';
import { Penalties } from './Penalties.tsx';
import { Summary } from './Summary.tsx';
import { useAct } from './use-act.ts';
import { insideOf, useCalculation } from './use-calculation.ts';

type VerbView = CaseDetail['matter']['verbs'][number];

interface Props {
  readonly detail: CaseDetail;
  readonly view: VerbView;
}

interface Kept {
  readonly actId: string;
  readonly draft: { readonly [key: string]: Json };
  readonly calc: Calc;
  readonly gains: GainsDraft;
}

const REASON = 'calc.reason';

/** The first penalty of a kind with this amount; a new one where there is none. */
function withAmount(draft: Draft, kind: string, fen: number): Draft {
  const all = Array.isArray(draft.penalties) ? (draft.penalties as readonly JsonObject[]) : [];
  const at = all.findIndex((each) => str(each, 'kind') === kind);
  const penalties =
    at < 0 ? [...all, { kind, fen }] : all.map((each, index) => (index === at ? { ...each, fen } : each));
  return { ...draft, penalties };
}

/** One act written beside the calculator. What is typed is kept until the act stands. */
export function Composer({ detail, view }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const navigate = useNavigate();
  const who = useMe();
  const { verb } = view;
  const { row } = detail.matter;
  const means = useCaseMeans(detail);
  const declared = findVerb(row.procedure, verb);
  const fields = useMemo(() => {
    const drawn = declared === undefined ? [] : fieldsOf(declared.body);
    return means.fields?.(drawn, verb) ?? drawn;
  }, [declared, means.fields, verb]);
  const at = fields.findIndex(({ name }) => name === 'penalties');
  const facts = detail.matter.facts as JsonObject;
  const [kept, keep, forget] = useDraft<Kept>(`compose.${row.id}.${verb}`, () => {
    const begun = means.begin?.(fields, verb) ?? {};
    const { text, reason } = withoutDeparture(str(begun, 'reasons'));
    return {
      actId: uuidv7(),
      draft: {
        outcome: 'penalise',
        ...(verb === 'dismiss' ? {} : { penalties: [{ kind: 'fine' }] }),
        ...begun,
        ...(text === '' ? {} : { reasons: text }),
      },
      calc: beginCalc(keptRecord(detail)?.record ?? null, reason, endedOnOf(facts)),
      gains: noGains,
    };
  });
  const { draft, calc } = kept;
  const [problems, setProblems] = useState<Problems>({});
  const form = useRef<HTMLDivElement>(null);
  const today = legalDay(new Date());
  const amount = judgedAmount(verb, draft);
  const calculation = useCalculation(detail, calc, amount);
  const { record, wantsReason, cautions } = calculation;
  const keepsRecord = verb !== 'dismiss' && calc.attach && record !== null;
  const matter = useMemo(() => matterOf(detail), [detail]);
  const effects = effectsOf(matter, verb, draft, today);
  const act = useAct(detail, verb, () => {
    forget();
    void navigate(`/cases/${row.homeRegion}/${row.id}`);
  });
  const change = (typed: Draft): void => keep({ ...kept, draft: means.follow?.(typed, draft, verb) ?? typed });
  const setCalc = (next: Calc): void => keep({ ...kept, calc: next });
  const submit = (): void => {
    if (declared === undefined || act.send.isPending) return;
    const typed = completed(fields, bodyOf(draft));
    const body: Draft = {
      ...typed,
      // What is not shown is not imposed.
      ...(at >= 0 && str(typed, 'outcome') !== 'penalise' ? { penalties: [] } : {}),
      ...(amount === null ? {} : { reasons: withDeparture(str(typed, 'reasons'), calc.reason) }),
      ...(keepsRecord ? { discretion: record as unknown as JsonObject } : {}),
    };
    const found: Record<string, string> = {
      ...problemsOf(declared.body, means.given?.(verb, body) ?? body, { t, language }),
    };
    const unsaid = bodyRefusalOf(declared, body, today, means.about);
    if (unsaid !== null && Object.keys(found).length === 0) found[''] = pick(unsaid.text);
    if (keepsRecord && amount !== null && wantsReason && calc.reason.trim() === '')
      found[REASON] = t('decision.reasonMissing');
    const unlawful = cautions.find(
      ({ severity, rule }) => severity === 'unlawful' && rule !== 'discretion.reason-missing',
    );
    if (keepsRecord && amount !== null && unlawful !== undefined && found[''] === undefined)
      found[''] = t('decision.unlawful', { why: pick(unlawful.text) });
    setProblems(found);
    if (Object.keys(found).length === 0) {
      act.send.mutate({ actId: kept.actId, body });
      return;
    }
    setTimeout(() => {
      const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      if (first == null) form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
      else first.focus();
    });
  };
  useSubmitKey(submit);
  useKeys({ escape: () => void navigate(`/cases/${row.homeRegion}/${row.id}`) });
  if (declared === undefined) return null;
  const formOf = (own: typeof fields) => ({
    fields: own,
    draft,
    problems,
    context: { verb, authority: row.handlingCode.slice(0, 6), within: who.authority.code, ...means.context?.(verb) },
    onChange: change,
  });
  return (
    <div className="composer" ref={form}>
      <div className="composer-grid">
        <div className="stack">
          <section className="panel composer-proposal" aria-labelledby="proposal-title">
            <h2 id="proposal-title">{t('decision.proposal')}</h2>
            <div className="basis-box">
              <BasisList basis={basisOf(view)} />
            </div>
            <Conflict act={act} />
            {problems[''] !== undefined && <Alert type="error" showIcon role="alert" title={problems['']} />}
            <SchemaForm {...formOf(fields.slice(0, Math.max(at, 0)))} />
            {at >= 0 && <Penalties draft={draft} problems={problems} onChange={change} />}
            <SchemaForm {...formOf(fields.slice(at + 1))} />
            <Gains
              draft={kept.gains}
              evidence={detail.evidence}
              actEndedOn={(record?.facts.actEndedOn ?? (endedOnOf(facts) || today)) as PlainDate}
              today={today}
              onChange={(gains) => keep({ ...kept, gains })}
              onTake={(gains, confiscable) =>
                keep({
                  ...kept,
                  draft: withAmount(draft, 'confiscate-gains', confiscable),
                  calc: { ...calc, illegalGains: gains },
                })
              }
            />
          </section>
          <EffectsPart effects={effects} detail={detail} />
          <Heard detail={detail} />
        </div>
        <section className="panel composer-calc" aria-labelledby="calc-title">
          <h2 id="calc-title">{t('decision.calculator')}</h2>
          <p className="small soft">{t('decision.proposesOnly')}</p>
          <Earlier detail={detail} />
          <Calculator
            {...{ detail, calc, calculation, amount }}
            problem={problems[REASON]}
            onChange={setCalc}
            onFine={(fen) => change(withAmount({ ...draft, outcome: 'penalise' }, 'fine', fen))}
          />
        </section>
      </div>
      <div className="composer-foot row end">
        <Summary effects={effects} inside={insideOf(calculation, amount)} />
        <span className="faint small push-right">{t('act.keys')}</span>
        <Button onClick={() => void navigate(`/cases/${row.homeRegion}/${row.id}`)}>{t('close')}</Button>
        <Button type="primary" loading={act.send.isPending} onClick={submit}>
          {t(act.missed.length > 0 ? 'act.again' : 'act.submit')}
        </Button>
      </div>
    </div>
  );
}
