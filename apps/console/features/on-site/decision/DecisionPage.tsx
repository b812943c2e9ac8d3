import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { regionOf } from '../../../../../kernel/region.ts';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import { useKept, useVault } from '../keep/use-kept.ts';
import { RoomError } from '../keep/vault.ts';
import { type DecisionForm, gapsOf, isBeyond, newDecision, STEPS } from '../model/decision.ts';
import { useNumbers } from '../model/numbers.ts';
import { useShelf } from '../model/shelf.ts';
import type { Entry } from '../outbox/entry.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { useTitle } from '../parts/use-title.ts';
import { carryOver } from './carry-over.ts';
import { FactsStep } from './FactsStep.tsx';
import { finishDecision, NoNumber } from './finish.ts';
import { PenaltyStep } from './PenaltyStep.tsx';
import { SignStep } from './SignStep.tsx';
import { WhatStep } from './WhatStep.tsx';
import { WhoStep } from './WhoStep.tsx';

const DRAFT = 'draft/decision';
const PARTNER = 'shelf/partner';

export interface StepProps {
  readonly form: DecisionForm;
  readonly change: (part: Partial<DecisionForm>) => void;
  /** The officer asked to go on: say what is missing. */
  readonly judged: boolean;
}

/** 当场处罚: five pages, one after another, all of it kept on the device as it is typed. */
export function DecisionPage(): ReactNode {
  const { t } = useWords();
  const [search] = useSearchParams();
  const correcting = search.get('entry');
  const vault = useVault();
  const { view } = useOutbox();
  const [partner, setPartner] = useState<string>();
  useTitle(t('onSite.decide'));
  useEffect(() => {
    if (vault === null) setPartner('');
    vault?.read<string>(PARTNER).then(
      (kept) => setPartner(kept ?? ''),
      () => setPartner(''),
    );
  }, [vault]);
  if (partner === undefined || (correcting !== null && !view.loaded)) return <p className="os-empty">{t('loading')}</p>;
  const entry = view.entries.find(({ id }) => id === correcting);
  const before = entry?.state === 'refused' ? correctable(entry) : undefined;
  return (
    <Wizard
      key={correcting ?? ''}
      name={before === undefined ? DRAFT : `correct/${correcting}`}
      begin={() => before ?? newDecision(uuidv7(), partner)}
      correcting={before === undefined ? null : correcting}
    />
  );
}

/** What was typed; a number that was refused is given up, and the paper gets another. */
function correctable({ form, problem }: Entry): DecisionForm {
  const typed = form as DecisionForm;
  return problem?.code.startsWith('notices.block.') === true ? { ...typed, number: '' } : typed;
}

interface WizardProps {
  readonly name: string;
  readonly begin: () => DecisionForm;
  readonly correcting: string | null;
}

function Wizard({ name, begin, correcting }: WizardProps): ReactNode {
  const { t } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const kept = useKept<DecisionForm>(name, begin);
  const vault = useVault();
  const { outbox } = useOutbox();
  const shelf = useShelf().data;
  const { free, look } = useNumbers();
  const [judged, setJudged] = useState(false);
  const [failure, setFailure] = useState<'number' | 'room' | 'other' | null>(null);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = kept.value;
  const stepNo = form?.step ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page begins at its top
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [stepNo]);
  if (form === undefined) return <p className="os-empty">{t('loading')}</p>;

  const where = { on: legalDay(new Date()), region: regionOf(who.authority.code) };
  const change = (part: Partial<DecisionForm>): void => kept.set({ ...form, ...part });
  const step = STEPS[form.step] ?? 'what';
  const gaps = gapsOf(form, step, where);
  const beyond = isBeyond(form, where.on, where.region);
  const number = form.number || (free[0]?.written ?? '');

  const finish = async (): Promise<void> => {
    if (vault == null || outbox === undefined || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      kept.hold(true);
      await kept.settled();
      const id = await finishDecision({
        ...{ vault, outbox, form, who, people: shelf?.people ?? [], correcting, draft: name, partner: PARTNER },
      });
      await look();
      await navigate(`/on-site/decided/${id}`, { replace: true });
    } catch (error) {
      kept.hold(false);
      setFailure(error instanceof NoNumber ? 'number' : error instanceof RoomError ? 'room' : 'other');
    } finally {
      setBusy(false);
    }
  };
  const next = (): void => {
    if (gaps.length > 0) {
      setJudged(true);
      setTimeout(() => {
        const first = document.querySelector<HTMLElement>('.os-main [aria-invalid="true"], .os-main [role="alert"]');
        first?.scrollIntoView({ block: 'center' });
        first?.focus();
      });
      return;
    }
    setJudged(false);
    if (step === 'sign') void finish();
    else change({ step: form.step + 1 });
  };
  const props: StepProps = { form, change, judged };
  return (
    <>
      <h1 className="os-h1" ref={heading} tabIndex={-1}>
        {t('onSite.decide')}
        <span className="os-step">
          {t('onSite.step', { no: form.step + 1, of: STEPS.length })} {t(`onSite.stepName.${step}`)}
        </span>
      </h1>
      <progress className="os-progress" max={STEPS.length} value={form.step + 1} aria-hidden="true" />
      {correcting !== null && <p className="os-warn">{t('onSite.correcting')}</p>}
      {kept.full && <p className="os-warn">{t('onSite.full')}</p>}
      {step === 'what' && <WhatStep {...props} />}
      {step === 'who' && <WhoStep {...props} />}
      {step === 'facts' && <FactsStep {...props} />}
      {step === 'penalty' && <PenaltyStep {...props} />}
      {step === 'sign' && <SignStep {...props} number={number} />}
      {beyond && (
        <section className="os-card os-card-bad" role="alert">
          <p>{t('onSite.beyond')}</p>
          <button
            type="button"
            className="os-button os-primary"
            onClick={() => {
              carryOver(form, who.person.id, shelf?.people ?? []);
              client.removeQueries({ queryKey: ['on-site', 'carried'] });
              void navigate('/cases/new');
            }}
          >
            {t('onSite.toOrdinary')}
          </button>
        </section>
      )}
      {failure !== null && (
        <p className="os-warn" role="alert">
          {t(`onSite.failed.${failure}`)}
        </p>
      )}
      <div className="os-foot">
        {form.step > 0 && (
          <button
            type="button"
            className="os-button"
            onClick={() => {
              setJudged(false);
              change({ step: form.step - 1 });
            }}
          >
            {t('onSite.back')}
          </button>
        )}
        <button type="button" className="os-button os-primary os-next" disabled={busy} onClick={next}>
          {t(step === 'sign' ? 'onSite.finish' : 'onSite.next')}
        </button>
      </div>
    </>
  );
}
