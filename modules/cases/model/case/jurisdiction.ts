import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import { isWithin, regionOf } from '../../../../kernel/region.ts';
import type { Change, ClockEffect, Condition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { commonSuperior } from '../../../intake/model/dispute.ts';
import { authorityCode, line } from '../schema.ts';
import { fits } from './conditions.ts';
import { officersOf } from './facts.ts';
import { by, condition, notHandlers } from './people.ts';
import { byAnother, leading, namesNoRecused, officersIn, officersSchema, staffed, teamOf } from './team.ts';

/** How a case came to another authority. */
export const moves = {
  designated: { zh: '指定管辖', en: 'designated' },
  'handed-down': { zh: '交办', en: 'handed down' },
  transferred: { zh: '移送', en: 'transferred' },
} as const;

/** Another authority has it, and has not received it yet. */
export const isMoving = (matter: Matter): boolean => 'moving' in matter.facts;
const isDisputed = (matter: Matter): boolean => 'dispute' in matter.facts;

const undisputed = (verb: string): Condition =>
  condition(
    `case.${verb}.disputed`,
    '管辖争议尚未解决。',
    'The dispute over jurisdiction is not settled.',
    (matter) => !isDisputed(matter),
  );

const disputed = (verb: string): Condition =>
  condition(`case.${verb}.disputed`, '没有待解决的管辖争议。', 'No jurisdiction is disputed.', isDisputed);

const notDesignated = (verb: string): Condition =>
  condition(
    `case.${verb}.designated`,
    '共同上级机关已经指定管辖，应当按照指定办理。',
    'The common upper authority has designated who handles it; that stands.',
    (matter) => !('designated' in matter.facts),
  );

const received = (verb: string): Condition =>
  condition(
    `case.${verb}.moving`,
    '案件尚未签收，请先签收。',
    'The case has not been received yet: receive it first.',
    (matter) => !isMoving(matter),
  );

const overNow = (matter: Matter): readonly ClockEffect[] =>
  (['dispute', 'designate'] as const)
    .filter((clock) => matter.clocks[clock]?.endedOn === null)
    .map((clock) => ({ clock, do: 'end' }));

const elsewhere = (to: string, matter: Matter): boolean => regionOf(to) !== regionOf(matter.handlingCode);

/**
 * The case goes to another authority. The limit runs on: the law names no pause, and a restart would undo lateness
 * (our reading). The old officers stay on record until the new authority names its own, so that there are always two.
 */
const moved = (matter: Matter, act: FoldedAct, how: keyof typeof moves): Change => ({
  handlingCode: str(act.body, 'to'),
  assignee: null,
  facts: {
    dispute: null,
    extensionRequest: null,
    moving: { how, from: matter.handlingCode, on: act.on, ...pick(act.body, 'to', 'document') },
  },
  clocks: overNow(matter),
});

const letter = () => ({ to: authorityCode(), reason: line(500), document: line(120) });

/** Jurisdiction after filing: dispute, designation, handing down, transfer and its receipt (处罚法 art 25). */
export const jurisdictionVerbs: Readonly<Record<string, Verb>> = {
  dispute: {
    title: { zh: '提出管辖争议', en: 'Dispute jurisdiction' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25', 'procedure.art13'],
    body: z.strictObject({ with: authorityCode(), reason: line(500), document: line(120).exactOptional() }),
    conditions: [undisputed('dispute'), notDesignated('dispute')],
    fits: [
      fits(
        'case.dispute.common-superior',
        '与该机关没有可以指定管辖的共同上一级机关。',
        'No authority stands above both that could designate.',
        (body, matter) => commonSuperior(matter.handlingCode, str(body, 'with')) !== null,
      ),
    ],
    fold: (matter, act) => ({
      facts: {
        dispute: {
          by: act.authority,
          on: act.on,
          with: str(act.body, 'with'),
          superior: commonSuperior(matter.handlingCode, str(act.body, 'with')),
        },
      },
      clocks: [{ clock: 'dispute', do: 'start', rule: 'case-jurisdiction-dispute' }],
    }),
  },
  'refer-dispute': {
    title: { zh: '报请指定管辖', en: 'Put the dispute to the upper authority' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25', 'procedure.art13'],
    body: z.strictObject({ document: line(120) }),
    conditions: [
      disputed('refer-dispute'),
      condition(
        'case.refer-dispute.once',
        '已经报请指定管辖。',
        'It was put to the upper authority already.',
        (matter) => !('referredOn' in obj(matter.facts, 'dispute')),
      ),
    ],
    fold: (matter, act) => ({
      facts: { dispute: { ...obj(matter.facts, 'dispute'), referredOn: act.on } },
      clocks: [...overNow(matter), { clock: 'designate', do: 'start', rule: 'case-jurisdiction-designate' }],
    }),
  },
  'settle-dispute': {
    title: { zh: '协商一致，由本机关管辖', en: 'Agreed: we handle it' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25', 'procedure.art13'],
    body: z.strictObject({ note: line(500).exactOptional() }),
    conditions: [disputed('settle-dispute')],
    fold: (matter) => ({ facts: { dispute: null }, clocks: overNow(matter) }),
  },
  designate: {
    title: { zh: '指定管辖', en: 'Designate who handles it' },
    from: ['investigating'],
    by: by('head'),
    place: 'superior',
    basis: ['penalty.art25', 'procedure.art15'],
    body: z.strictObject(letter()),
    conditions: [
      disputed('designate'),
      condition(
        'case.designate.common-superior',
        '管辖争议由双方的共同上一级机关指定。',
        'Only the lowest authority above both may designate.',
        (matter, actor) => str(obj(matter.facts, 'dispute'), 'superior') === actor.authority,
      ),
    ],
    fits: [
      fits(
        'case.designate.outside',
        '只能指定本机关辖区内的下级机关。',
        'Only an authority below this one can be designated.',
        (body, matter) => {
          const superior = str(obj(matter.facts, 'dispute'), 'superior');
          return str(body, 'to') !== superior && superior !== '' && isWithin(str(body, 'to'), superior);
        },
      ),
    ],
    fold: (matter, act) => {
      const to = str(act.body, 'to');
      const designated = { by: act.authority, on: act.on, to };
      const from = str(obj(matter.facts, 'moving'), 'from');
      if (!elsewhere(to, matter)) return { facts: { dispute: null, designated }, clocks: overNow(matter) };
      const change = moved(matter, act, 'designated');
      // Back to whom it came from: its officers are still on record, there is nothing to receive.
      const back = from !== '' && regionOf(from) === regionOf(to);
      return {
        ...change,
        assignee: back ? leading(officersOf(matter)) : null,
        facts: { ...change.facts, designated, ...(back ? { moving: null } : {}) },
      };
    },
  },
  'hand-down': {
    title: { zh: '交办', en: 'Hand the case down' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25'],
    body: z.strictObject(letter()),
    conditions: [notHandlers, undisputed('hand-down'), received('hand-down')],
    fits: [
      fits(
        'case.hand-down.below',
        '只能交办给下级机关。',
        'A case is handed down to an authority below.',
        (body, matter) =>
          matter.handlingCode.length === 6 &&
          elsewhere(str(body, 'to'), matter) &&
          isWithin(str(body, 'to'), matter.handlingCode),
      ),
    ],
    fold: (matter, act) => moved(matter, act, 'handed-down'),
  },
  'transfer-case': {
    title: { zh: '移送有管辖权的机关', en: 'Transfer to the competent authority' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25', 'procedure.art13'],
    body: z.strictObject(letter()),
    conditions: [
      notHandlers,
      notDesignated('transfer-case'),
      received('transfer-case'),
      // From memory (M): who disagrees with a transfer asks the common upper authority, and does not pass it on.
      condition(
        'case.transfer-case.again',
        '本案系移送而来，对管辖有异议的应当报请共同上一级机关指定，不得再次移送。',
        'It was transferred here: who disagrees asks the common upper authority, and does not pass it on.',
        (matter) => str(obj(matter.facts, 'received'), 'how') !== 'transferred',
      ),
    ],
    fits: [
      fits(
        'case.transfer-case.elsewhere',
        '移送对象应当是本机关及其派出机构以外、非下级的机关；交给下级的请用“交办”。',
        'It goes to an authority that is neither this one nor below it: what goes down is handed down.',
        (body, matter) => elsewhere(str(body, 'to'), matter) && !isWithin(str(body, 'to'), matter.handlingCode),
      ),
    ],
    fold: (matter, act) => moved(matter, act, 'transferred'),
  },
  'receive-case': {
    title: { zh: '签收案件并指派办案人员', en: 'Receive the case' },
    from: ['investigating'],
    by: by('head'),
    basis: ['penalty.art25', 'penalty.art42'],
    body: z.strictObject({ officers: officersSchema(), document: line(120).exactOptional() }),
    conditions: [
      condition('case.receive-case.moving', '没有待签收的移交。', 'Nothing is waiting to be received.', isMoving),
      undisputed('receive-case'),
    ],
    fits: [staffed('receive-case'), namesNoRecused('receive-case'), byAnother('receive-case', officersIn)],
    fold: (matter, act) => {
      const officers = officersIn(act.body);
      return {
        assignee: leading(officers),
        facts: {
          ...teamOf(matter, officers),
          moving: null,
          received: { on: act.on, ...pick(obj(matter.facts, 'moving'), 'how', 'from') },
        },
      };
    },
  },
};
