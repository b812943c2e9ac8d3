import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Verb } from '../../../../platform/procedure/types.ts';
import { endGrounds, suspensionGrounds } from '../../../../rules/index.ts';
import { groundOf, line, prose, uuid } from '../schema.ts';
import { beginPause, endPause, isPausedBy } from './clocks.ts';
import { fits } from './conditions.ts';
import { partyOf } from './facts.ts';
import { by, notHandlers } from './people.ts';
import { byAnother } from './team.ts';

/** Suspending, going on, and ending the investigation for good: each approved by a head who did not ask (程序规定 art 46, 47). */
export const pauseVerbs: Readonly<Record<string, Verb>> = {
  suspend: {
    title: { zh: '中止调查', en: 'Suspend the investigation' },
    from: ['investigating'],
    by: by('head'),
    basis: ['procedure.art46', 'procedure.art64'],
    body: z.strictObject({
      ground: groundOf(suspensionGrounds),
      text: prose(5000),
      /** Form 8, the approval: it proves the time that does not count. */
      document: line(120),
      requestedBy: uuid(),
    }),
    personal: ['text'],
    conditions: [notHandlers],
    fits: [
      byAnother('suspend', (body) => [str(body, 'requestedBy')]),
      fits(
        'case.suspend.document-once',
        '该文书已用于另一项正在扣除的期间。',
        'That document already stands for another pause that runs.',
        (body, matter) => !isPausedBy(matter, str(body, 'document')),
      ),
    ],
    fold: (matter, act) => {
      return {
        state: 'suspended',
        facts: { suspension: { from: act.on, ...pick(act.body, 'ground', 'document', 'requestedBy') } },
        clocks: beginPause(matter, 'suspension', str(act.body, 'document')),
      };
    },
  },
  'resume-case': {
    title: { zh: '恢复调查', en: 'Resume the investigation' },
    from: ['suspended'],
    by: by('head'),
    basis: ['procedure.art46'],
    body: z.strictObject({ reason: line(500), document: line(120).exactOptional() }),
    conditions: [notHandlers],
    fold: (matter) => ({
      state: 'investigating',
      facts: { suspension: null },
      clocks: endPause(matter, 'suspension', str(obj(matter.facts, 'suspension'), 'document')),
    }),
  },
  'end-investigation': {
    title: { zh: '终止调查', en: 'End the investigation' },
    from: ['investigating', 'suspended'],
    by: by('head'),
    basis: ['procedure.art47', 'procedure.art76'],
    body: z.strictObject({
      ground: groundOf(endGrounds),
      text: prose(5000),
      document: line(120),
      requestedBy: uuid(),
    }),
    personal: ['text'],
    conditions: [notHandlers],
    fits: [
      byAnother('end-investigation', (body) => [str(body, 'requestedBy')]),
      fits(
        'case.end-investigation.party',
        '终止理由与当事人不符：自然人死亡，或者组织终止且无权利义务承受人。',
        'The ground does not fit the party: a person has died, an organisation ended without successor.',
        (body, matter) => (str(body, 'ground') === 'E1') === (partyOf(matter).kind === 'person'),
      ),
    ],
    fold: (matter, act) => {
      return {
        state: 'closable',
        facts: { suspension: null, ended: { on: act.on, ...pick(act.body, 'ground', 'document') } },
        // Only the time to decide: what is held still runs, and a measure is lifted by its own act.
        clocks: [
          ...(matter.clocks.decide?.endedOn === null ? [{ clock: 'decide', do: 'end' } as const] : []),
          { clock: 'close', do: 'start', rule: 'case-close' },
        ],
      };
    },
  },
};
