import { Alert, Button, Input, Radio } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { bodyRefusalOf } from '../../../../platform/procedure/permit.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { findVerb } from '../../procedures.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { Field } from '../../ui/Field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { matterOf } from '../cases/matter-of.ts';
import { Conflict } from '../decision/Conflict.tsx';
import { useAct } from '../decision/use-act.ts';
import { actingAs, useMe } from '../identity/use-me.ts';
import { basisOf } from '../intake/VerbBar.tsx';
import { Checklist } from './Checklist.tsx';
import { type Findings, gapsIn, opinionOf, type Result, reviewed, unseen } from './opinion.ts';

interface Kept {
  readonly actId: string;
  readonly findings: Findings;
  readonly more: string;
  readonly result: Result | null;
  readonly firstTime: boolean | null;
  readonly qualification: string;
}

const fresh = (): Kept => ({
  actId: uuidv7(),
  findings: unseen,
  more: '',
  result: null,
  firstTime: null,
  qualification: '',
});

/** The review that is due here, or why this person may not give it. */
export function ReviewForm({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  const verb = detail.reviewGrounds.length > 0 ? 'legal-review' : 'case-review';
  const both = detail.matter.verbs.filter((each) => each.verb === 'legal-review' || each.verb === 'case-review');
  const view =
    both.find(({ refusal, verb: name }) => refusal === null && name === verb) ??
    both.find(({ refusal }) => refusal === null);
  if (view !== undefined) return <Open key={view.verb} detail={detail} view={view} />;
  const refusal = (both.find((each) => each.verb === verb) ?? both[0])?.refusal;
  return (
    <section className="panel" aria-labelledby="review-form">
      <h2 id="review-form">{t('reviewDesk.opinion')}</h2>
      <Alert
        type="warning"
        showIcon
        role="status"
        title={refusal == null ? t('reviewDesk.notYours') : pick(refusal.text)}
        description={
          <>
            {t('reviewDesk.rules')}
            {refusal != null && <div className="faint mono small">{refusal.rule}</div>}
          </>
        }
      />
    </section>
  );
}

interface OpenProps {
  readonly detail: CaseDetail;
  readonly view: CaseDetail['matter']['verbs'][number];
}

function Open({ detail, view }: OpenProps): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const who = useMe();
  const { verb } = view;
  const legal = verb === 'legal-review';
  const { row } = detail;
  const [kept, keep, forget] = useDraft<Kept>(`review.${row.id}.${verb}`, fresh);
  const [tried, setTried] = useState(false);
  const [unsaid, setUnsaid] = useState<string | null>(null);
  const form = useRef<HTMLElement>(null);
  const act = useAct(detail, verb, () => {
    forget();
    void navigate('/reviews');
  });
  const { findings, more, result, firstTime, qualification } = kept;
  const gaps = gapsIn(findings, result);
  const opinion = opinionOf(findings, more, result);
  const unanswered = legal && firstTime === null;
  const unqualified = legal && firstTime === true && qualification.trim() === '';
  const gapAt = (gap: 'result' | 'pass'): string | undefined =>
    tried && gaps.some((each) => each.gap === gap) ? t(`reviewDesk.gap.${gap}`) : undefined;
  const submit = (): void => {
    if (act.send.isPending) return;
    setTried(true);
    const body: Draft = {
      result: result ?? '',
      opinion,
      ...(legal ? { firstTime: firstTime === true } : {}),
      ...(legal && qualification.trim() !== '' ? { qualification: qualification.trim() } : {}),
    };
    const declared = findVerb(row.procedure, verb);
    const about = { matter: matterOf(detail), actor: actingAs(who) };
    const refusal = declared === undefined ? null : bodyRefusalOf(declared, body, legalDay(new Date()), about);
    setUnsaid(refusal === null ? null : pick(refusal.text));
    if (gaps.length === 0 && !unanswered && refusal === null) {
      act.send.mutate({ actId: kept.actId, body });
      return;
    }
    setTimeout(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-gap="true"] input')?.focus(),
    );
  };
  useSubmitKey(submit);
  return (
    <section className="panel review-form" aria-labelledby="review-form" ref={form}>
      <div className="panel-head">
        <h2 id="review-form">{pick(view.title)}</h2>
      </div>
      <div className="basis-box">
        <BasisList basis={basisOf(view)} />
      </div>
      <Conflict act={act} />
      <Checklist
        findings={findings}
        tried={tried}
        onChange={(next) => keep({ ...kept, findings: next })}
        onAllSound={() =>
          keep({
            ...kept,
            findings: Object.fromEntries(
              reviewed.map((point) => [point, { ...findings[point], sound: findings[point].sound ?? true }]),
            ) as Findings,
          })
        }
      />
      <Field label={t('reviewDesk.more')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={5_000}
            value={more}
            onChange={(event) => keep({ ...kept, more: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="review-result" data-gap={tried && result === null}>
        <legend>{t('reviewDesk.result')}</legend>
        <Radio.Group
          optionType="button"
          aria-label={t('reviewDesk.result')}
          value={result ?? ''}
          options={(['pass', 'change', 'return'] as const).map((value) => ({
            value,
            label: t(`reviewDesk.result.${value}`),
          }))}
          onChange={(event) => keep({ ...kept, result: event.target.value as Result })}
        />
        <Problem text={gapAt('result') ?? gapAt('pass')} />
      </fieldset>
      {legal && (
        <fieldset className="review-result" data-gap={tried && unanswered}>
          <legend>{t('reviewDesk.firstTime')}</legend>
          <Radio.Group
            aria-label={t('reviewDesk.firstTime')}
            {...(firstTime === null ? {} : { value: firstTime })}
            options={[
              { value: true, label: t('yes') },
              { value: false, label: t('no') },
            ]}
            onChange={(event) => keep({ ...kept, firstTime: event.target.value === true })}
          />
          <Problem text={tried && unanswered ? t('reviewDesk.gap.firstTime') : undefined} />
          {firstTime === true && (
            <Field
              label={t('reviewDesk.qualification')}
              required
              error={tried && unqualified ? (unsaid ?? t('reviewDesk.gap.firstTime')) : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  maxLength={80}
                  value={qualification}
                  onChange={(event) => keep({ ...kept, qualification: event.target.value })}
                />
              )}
            </Field>
          )}
        </fieldset>
      )}
      {unsaid !== null && !unqualified && <Alert type="error" showIcon role="alert" title={unsaid} />}
      <h3>{t('reviewDesk.preview')}</h3>
      <p className="prewrap opinion-preview" lang="zh-CN" aria-live="polite">
        {opinion === '' ? '—' : opinion}
      </p>
      <div className="row end">
        <span className="faint small push-right">{t('act.keys')}</span>
        <Button type="primary" loading={act.send.isPending} onClick={submit}>
          {t(act.missed.length > 0 ? 'act.again' : 'act.submit')}
        </Button>
      </div>
    </section>
  );
}

function Problem({ text }: { readonly text: string | undefined }): ReactNode {
  if (text === undefined) return null;
  return (
    <div className="field-error" role="alert">
      {text}
    </div>
  );
}
