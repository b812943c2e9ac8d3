import { useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { SettlementView } from '../../../modules/settlements/contract.ts';
import type { Answer } from '../api.ts';
import { FirmForm, type FormField } from '../firm/FirmForm.tsx';
import { useWords } from '../i18n/words.tsx';
import { Choice } from '../ui/Choice.tsx';
import { CONTEST_FOR_DAYS, offerBody, type Typed, wordsBody } from './acts.ts';
import { settleTexts } from './texts.ts';

type Texts = (typeof settleTexts)['zh']['act'];
/** The acts that have a form here: those with a title. */
type Verb = { [K in keyof Texts]: Texts[K] extends { readonly title: string } ? K : never }[keyof Texts];

/** Does an act for the side that looks at the page, and gives how it stands then. */
export type Send = (verb: string, body: JsonObject, actId: string) => Promise<Answer<SettlementView>>;

interface Props {
  readonly view: SettlementView;
  readonly send: Send;
  readonly onView: (view: SettlementView) => void;
}

/** In the order in which somebody thinks of them. */
const ORDER: readonly Verb[] = [
  ...(['consumer-accepts', 'firm-accepts', 'confirms-performed', 'declares-performed', 'firm-offers'] as const),
  ...(['consumer-offers', 'firm-writes', 'consumer-writes', 'says-broken', 'declines', 'escalate'] as const),
  ...(['withdraw', 'rate'] as const),
];
const OFFERS: readonly Verb[] = ['firm-offers', 'consumer-offers'];
const WARNS: readonly Verb[] = ['declines', 'withdraw'];
/** Accepting is about an offer of the other side. */
const ACCEPTS: Readonly<Partial<Record<Verb, 'firm' | 'consumer'>>> = {
  'consumer-accepts': 'firm',
  'firm-accepts': 'consumer',
};

/** What this side may do now, each with its own short form. What it may not is said only where that is about time. */
export function ActForms({ view, send, onView }: Props) {
  const { language, pick } = useWords();
  const t = settleTexts[language];
  const open = ORDER.filter((verb) => {
    const other = ACCEPTS[verb];
    if (other !== undefined && view.standing?.by !== other) return false;
    return view.may.some((each) => each.verb === verb && each.refusal === null);
  });
  const later = view.may.find(({ verb, refusal }) => verb === 'escalate' && refusal !== null);
  return (
    <section className="card no-print" aria-labelledby="acts">
      <h2 id="acts">{t.view.yourTurn}</h2>
      {open.length === 0 && <p>{t.view.nothing}</p>}
      {open.map((verb) => (
        <details key={verb} open={verb === open[0]}>
          <summary>{t.act[verb].title}</summary>
          {verb === 'rate' ? (
            <RateForm send={send} onView={onView} />
          ) : (
            <ActForm verb={verb} view={view} send={send} onView={onView} />
          )}
        </details>
      ))}
      {later?.refusal != null && ['filed', 'talking'].includes(view.state) && (
        <p className="hint">{pick(later.refusal)}</p>
      )}
    </section>
  );
}

/**
 * Sends with one id for one content: sent again after a lost answer it is there once; said again once it has arrived, it is
 * said twice.
 */
function useSending(send: Send): (verb: string, body: JsonObject) => Promise<Answer<SettlementView>> {
  const [ids] = useState(() => new Map<string, string>());
  return async (verb, body) => {
    const key = JSON.stringify(body);
    const id = ids.get(key) ?? newActId();
    ids.set(key, id);
    const answer = await send(verb, body, id);
    if (answer.kind === 'ok') ids.delete(key);
    return answer;
  };
}

type Key = keyof Typed;

function useFields(verb: Verb): readonly FormField<Key>[] {
  const { language } = useWords();
  const { act, file } = settleTexts[language];
  const evidence: FormField<Key> = {
    ...{ name: 'evidence', label: file.evidence, hint: file.evidenceHint, optional: true, lines: 2_000 },
  };
  const { text } = act[verb];
  if (text === '') return [];
  const words: FormField<Key> = { name: 'text', label: text, lines: 2_000, optional: verb === 'withdraw' };
  if (!OFFERS.includes(verb)) return ['declines', 'withdraw'].includes(verb) ? [words] : [words, evidence];
  return [
    words,
    { name: 'amount', label: act.amount, hint: act.amountHint, optional: true },
    { name: 'performBy', label: act.performBy, hint: act.performByHint(CONTEST_FOR_DAYS), type: 'date' },
    evidence,
  ];
}

const blank: Typed = { text: '', amount: '', performBy: '', evidence: '' };

/** What the server takes, or the field that is wrong. */
function bodyOf(verb: Verb, typed: Typed, view: SettlementView): JsonObject | 'amount' | 'performBy' {
  if (OFFERS.includes(verb)) return offerBody(typed);
  if (ACCEPTS[verb] !== undefined) return { offer: view.standing?.id ?? '' };
  if (verb === 'confirms-performed' || verb === 'escalate') return {};
  if (verb === 'declines') return { reason: typed.text.trim() };
  if (verb === 'withdraw') return typed.text.trim() === '' ? {} : { text: typed.text.trim() };
  return wordsBody(typed);
}

function ActForm({ verb, view, send, onView }: Props & { readonly verb: Verb }) {
  const { language } = useWords();
  const t = settleTexts[language];
  const fields = useFields(verb);
  const sending = useSending(send);
  const question = verb in t.act.ask ? t.act.ask[verb as keyof typeof t.act.ask] : undefined;
  const wrong = { amount: t.file.notMoney, performBy: t.act.performBy };
  return (
    <>
      {verb === 'escalate' && <p>{t.act.escalateLead}</p>}
      {verb === 'declines' && <p>{t.act.declineLead}</p>}
      <FirmForm
        id={verb}
        fields={fields}
        submit={t.act[verb].submit}
        warn={WARNS.includes(verb)}
        {...(question === undefined ? {} : { question })}
        send={async (values) => {
          const body = bodyOf(verb, { ...blank, ...values }, view);
          if (typeof body === 'string') return refusedHere(wrong[body]);
          return sending(verb, body);
        }}
        onDone={onView}
      />
    </>
  );
}

/** As the server would refuse it, for what is seen to be wrong before it is sent. */
export function refusedHere(text: string): Answer<never> {
  const said = { zh: text, en: text };
  return {
    ...{ kind: 'refused', status: 422 },
    problem: { code: 'settlements.refused', ...said, remedy: { zh: '', en: '' }, params: {}, traceId: '' },
  };
}

function RateForm({ send, onView }: Omit<Props, 'view'>) {
  const { language } = useWords();
  const { act } = settleTexts[language];
  const [stars, choose] = useState('');
  const sending = useSending(send);
  return (
    <FirmForm
      id="rate"
      fields={[]}
      submit={act.rate.submit}
      refuse={() => (stars === '' ? act.starsMissing : undefined)}
      send={() => sending('rate', { stars: Number(stars) })}
      onDone={onView}
    >
      <Choice
        id="stars"
        legend={act.starsLegend}
        value={stars}
        options={['1', '2', '3', '4', '5'].map((value) => ({
          value,
          label: act.stars(Number(value)),
          lead: act.starsLead[Number(value) - 1] ?? '',
        }))}
        onChange={choose}
      />
    </FirmForm>
  );
}
