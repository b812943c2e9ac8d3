import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import { useKept, useVault } from '../keep/use-kept.ts';
import { RoomError } from '../keep/vault.ts';
import { licensed, type ShortCase, useShelf } from '../model/shelf.ts';
import { missingOf } from '../model/signed.ts';
import type { Entry } from '../outbox/entry.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { useTitle } from '../parts/use-title.ts';
import { AskStep } from './AskStep.tsx';
import { finishInquiry } from './finish.ts';
import { type InquiryForm, inquiryBody, inquiryGaps, newInquiry, refusalOfInquiry, withPages } from './model.ts';
import { PersonStep } from './PersonStep.tsx';
import { ReadBackStep } from './ReadBackStep.tsx';

export interface InquiryProps {
  readonly form: InquiryForm;
  readonly change: (part: Partial<InquiryForm>) => void;
  readonly judged: boolean;
}

/** 询问笔录: who, questions and answers, then read back page by page. */
export function InquiryPage(): ReactNode {
  const { t } = useWords();
  const { region = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const shelf = useShelf();
  const { view } = useOutbox();
  useTitle(t('onSite.inquiry'));
  const of = shelf.data?.cases.find((each) => each.id === id && each.region === region);
  const correcting = search.get('entry');
  if (shelf.isPending || !view.loaded) return <p className="os-empty">{t('loading')}</p>;
  if (of === undefined) return <p className="os-empty">{t('onSite.notHere')}</p>;
  const before = view.entries.find((entry) => entry.id === correcting && entry.state === 'refused');
  return <Inquiry key={correcting ?? id} of={of} before={before} />;
}

function Inquiry({ of, before }: { readonly of: ShortCase; readonly before: Entry | undefined }): ReactNode {
  const { t, pick } = useWords();
  const { authority, person } = useMe();
  const navigate = useNavigate();
  const vault = useVault();
  const { outbox } = useOutbox();
  const people = useShelf().data?.people ?? [];
  const draft = before === undefined ? `draft/inquiry/${of.region}/${of.id}` : `correct/${before.id}`;
  const kept = useKept<InquiryForm>(draft, () =>
    before === undefined
      ? newInquiry(of, of.officers.find((officer) => officer !== person.id) ?? '')
      : { ...(before.form as InquiryForm), step: 1 },
  );
  const [judged, setJudged] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = kept.value;
  const step = form?.step ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page begins at its top
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [step]);
  if (form === undefined) return <p className="os-empty">{t('loading')}</p>;
  const change = (part: Partial<InquiryForm>): void => kept.set({ ...form, ...part });
  const go = (next: number, part: Partial<InquiryForm> = {}): void => {
    setJudged(false);
    setFailure(null);
    change({ ...part, step: next });
  };
  const officers = [person.id, form.partner].map((id) => licensed(people, id));

  const finish = async (): Promise<void> => {
    if (vault == null || outbox === undefined || busy) return;
    const whole = { ...form, to: form.to || new Date().toISOString() };
    const refusal = refusalOfInquiry(inquiryBody(whole, officers, person.id));
    if (refusal !== null) {
      setFailure(pick(refusal));
      return;
    }
    setBusy(true);
    try {
      kept.hold(true);
      await kept.settled();
      const authorityCode = authority.code;
      await finishInquiry({
        ...{ vault, outbox, form: whole, of, authority: authorityCode, me: person.id, officers, draft, before },
      });
      await navigate('/on-site', { replace: true });
    } catch (error) {
      kept.hold(false);
      setFailure(t(error instanceof RoomError ? 'onSite.failed.room' : 'onSite.failed.other'));
    } finally {
      setBusy(false);
    }
  };
  const next = (): void => {
    const missing =
      step === 0
        ? inquiryGaps(form, 'who').length > 0
        : step === 1
          ? inquiryGaps(form, 'ask').length > 0
          : form.pages.some((page) => missingOf(page) !== null);
    if (missing) {
      setJudged(true);
      setTimeout(() => {
        const first = document.querySelector<HTMLElement>('.os-main [aria-invalid="true"], .os-main [role="alert"]');
        first?.scrollIntoView({ block: 'center' });
        first?.focus();
      });
    } else if (step === 0) go(1, { from: form.from || new Date().toISOString() });
    else if (step === 1) {
      const asked = form.answers.filter(({ question }) => question.trim() !== '');
      go(2, { ...withPages({ ...form, answers: asked }), to: form.to || new Date().toISOString() });
    } else void finish();
  };
  const props: InquiryProps = { form, change, judged };
  return (
    <>
      <h1 className="os-h1" ref={heading} tabIndex={-1}>
        {t('onSite.inquiry')}
        <span className="os-step">
          {t('onSite.step', { no: step + 1, of: 3 })} {of.title}
        </span>
      </h1>
      <progress className="os-progress" max={3} value={step + 1} aria-hidden="true" />
      {before !== undefined && <p className="os-warn">{t('onSite.correctingRecord')}</p>}
      {kept.full && <p className="os-warn">{t('onSite.full')}</p>}
      {step === 0 && <PersonStep {...props} of={of} people={people} />}
      {step === 1 && <AskStep {...props} cause={of.cause} />}
      {step === 2 && <ReadBackStep {...props} />}
      {failure !== null && (
        <p className="os-warn" role="alert">
          {failure}
        </p>
      )}
      <div className="os-foot">
        {step > 0 && (
          <button type="button" className="os-button" onClick={() => go(step - 1)}>
            {t('onSite.back')}
          </button>
        )}
        <button type="button" className="os-button os-primary os-next" disabled={busy} onClick={next}>
          {t(step === 0 ? 'onSite.beginAsking' : step === 1 ? 'onSite.readBack' : 'onSite.finishInquiry')}
        </button>
      </div>
    </>
  );
}
