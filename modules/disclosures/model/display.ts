import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { day, line, prose } from '../../../platform/procedure/body.ts';
import type { namedRules } from '../../../platform/procedure/named-rules.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Condition, Matter, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';

/** Who keeps what is published, and who decides on it. */
export const keepers = by('officer', 'head');
export const deciders = by('head');

/** Whom it names. */
export const firmBody = () =>
  z.strictObject({
    name: line(),
    code: line(18)
      .refine((value) => value === tidyUscc(value) && isUscc(value))
      .exactOptional(),
    address: line(300).exactOptional(),
  });

/** The last day on display; '' where none is set. */
export const lastDayOf = (matter: Pick<Matter, 'clocks'>): string => matter.clocks.display?.due ?? '';

/** Whether anybody may read it on a day. */
export const isShownOn = (matter: Pick<Matter, 'state' | 'facts' | 'clocks'>, today: string): boolean => {
  const on = str(matter.facts, 'publishedOn');
  const last = lastDayOf(matter);
  return matter.state === 'shown' && on !== '' && on <= today && (last === '' || today <= last);
};

type Rules = ReturnType<typeof namedRules>;

/** Whoever put it forward does not publish it. */
export const byAnother = ({ condition }: Rules, verb: string, opening: string): Condition =>
  condition(
    `${verb}.other`,
    '由拟公示人以外的人决定公示。',
    'Somebody else than who put it forward decides to publish.',
    (matter, actor) =>
      [...(matter.doneBy[opening] ?? []), ...(matter.doneBy.mend ?? [])].every((person) => isOther(actor, person)),
  );

/** The firm was told, and has objected or had its time to. */
export const isHeard = (matter: Matter, today: string): boolean =>
  str(obj(matter.facts, 'told'), 'on') !== '' &&
  (str(obj(matter.facts, 'objection'), 'on') !== '' || today > (matter.clocks.answer?.due ?? '9999'));

/** Telling the firm before anything of it is published, and what it says. */
export const heardVerbs = (procedure: string, { condition, says }: Rules, basis: readonly string[]) =>
  ({
    'tell-firm': {
      title: { zh: '告知经营者拟公示', en: 'Tell the firm' },
      from: ['proposed'],
      by: keepers,
      basis,
      /** `answerBy` where the paper names another day than the default. */
      body: z.strictObject({ document: line(120), toldOn: day(), answerBy: day().exactOptional() }),
      says: [
        notLater(procedure, 'tell-firm', 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' }),
        says(
          'tell-firm.answer-by',
          '异议期限应当晚于办理当天。',
          'The firm may object until a day that is yet to come.',
          (body, today) => str(body, 'answerBy') === '' || str(body, 'answerBy') > today,
        ),
      ],
      fold: (_matter, act) => {
        const until = str(act.body, 'answerBy');
        return {
          state: 'told',
          facts: { told: { ...pick(act.body, 'document'), on: str(act.body, 'toldOn') } },
          clocks: [
            {
              ...{
                clock: 'answer',
                do: 'start',
                rule: 'disclosure-answer',
                on: str(act.body, 'toldOn') as Matter['openedOn'],
              },
              ...(until === '' ? {} : { until: until as Matter['openedOn'] }),
            },
          ],
        };
      },
    },
    'record-objection': {
      title: { zh: '登记经营者异议', en: 'Record what the firm says' },
      from: ['told'],
      by: keepers,
      basis,
      body: z.strictObject({ on: day(), text: prose(5_000), document: line(120).exactOptional() }),
      personal: ['text'],
      conditions: [
        condition(
          'record-objection.once',
          '异议已经登记。',
          'It was recorded.',
          (matter) => str(obj(matter.facts, 'objection'), 'on') === '',
        ),
      ],
      says: [notLater(procedure, 'record-objection', 'on')],
      fold: (_matter, act) => ({
        facts: { objection: { ...pick(act.body, 'on', 'document'), ...pick(act.personal, 'text') } },
        clocks: [{ clock: 'answer', do: 'end' }],
      }),
    },
  }) as const satisfies Readonly<Record<string, Verb>>;

/** What ends a display, or what it says, once it is public: at once, and never by hand. */
export const endFacts = (on: string, more: JsonObject): JsonObject => ({ over: { on, ...more } });
export const ended = (matter: Matter) =>
  matter.clocks.display === undefined ? [] : ([{ clock: 'display', do: 'end' }] as const);
