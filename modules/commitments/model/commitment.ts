import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { BodyCondition, Change, FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { attached } from '../../supervision/model/body.ts';
import { editionBody, partyBody } from './body.ts';
import { commitmentKinds, endReasons } from './kinds.ts';
import { commitmentMeasures } from './measures.ts';
import { recordVerbs } from './records.ts';
import { basis, condition, fits, keepers, says } from './rules.ts';
import { editionsOf, kindOf, lastDayOf, shopsOf } from './standing.ts';
import { strikingOffVerbs } from './striking-off.ts';

const inOrder = (verb: string): BodyCondition =>
  says(
    `${verb}.dates`,
    '最后有效日不能早于生效日期。',
    'It cannot end before it begins.',
    (body) => str(body, 'until') === '' || str(body, 'until') >= str(body, 'from'),
  );

const filesOf = (matter: Matter): number => Object.keys(obj(matter.facts, 'files')).length;
const editionIn = ({ body, on }: FoldedAct): JsonObject => ({
  ...pick(body, 'promise', 'from', 'until', 'formNo', 'formKept'),
  on,
});

const written = (_matter: Matter, act: FoldedAct): Change => {
  const firm = obj(act.body, 'firm');
  const kind = str(obj(act.body, 'promise'), 'kind');
  return {
    title: `${commitmentKinds[kindOf({ facts: { kind } })].zh}承诺：${str(firm, 'name')}`,
    // Written anew as a whole while nobody has read it: no edition arises.
    facts: { kind, firm, shops: act.body.shops ?? null, editions: { e1: editionIn(act) } },
  };
};

const hasForm = condition(
  'publish.form',
  '请先上传经营者签署的承诺书，或者写明纸质承诺书的存放处。',
  'Attach the signed form, or say where the paper is kept.',
  (matter) => {
    const [, edition = {}] = entriesOf(matter, 'editions').at(-1) ?? [];
    return str(edition, 'formKept') !== '' || filesOf(matter) > 0;
  },
);

const standing = (verb: string, zh: string, en: string) =>
  condition(verb, zh, en, (matter, _actor, today) => lastDayOf(matter) === '' || lastDayOf(matter) >= today);

const verbs: Readonly<Record<string, Verb>> = {
  register: {
    title: { zh: '登记消费承诺', en: 'Register a commitment' },
    from: [],
    by: keepers,
    place: 'anywhere',
    basis,
    body: z.strictObject({ ...partyBody, ...editionBody }),
    says: [inOrder('register')],
    fold: (matter, act) => ({ state: 'registered', ...written(matter, act) }),
  },
  correct: {
    title: { zh: '更正登记', en: 'Correct before publication' },
    from: ['registered'],
    by: keepers,
    basis,
    body: z.strictObject({ ...partyBody, ...editionBody }),
    says: [inOrder('correct')],
    fold: written,
  },
  publish: {
    title: { zh: '核对承诺书并公示', en: 'Check against the form and publish' },
    from: ['registered'],
    by: keepers,
    basis,
    /** Whoever publishes has read the terms against the signed form. */
    body: z.strictObject({ checked: z.literal(true) }),
    conditions: [
      condition(
        'publish.other',
        '由登记人以外的人核对承诺书并公示。',
        'Somebody else than who registered it checks the form and publishes.',
        (matter, actor) =>
          [...(matter.doneBy.register ?? []), ...(matter.doneBy.correct ?? [])].every((person) =>
            isOther(actor, person),
          ),
      ),
      hasForm,
      condition(
        'publish.over',
        '承诺的最后有效日已过，请更正。',
        'Its last day is over: correct it.',
        (matter, _actor, today) => editionsOf(matter).every(({ until }) => until === '' || until >= today),
      ),
    ],
    fold: (matter, act) => ({
      state: 'published',
      facts: {
        ...putEntry(matter, 'editions', 'e1', { publishedOn: act.on, filesSeen: filesOf(matter) }),
        publishedOn: act.on,
        lastDay: editionsOf(matter)[0]?.until || null,
      },
    }),
  },
  discard: {
    title: { zh: '不予登记', en: 'Do not register' },
    from: ['registered'],
    by: keepers,
    basis,
    body: z.strictObject({ reason: prose(1_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({
      state: 'discarded',
      facts: { over: { how: 'discarded', on: act.on, ...pick(act.personal, 'reason') } },
    }),
  },
  amend: {
    title: { zh: '变更承诺（新版本）', en: 'Publish a new edition' },
    from: ['published'],
    by: keepers,
    basis,
    body: z.strictObject({ ...editionBody, reason: line(500) }),
    says: [
      inOrder('amend'),
      says(
        'amend.not-back',
        '新版本不能早于公示当天生效：已经消费的，按当时的版本。',
        'A new edition does not reach back: purchases before it keep the edition of their day.',
        (body, today) => str(body, 'from') >= today,
      ),
    ],
    conditions: [standing('amend.over', '承诺已经期满，请另行登记。', 'It is over: register a new one.')],
    fits: [
      fits(
        'amend.kind',
        '变更不能改变承诺种类，请另行登记。',
        'A commitment of another kind is registered by itself.',
        (body, matter) => str(obj(body, 'promise'), 'kind') === kindOf(matter),
      ),
      fits(
        'amend.form',
        '请先上传新的承诺书，或者写明纸质承诺书的存放处。',
        'Attach the new signed form first, or say where the paper is kept.',
        (body, matter) => {
          const [, latest = {}] = entriesOf(matter, 'editions').at(-1) ?? [];
          return str(body, 'formKept') !== '' || filesOf(matter) > num(latest, 'filesSeen');
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: {
        ...putEntry(matter, 'editions', nextId(matter, 'editions', 'e'), {
          ...editionIn(act),
          ...pick(act.body, 'reason'),
          ...{ publishedOn: act.on, filesSeen: filesOf(matter) },
        }),
        lastDay: str(act.body, 'until') || null,
      },
    }),
  },
  ...recordVerbs,
  ...strikingOffVerbs,
  withdraw: {
    title: { zh: '登记经营者撤回', en: 'Withdrawn by the firm' },
    from: ['published', 'warned'],
    by: keepers,
    basis,
    /** The firm's own paper, and the last day on which the commitment binds it: it is shown until then. */
    body: z.strictObject({ document: line(120), lastDay: day(), reason: prose(1_000).exactOptional() }),
    personal: ['reason'],
    conditions: [standing('withdraw.over', '承诺已经期满，请办理终止。', 'It is over: end it.')],
    says: [
      says(
        'withdraw.not-back',
        '撤回不能溯及以前：最后有效日不能早于办理当天。',
        'Nothing is withdrawn backwards: its last day is today or later.',
        (body, today) => str(body, 'lastDay') >= today,
      ),
    ],
    fits: [
      fits(
        'withdraw.longer',
        '最后有效日不能晚于承诺本身的最后有效日。',
        'It cannot end later than it would by itself.',
        (body, matter) => lastDayOf(matter) === '' || str(body, 'lastDay') <= lastDayOf(matter),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'withdrawn',
      facts: {
        ...pick(act.body, 'lastDay'),
        over: { how: 'withdrawn', on: act.on, ...pick(act.body, 'document'), ...pick(act.personal, 'reason') },
      },
    }),
  },
  end: {
    title: { zh: '终止', en: 'End' },
    from: ['published', 'warned'],
    by: keepers,
    basis,
    body: z.strictObject({ why: oneOf(endReasons), document: line(120).exactOptional() }),
    fits: [
      fits(
        'end.expired',
        '承诺尚未期满。',
        'Its time is not over yet.',
        (body, matter, today) =>
          str(body, 'why') !== 'expired' || (lastDayOf(matter) !== '' && lastDayOf(matter) < today),
      ),
    ],
    fold: (matter, act) => ({
      state: 'ended',
      facts: {
        lastDay: [lastDayOf(matter), act.on].filter((each) => each !== '').sort()[0] ?? act.on,
        over: { how: 'ended', on: act.on, ...pick(act.body, 'why', 'document') },
      },
    }),
  },
  attach: {
    title: { zh: '上传承诺书、凭证', en: 'Attach the form or evidence' },
    from: ['registered', 'published', 'warned', 'withdrawn', 'ended'],
    by: keepers,
    ...attached,
  },
};

/** 消费承诺: what a firm promises consumers beyond the law, on the public register while it binds. */
export const commitment: Procedure = {
  id: 'commitment',
  title: { zh: '消费承诺', en: 'Commitment to consumers' },
  states: {
    registered: { title: { zh: '待核对公示', en: 'To be checked and published' } },
    published: { title: { zh: '公示中', en: 'Published' } },
    warned: { title: { zh: '已警示', en: 'Warned' } },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, final: true },
    ended: { title: { zh: '已终止', en: 'Ended' }, final: true },
    'struck-off': { title: { zh: '已移出', en: 'Struck off' }, final: true },
    discarded: { title: { zh: '未予登记', en: 'Not registered' }, final: true },
  },
  verbs,
  measures: commitmentMeasures,
  words: (matter) => [
    matter.title,
    ...['name', 'code', 'address'].map((key) => str(obj(matter.facts, 'firm'), key)),
    ...shopsOf(matter),
  ],
};
