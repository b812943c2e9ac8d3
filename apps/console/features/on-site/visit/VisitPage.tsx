import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { VisitSheet } from '../../../../../modules/supervision/contract.ts';
import { useWords } from '../../../i18n/index.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { useMe } from '../../identity/use-me.ts';
import { useKept } from '../keep/use-kept.ts';
import { RoomError } from '../keep/vault.ts';
import type { Entry } from '../outbox/entry.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { LineField } from '../parts/fields.tsx';
import { useTitle } from '../parts/use-title.ts';
import { momentOf } from '../words.ts';
import { ClosePart, FoundPart, TalkPart } from './MoreParts.tsx';
import {
  conflictsIn,
  howFar,
  isAnswered,
  isEmpty,
  isNumber,
  NO_FOUND,
  NO_TALK,
  newForm,
  openQuestions,
  partOf,
  replacedBy,
  type Said,
  type VisitForm,
  type VisitPart,
  visitEntry,
  withPart,
} from './model.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { type KeptSheet, useSheet } from './sheet.ts';

/** 督导走访 on a phone: one visit, with and without network. */
export function VisitPage(): ReactNode {
  const { t } = useWords();
  const { region = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const sheet = useSheet(region, id);
  const { view } = useOutbox();
  const client = useQueryClient();
  useTitle(t('supervision.phone.visit'));
  const mine = view.entries.filter(({ kind, caseKey }) => kind === 'visit' && caseKey === `${region}/${id}`);
  const sent = mine.filter(({ state }) => state === 'sent').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever one more of ours stands on the server
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['on-site', 'visit'] });
  }, [sent, view.online]);
  if (sheet.isPending || !view.loaded) return <p className="os-empty">{t('loading')}</p>;
  if (sheet.data === undefined) {
    return view.online ? (
      <ProblemNote error={sheet.error} onRetry={() => void sheet.refetch()} />
    ) : (
      <p className="os-empty">{t('supervision.phone.notHere')}</p>
    );
  }
  const correcting = search.get('entry');
  const before = mine.find((entry) => entry.id === correcting && entry.state === 'refused');
  return <Visit key={id} kept={sheet.data} entries={mine} before={before} />;
}

interface Props {
  readonly kept: KeptSheet;
  readonly entries: readonly Entry[];
  readonly before: Entry | undefined;
}

function Visit({ kept: { at, sheet }, entries, before }: Props): ReactNode {
  const { t } = useWords();
  const { authority } = useMe();
  const navigate = useNavigate();
  const { outbox } = useOutbox();
  const draft = `draft/visit/${sheet.region}/${sheet.id}`;
  const kept = useKept<VisitForm>(draft, newForm);
  const [problem, setProblem] = useState<'room' | 'other' | null>(null);
  const [saved, setSaved] = useState(false);
  const latest = useRef<VisitForm>(undefined);
  const form = kept.value;
  useEffect(() => {
    latest.current = form;
  }, [form]);
  const merged = useRef<string | null>(null);
  useEffect(() => {
    if (before === undefined || form === undefined || merged.current === before.id) return;
    merged.current = before.id;
    kept.set(withPart(form, partOf(before)));
  }, [before, form, kept.set]);
  if (form === undefined) return <p className="os-empty">{t('loading')}</p>;

  const change = (part: Partial<VisitForm>): void => {
    const next = { ...(latest.current ?? form), ...part };
    latest.current = next;
    setSaved(false);
    kept.set(next);
  };
  const answer = (question: string, said: Said | undefined): void => {
    const { [question]: _, ...others } = (latest.current ?? form).answers;
    change({ answers: said === undefined ? others : { ...others, [question]: said } });
  };
  /** Into the outbox and out of what is typed, at once: a battery that dies in between leaves it in one of the two. */
  const save = async (part: VisitPart, rest: Partial<VisitForm>, title: string): Promise<void> => {
    if (outbox === undefined) return;
    const replaces = replacedBy(part, before, entries);
    const next = { ...(latest.current ?? form), ...rest };
    setProblem(null);
    await kept.settled();
    kept.hold(true);
    try {
      const entry = visitEntry({ sheet, part, authority: authority.code, title, before: replaces });
      await outbox.add([entry], [isEmpty(next) ? { drop: draft } : { put: draft, value: next }]);
      latest.current = next;
      // Shown while it is held: what lies on the device was written with the entry.
      kept.set(next);
      await kept.settled();
      kept.hold(false);
      setSaved(true);
      if (replaces !== undefined && replaces === before)
        await navigate(`/on-site/visit/${sheet.region}/${sheet.id}`, { replace: true });
    } catch (error) {
      kept.hold(false);
      setProblem(error instanceof RoomError ? 'room' : 'other');
    }
  };
  const { isOpen, isOver, inOutbox } = howFar(sheet, entries);
  return (
    <>
      <h1 className="os-h1">
        {sheet.place?.name ?? sheet.title}
        <span className="os-step">{t('supervision.phone.visit')}</span>
      </h1>
      <SheetHead sheet={sheet} at={at} />
      {entries.some(({ state }) => state === 'refused') && before === undefined && (
        <p className="os-warn" role="alert">
          {t('supervision.phone.refused')}
        </p>
      )}
      {problem !== null && (
        <p className="os-warn" role="alert">
          {t(problem === 'room' ? 'onSite.failed.room' : 'onSite.failed.other')}
        </p>
      )}
      {kept.full && (
        <p className="os-warn" role="alert">
          {t('onSite.full')}
        </p>
      )}
      <p className="os-good" role="status">
        {saved ? t('supervision.phone.saved') : ''}
      </p>
      {sheet.state === 'cancelled' && <p className="os-empty">{t('supervision.phone.cancelled')}</p>}
      {isOver && sheet.state !== 'cancelled' && <p className="os-empty">{t('supervision.phone.closed')}</p>}
      {!isOver && !isOpen && sheet.mine && (
        <Arrival
          sheet={sheet}
          company={form.company}
          onCompany={(company) => change({ company })}
          onOpen={() =>
            void save({ part: 'open', company: form.company }, { company: '' }, t('supervision.phone.arrive'))
          }
        />
      )}
      {!isOver && isOpen && sheet.mine && (
        <>
          {sheet.state !== 'open' && <p className="os-note">{t('supervision.phone.opening')}</p>}
          <AnswersPart
            sheet={sheet}
            answers={form.answers}
            inOutbox={inOutbox}
            onAnswer={answer}
            onSave={(answers, left) =>
              void save({ part: 'answers', answers }, { answers: left }, t('supervision.phone.answers'))
            }
          />
          <FoundPart
            form={form.found}
            change={(found) => change({ found })}
            save={() => void save({ part: 'found', found: form.found }, { found: NO_FOUND }, form.found.title)}
          />
          <TalkPart
            form={form.talk}
            change={(talk) => change({ talk })}
            save={() => void save({ part: 'talk', talk: form.talk }, { talk: NO_TALK }, t('supervision.phone.talk'))}
          />
          <ClosePart
            form={form.summary}
            change={(summary) => change({ summary })}
            missing={openQuestions(sheet, inOutbox).map(({ text }) => text)}
            save={() =>
              void save({ part: 'close', summary: form.summary }, { summary: '' }, t('supervision.phone.close'))
            }
          />
        </>
      )}
    </>
  );
}

/** Where, when, with whom; that a sealed one is sealed, and that nobody inspects a firm here. */
function SheetHead({ sheet, at }: { readonly sheet: VisitSheet; readonly at: string }): ReactNode {
  const { t, pick, list } = useWords();
  return (
    <section className="os-card">
      <p className="os-case-facts">
        {pick(sheet.stateTitle)}
        {sheet.day !== null && ` · ${sheet.day}`}
        {sheet.place !== null && ` · ${pick(sheet.place.authorityName)}`}
      </p>
      {sheet.place !== null && sheet.place.address !== '' && <p>{sheet.place.address}</p>}
      {sheet.note !== '' && <p>{sheet.note}</p>}
      {sheet.state === 'sealed' && <p className="os-due near">{t('supervision.phone.sealed')}</p>}
      <p className="os-note">
        {sheet.team.name}：{list([sheet.team.leader, ...sheet.team.members].map(({ name }) => name))}
      </p>
      <p className="os-note">{t('supervision.phone.noInspection')}</p>
      <p className="os-note">{t('supervision.phone.asOf', { time: momentOf(at) })}</p>
    </section>
  );
}

interface ArrivalProps {
  readonly sheet: VisitSheet;
  readonly company: string;
  readonly onCompany: (company: string) => void;
  readonly onOpen: () => void;
}

function Arrival({ sheet, company, onCompany, onOpen }: ArrivalProps): ReactNode {
  const { t } = useWords();
  const [judged, setJudged] = useState(false);
  const accompanied = sheet.place?.kind === 'market' && !sheet.unannounced;
  const missing = accompanied && company.trim() === '';
  return (
    <section className="os-card">
      {accompanied && (
        <LineField
          label={t('supervision.phone.company')}
          hint={t('supervision.phone.companyHint')}
          value={company}
          required
          max={300}
          error={judged && missing ? t('onSite.gap.needed') : undefined}
          onChange={onCompany}
        />
      )}
      <button type="button" className="os-button os-primary" onClick={() => (missing ? setJudged(true) : onOpen())}>
        {t('supervision.phone.arrive')}
      </button>
    </section>
  );
}

interface AnswersProps {
  readonly sheet: VisitSheet;
  readonly answers: VisitForm['answers'];
  /** Questions whose answers wait in the outbox. */
  readonly inOutbox: ReadonlySet<string>;
  readonly onAnswer: (question: string, said: Said | undefined) => void;
  readonly onSave: (answers: VisitForm['answers'], left: VisitForm['answers']) => void;
}

function AnswersPart({ sheet, answers, inOutbox, onAnswer, onSave }: AnswersProps): ReactNode {
  const { t } = useWords();
  const [judged, setJudged] = useState<string | null>(null);
  const { questions } = sheet.checklist;
  const given = questions.filter(({ id }) => answers[id] !== undefined && isAnswered(answers[id]));
  const broken = given.some(({ id, kind }) => kind === 'number' && !isNumber(answers[id]?.value ?? ''));
  const save = (): void => {
    if (given.length === 0) setJudged(t('supervision.phone.nothing'));
    else if (broken || conflictsIn(sheet, answers).length > 0) setJudged(t('supervision.phone.gap'));
    else {
      setJudged(null);
      onSave(Object.fromEntries(given.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]]))), {});
    }
  };
  return (
    <section className="os-answers" aria-labelledby="visit-questions">
      <h2 className="os-h2" id="visit-questions">
        {sheet.checklist.title}
      </h2>
      {questions.map((question) =>
        inOutbox.has(question.id) && answers[question.id] === undefined ? (
          <article key={question.id} className="os-case" data-question={question.id}>
            <h3>{question.text}</h3>
            <p className="os-note">{t('supervision.phone.saved')}</p>
          </article>
        ) : (
          <QuestionCard
            key={question.id}
            question={question}
            said={answers[question.id]}
            there={sheet.answers.find((each) => each.question === question.id)}
            onChange={(said) => onAnswer(question.id, said)}
          />
        ),
      )}
      {judged !== null && (
        <p className="os-error" role="alert">
          {judged}
        </p>
      )}
      <button type="button" className="os-button os-primary" onClick={save}>
        {t('supervision.phone.saveAnswers', { count: given.length })}
      </button>
    </section>
  );
}
