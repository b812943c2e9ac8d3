import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Condition, FitCondition, Matter, Verb } from '../../../platform/procedure/types.ts';
import { day, line, prose, uuid } from './body.ts';
import { notLater } from './past-days.ts';
import { by } from './roles.ts';

/** While anything may still be said for a party. */
const open = ['received', 'assigned', 'accepted', 'suspended'] as const;

/** A complaint that is named in a list. */
const named = z.strictObject({ complaint: uuid() });

/** The complaints that a body lists. */
const idsIn = (body: JsonObject, key: string): readonly string[] =>
  z
    .array(named)
    .catch([])
    .parse(body[key])
    .map(({ complaint }) => complaint);

const sides = z.enum(['complainant', 'respondent']);

/** Who stands in for a party; the identity is sealed as the complainant's own. */
const agent = z.strictObject({
  name: line(100),
  phone: line(40).exactOptional(),
  idNo: line(40).exactOptional(),
});

const hasAgent: FitCondition = {
  rule: 'complaint.end-agency.stands',
  text: { zh: '该方没有登记代理人。', en: 'No agent of that side is recorded.' },
  holds: (body, matter) => str(body, 'side') in obj(matter.facts, 'agents'),
};

const anyAgent: Condition = {
  rule: 'complaint.end-agency.any',
  text: { zh: '没有登记代理人。', en: 'No agent is recorded.' },
  holds: (matter) => 'agents' in matter.facts,
};

/** A power that had ended before the day of the act lets nobody speak. */
const powerRuns = {
  rule: 'complaint.appoint-agent.power-runs',
  text: { zh: '授权期限已经届满。', en: 'The power of attorney has already run out.' },
  holds: (body: JsonObject, today: string) => str(body, 'until') >= today,
};

const notJoint: Condition = {
  rule: 'complaint.form-joint.once',
  text: {
    zh: '本件已是共同投诉或已并入共同投诉，先解除再重新登记。',
    en: 'It is part of a joint complaint already: dissolve that one first.',
  },
  holds: (matter) => !('joint' in matter.facts) && !('jointIn' in matter.facts),
};

const isJoint: Condition = {
  rule: 'complaint.dissolve-joint.stands',
  text: { zh: '本件不是共同投诉。', en: 'It is no joint complaint.' },
  holds: (matter) => 'joint' in matter.facts || 'jointIn' in matter.facts,
};

/** Two are elected out of those who complain together: of this complaint or of one that joined it. */
const electedFromThem: FitCondition = {
  rule: 'complaint.form-joint.elected',
  text: {
    zh: '代表人应当是共同投诉人中的两人。',
    en: 'The two representatives must be among those who complain together.',
  },
  holds: (body, matter) => {
    const all: readonly string[] = [matter.id, ...idsIn(body, 'with')];
    return idsIn(body, 'representatives').every((each) => all.includes(each));
  },
};

const withOthers: FitCondition = {
  rule: 'complaint.form-joint.others',
  text: { zh: '共同投诉的件不能是本件自身。', en: 'A complaint does not join itself.' },
  holds: (body, matter) => !idsIn(body, 'with').includes(matter.id) && str(body, 'lead') !== matter.id,
};

const distinct = (items: readonly z.infer<typeof named>[]): boolean =>
  new Set(items.map(({ complaint }) => complaint)).size === items.length;

/**
 * What a representative agrees to binds the others only with their consent (令121 art 12): the paper in which they gave
 * it is named by the act that ends the dispute for all.
 */
export const representedConsent = (verb: string, settles: (body: JsonObject) => boolean): FitCondition => ({
  rule: `complaint.${verb}.represented-consent`,
  text: {
    zh: '共同投诉：达成调解或者和解须经被代表的投诉人同意，请填写同意文件。',
    en: 'A joint complaint: those represented must have consented to a settlement; name the document.',
  },
  holds: (body, matter: Matter) => !('joint' in matter.facts) || !settles(body) || str(body, 'consent') !== '',
});

/** Agents of the parties 代理人 (令121 art 11) and joint complaints 共同投诉 (art 12). */
export const representationVerbs: Readonly<Record<string, Verb>> = {
  'appoint-agent': {
    title: { zh: '登记代理人', en: 'Record an agent' },
    from: open,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art11'],
    body: z.strictObject({
      side: sides,
      /** The original of the power of attorney, by its number or file. */
      document: line(120),
      /** What it is for; `special`: also to change or waive the claim and to settle. */
      matters: prose(500),
      powers: z.enum(['general', 'special']),
      until: day(),
      agent,
    }),
    personal: ['matters', 'agent'],
    sealed: ['agent'],
    says: [powerRuns],
    fold: (matter, act) => ({
      facts: {
        agents: {
          ...obj(matter.facts, 'agents'),
          [str(act.body, 'side')]: { on: act.on, ...pick(act.body, 'document', 'powers', 'until') },
        },
      },
    }),
  },
  'end-agency': {
    title: { zh: '解除代理', en: 'End an agency' },
    from: open,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art11'],
    body: z.strictObject({ side: sides, reason: line(500) }),
    conditions: [anyAgent],
    fits: [hasAgent],
    fold: (matter, act) => {
      const { [str(act.body, 'side')]: _ended, ...others } = obj(matter.facts, 'agents');
      return { facts: { agents: Object.keys(others).length === 0 ? null : others } };
    },
  },
  'form-joint': {
    title: { zh: '登记共同投诉', en: 'Form a joint complaint' },
    from: open,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art12'],
    body: z.strictObject({
      /** The complaints of the others: each keeps its receipt and its own clock. */
      with: z.array(named).min(1).max(200).refine(distinct, '重复的件 / the same complaint twice'),
      /** The paper in which all consented to be handled as one. */
      consent: line(120),
      /** Those elected, by their complaints. */
      representatives: z.array(named).length(2).refine(distinct, '代表人应为两人 / two different people'),
      /** The paper of their election. */
      election: line(120),
      electedOn: day(),
    }),
    conditions: [notJoint],
    says: [notLater('complaint', 'form-joint', 'electedOn', { zh: '推选日期', en: 'The day of the election' })],
    fits: [withOthers, electedFromThem],
    fold: (_matter, act) => ({
      facts: {
        joint: { on: act.on, ...pick(act.body, 'with', 'consent', 'representatives', 'election', 'electedOn') },
      },
    }),
  },
  'join-joint': {
    title: { zh: '并入共同投诉', en: 'Join a joint complaint' },
    from: open,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art12'],
    body: z.strictObject({ lead: uuid(), consent: line(120) }),
    conditions: [notJoint],
    fits: [withOthers],
    fold: (_matter, act) => ({ facts: { jointIn: { on: act.on, ...pick(act.body, 'lead', 'consent') } } }),
  },
  'dissolve-joint': {
    title: { zh: '解除共同投诉', en: 'Dissolve a joint complaint' },
    from: open,
    by: by('intake', 'officer', 'head'),
    basis: ['samr121.art12'],
    body: z.strictObject({ reason: line(500) }),
    conditions: [isJoint],
    fold: () => ({ facts: { joint: null, jointIn: null } }),
  },
};
