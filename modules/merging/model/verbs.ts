import { z } from 'zod';
import { str } from '../../../kernel/read-json.ts';
import { authorityCode, line, uuid } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { statesBut } from '../../campaigns/model/joining.ts';
import { by } from '../../intake/model/roles.ts';
import { quietly } from './stands-since.ts';
import { pairsOf, type Said, type Word, withWord, wordsOn } from './words.ts';

/** What must follow a word: the other matter is told. */
export const SAME_TOPIC = 'same';

/** Words on one matter; ours. What so many tell of is an event, not one matter told twice. */
export const MOST_PAIRS = 500;

/**
 * What stood in front of whoever decided: rule and score, no more. Parts of the score tell what the other text holds, and
 * the body of an act is read by people who may not see the other matter.
 */
const seen = z.strictObject({ rule: line(60), score: z.number().min(0).max(1) });

const saying = z.strictObject({
  /** Id of the pair, made from both: names neither to whoever does not know both. */
  pair: uuid(),
  reason: line(500),
  seen: seen.exactOptional(),
});

/** The verb that says it. */
export const verbOf = (said: Said | 'none'): 'link-same' | 'not-same' | 'unlink-same' =>
  said === 'same' ? 'link-same' : said === 'different' ? 'not-same' : 'unlink-same';

/** Verbs of pairs: performed by their own route alone, which knows the other matter. */
export const pairVerbs: readonly string[] = ['link-same', 'not-same', 'unlink-same', 'same-told'];

/**
 * Words on pairs of matters 同一事项认定: a person says that two are the same, that they are not, or takes that back; the other matter
 * is told by the system. No state, clock, assignee or figure moves. Nothing is said of what was registered by mistake; what
 * was said before can still be taken back.
 */
export function mergingVerbs(
  procedure: string,
  states: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Verb>> {
  const [from, anywhere] = [statesBut(states, 'voided'), Object.keys(states)];
  const { fits } = namedRules(procedure);
  const room = (verb: string) =>
    fits(
      `${verb}.room`,
      `一件事项最多认定${MOST_PAIRS}对；反映同一事件的众多事项请按群体性事件处理。`,
      `At most ${MOST_PAIRS} pairs on one matter; what so many tell of is handled as an event.`,
      (body, matter) => {
        const pairs = pairsOf(matter);
        return pairs.length < MOST_PAIRS || pairs.includes(str(body, 'pair'));
      },
    );
  const say = (said: Said, act: FoldedAct): Word => ({
    ...{ said, on: act.on, by: act.authority },
    ...(act.body.lead === true ? { leads: act.eventAt } : {}),
  });
  const spoken = {
    from,
    by: by('intake', 'officer', 'head'),
    place: 'either',
    basis: [],
    topics: [SAME_TOPIC],
  } as const;
  const own = (matter: Matter, body: { readonly [key: string]: unknown }): Word | undefined =>
    wordsOn(matter, String(body.pair)).own;
  return {
    'link-same': {
      ...spoken,
      title: { zh: '认定同一事项', en: 'Say that they are the same' },
      /** `lead`: this is the one that the others are shown under. */
      body: saying.extend({ lead: z.literal(true).exactOptional() }),
      fits: [
        room('link-same'),
        fits('link-same.change', '已经这样认定。', 'It has been said already.', (body, matter) => {
          const word = own(matter, body);
          return word?.said !== 'same' || (word.leads !== undefined) !== (body.lead === true);
        }),
      ],
      fold: (matter, act) => ({ facts: withWord(matter, str(act.body, 'pair'), 'own', say('same', act)) }),
    },
    'not-same': {
      ...spoken,
      title: { zh: '认定不是同一事项', en: 'Say that they are not the same' },
      body: saying,
      fits: [
        room('not-same'),
        fits(
          'not-same.change',
          '已经这样认定。',
          'It has been said already.',
          (body, matter) => own(matter, body)?.said !== 'different',
        ),
      ],
      fold: (matter, act) => ({ facts: withWord(matter, str(act.body, 'pair'), 'own', say('different', act)) }),
    },
    'unlink-same': {
      ...spoken,
      title: { zh: '撤回同一事项认定', en: 'Take back what was said of a pair' },
      from: anywhere,
      body: saying.omit({ seen: true }),
      fits: [
        fits(
          'unlink-same.change',
          '本件上没有可撤回的认定。',
          'Nothing was said on this matter that could be taken back.',
          (body, matter) => own(matter, body) !== undefined,
        ),
      ],
      fold: (matter, act) => ({ facts: withWord(matter, str(act.body, 'pair'), 'own', null) }),
    },
    'same-told': {
      title: { zh: '告知同一事项认定', en: 'Told of a word on a pair' },
      from: anywhere,
      by: by('system'),
      place: 'anywhere',
      basis: [],
      body: z.strictObject({
        pair: uuid(),
        said: z.enum(['same', 'different', 'none']),
        /** Who said it, and as which act of the other matter: a later word is not undone by an earlier one that comes late. */
        by: authorityCode(),
        at: z.int().min(1),
      }),
      fold: (matter, act) => {
        const said = str(act.body, 'said');
        const word: Word | null =
          said === 'same' || said === 'different' ? { said, on: act.on, by: str(act.body, 'by') } : null;
        return { facts: { ...withWord(matter, str(act.body, 'pair'), 'told', word), ...quietly(matter) } };
      },
    },
  };
}
