import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { authorityCode, day, line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Condition, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { leaders } from './body.ts';
import { exposedNames, exposureChannels } from './labels.ts';

const basis = ['supervision'] as const;
const KNOWN = ['recorded', 'ordered', 'replied', 'rectified'] as const;
const { condition, fits } = namedRules('finding');

/** What may follow a finding beside its being mended: exposure, a note on who answers for it, a clue. */
export const afterwardsVerbs = (byFinder: Condition): Readonly<Record<string, Verb>> => ({
  expose: {
    title: { zh: '曝光', en: 'Expose' },
    from: KNOWN,
    by: leaders,
    place: 'anywhere',
    conditions: [byFinder],
    basis,
    body: z.strictObject({
      channel: oneOf(exposureChannels),
      /** Paper, programme or address. */
      outlet: line(),
      on: day(),
      names: oneOf(exposedNames),
      /** As it was published. */
      text: prose(5_000),
    }),
    personal: ['text'],
    says: [notLater('finding', 'expose', 'on', { zh: '曝光日期', en: 'The day it was published' })],
    fits: [
      fits(
        'expose.masked',
        '选择隐去名称的，曝光文字中不能出现被曝光对象的名称。',
        'Names are said to be masked, and the name stands in the text.',
        (body, matter) => {
          const name = str(obj(matter.facts, 'subject'), 'name');
          return str(body, 'names') !== 'masked' || name === '' || !str(body, 'text').includes(name);
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'exposures', nextId(matter, 'exposures', 'x'), {
        ...pick(act.body, 'channel', 'outlet', 'on', 'names'),
        ...pick(act.personal, 'text'),
      }),
    }),
  },
  'note-accountability': {
    title: { zh: '移交问责线索', en: 'Note on accountability' },
    from: KNOWN,
    by: leaders,
    place: 'anywhere',
    conditions: [byFinder],
    basis,
    /** Facts, and to whom they were handed: whether anybody answers for it is for the competent organ to decide. */
    body: z.strictObject({
      organ: line(),
      on: day(),
      facts: prose(5_000),
      document: line(120).exactOptional(),
      /** The referral by which it went, where there is one. */
      link: z.strictObject({ procedure: line(40), matter: uuid() }).exactOptional(),
    }),
    personal: ['facts'],
    says: [notLater('finding', 'note-accountability', 'on', { zh: '移交日期', en: 'The day of the note' })],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'accountability', nextId(matter, 'accountability', 'a'), {
        ...pick(act.body, 'organ', 'on', 'document', 'link'),
        ...pick(act.personal, 'facts'),
      }),
    }),
  },
  refer: {
    title: { zh: '转为线索', en: 'Refer as a clue' },
    from: KNOWN,
    by: leaders,
    place: 'anywhere',
    conditions: [
      byFinder,
      condition('refer.once', '已经转为线索。', 'It was referred already.', (matter) => !('referred' in matter.facts)),
    ],
    basis,
    /** The authority that will check it. */
    body: z.strictObject({ to: authorityCode(), text: prose(5_000).exactOptional() }),
    personal: ['text'],
    topics: ['finding-clue'],
    fold: (_matter, act) => ({ facts: { referred: { to: str(act.body, 'to'), on: act.on } } }),
  },
});
