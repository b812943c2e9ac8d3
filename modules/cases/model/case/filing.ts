import { z } from 'zod';
import { parseDocumentNumber } from '../../../../kernel/codes/document-number.ts';
import { isIdCard } from '../../../../kernel/codes/idcard.ts';
import { isUscc } from '../../../../kernel/codes/uscc.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import type { BodyCondition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { filingConditions } from '../../../../rules/index.ts';
import { joiningVerbs, statesBut } from '../../../campaigns/model/joining.ts';
import { campaignCode } from '../../../intake/model/body.ts';
import { channels, domains } from '../../../intake/model/labels.ts';
import { limitation } from '../money/limitation.ts';
import { day, fen, line, oneOf, prose, regionCode, slug, uuid } from '../schema.ts';
import { endClocks } from './clocks.ts';
import { fits, handlersOrHead, heldNow, says } from './conditions.ts';
import { decisionOf, noticeOf } from './decision-path.ts';
import { dayOf, partyOf } from './facts.ts';
import { openHoldings } from './holdings.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { mustComeDown } from './publication.ts';
import { owedOn } from './settlement.ts';
import { caseStates, OPEN, WORKING } from './states.ts';
import { byAnother, leading, officersIn, officersSchema, staffed } from './team.ts';
import { transferOpen } from './transfer-state.ts';

/** Where a case comes from 案件来源 (law.md §17, clue: source types). */
export const sourceKinds = {
  clue: { zh: '线索', en: 'clue' },
  report: { zh: '举报', en: 'report' },
  complaint: { zh: '投诉', en: 'complaint' },
  letter: { zh: '来信来函', en: 'letter' },
  inspection: { zh: '监督检查发现', en: 'inspection finding' },
  referral: { zh: '移送、交办', en: 'referral or assignment' },
} as const;

/** Why a filing is withdrawn 撤销立案: it should never have been made. Ours: the law lists no grounds. */
export const withdrawalKinds = {
  condition: { zh: '立案时不符合立案条件', en: 'a condition of filing did not hold' },
  duplicate: { zh: '同一违法行为重复立案', en: 'the same act was filed twice' },
  'wrong-party': { zh: '立案对象错误', en: 'the wrong party' },
  ordered: { zh: '上级机关责令撤销', en: 'ordered by the upper authority' },
} as const;

const number = () => line(80);
const party = () =>
  z.strictObject({
    kind: z.enum(['person', 'organisation']),
    name: line().exactOptional(),
    code: line(18).exactOptional(),
  });
const person = () =>
  z.strictObject({
    name: line(100),
    idNo: line(40).exactOptional(),
    address: line(300).exactOptional(),
    phone: line(40).exactOptional(),
  });
const contact = () =>
  z.strictObject({
    representative: line(100).exactOptional(),
    address: line(300).exactOptional(),
    phone: line(40).exactOptional(),
  });
const sources = () =>
  z
    .array(
      z.strictObject({
        kind: oneOf(sourceKinds),
        region: regionCode().exactOptional(),
        matterId: uuid().exactOptional(),
        /** Number of the letter, the inspection record, the referral. */
        number: line(120).exactOptional(),
      }),
    )
    .max(200);
/** One reason for each condition: {@link filingConditions}. They name people, so they can be erased. */
const grounds = () =>
  z.strictObject(
    Object.fromEntries(filingConditions.map(({ code }) => [code, prose(5000).exactOptional()])) as Record<
      string,
      z.ZodType<string>
    >,
  );

/** What may be told wrong at filing, and put right later. */
const corrigible = {
  number: number(),
  title: line(),
  cause: line(),
  violation: slug(),
  domain: oneOf(domains),
  channel: oneOf(channels),
  party: party(),
  sources: sources(),
  occurredOn: day(),
  /** Absent while the act goes on (处罚法 art 36). */
  endedOn: day(),
  discoveredOn: day(),
  harmedSafety: z.boolean(),
} as const;
const PERSONAL = ['title', 'person', 'contact', 'conditions', 'text'] as const;
const CONDUCT = ['occurredOn', 'endedOn', 'discoveredOn', 'harmedSafety'] as const;

const optional = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial().shape;

/** What is wrong in what an act says is asked the same way at filing and when it is put right. */
const partySays = (verb: string): readonly BodyCondition[] => [
  says(
    `case.${verb}.number`,
    '案号的格式不对：应如“江阳市监立〔2026〕12号”，六角括号，不加“第”，不补零。',
    'The case number is not written right: organ and form, the year in six-corner brackets, a number without leading zeros.',
    (body) => str(body, 'number') === '' || parseDocumentNumber(str(body, 'number')) !== undefined,
  ),
  says(
    `case.${verb}.party-name`,
    '当事人是单位的填写名称；是自然人的，姓名只填写在个人信息中。',
    'An organisation is named with the party; a person only in the personal part.',
    (body) => {
      if (!('party' in body)) return true;
      const { kind, name } = { kind: str(obj(body, 'party'), 'kind'), name: str(obj(body, 'party'), 'name') };
      return kind === 'person' ? name === '' && 'person' in body : name !== '' && !('person' in body);
    },
  ),
  says(
    `case.${verb}.party-code`,
    '统一社会信用代码有误（校验码不符），请核对。',
    'The unified social credit code is wrong: its check character does not fit.',
    (body) => str(obj(body, 'party'), 'code') === '' || isUscc(str(obj(body, 'party'), 'code')),
  ),
  says(
    `case.${verb}.person-id`,
    '居民身份证号码有误（校验码不符），请核对。',
    'The identity card number is wrong: its check character does not fit.',
    (body) => {
      const idNo = str(obj(body, 'person'), 'idNo');
      // Passports and old papers are shorter; eighteen characters are a citizen's number.
      return idNo.length !== 18 || isIdCard(idNo);
    },
  ),
  says(
    `case.${verb}.conduct`,
    '违法行为的发生、终了和发现日期前后矛盾，或者晚于办理当天。',
    'The days on which the act was done, ended and discovered contradict each other, or lie after this act.',
    (body, today) => {
      const [from, to, found] = [str(body, 'occurredOn'), str(body, 'endedOn'), str(body, 'discoveredOn')];
      return [from, to, found].every((each) => each <= today) && (from === '' || to === '' || from <= to);
    },
  ),
];

/** The party as the fold keeps it: a person's name comes from the personal part and goes with it. */
function partyFact(before: JsonObject, act: FoldedAct): JsonObject {
  const told = 'party' in act.body ? obj(act.body, 'party') : before;
  const name = str(obj(act.personal, 'person'), 'name');
  return { ...pick(told, 'kind', 'name', 'code'), ...(name === '' ? {} : { name }) };
}

/** The party stays who it is: its kind, and its code; its name only where the code says that it is the same one. */
function sameParty(body: JsonObject, matter: Matter): boolean {
  const now = partyOf(matter);
  const person = str(obj(body, 'person'), 'name');
  if (person !== '' && now.kind === 'person' && now.name !== '' && person !== now.name) return false;
  if (!('party' in body)) return true;
  const told = obj(body, 'party');
  const [kind, name, code] = [str(told, 'kind'), str(told, 'name'), str(told, 'code')];
  if (kind !== now.kind || (now.code !== '' && code !== now.code)) return false;
  return kind === 'person' || name === now.name || (code !== '' && code === now.code);
}

const withinLimitation = (body: JsonObject, region: string, today: PlainDate): boolean =>
  limitation({
    actEndedOn: dayOf(body, 'endedOn'),
    discoveredOn: dayOf(body, 'discoveredOn') ?? today,
    harmedSafety: body.harmedSafety === true,
    region,
  }).within;

const { endedOn, discoveredOn, harmedSafety, ...told } = corrigible;

export const filingVerbs: Readonly<Record<string, Verb>> = {
  file: {
    title: { zh: '立案', en: 'File a case' },
    from: [],
    by: by('head'),
    place: 'anywhere',
    basis: ['penalty.art54', 'procedure.art18', 'procedure.art19', 'penalty.art42', 'penalty.art36'],
    body: z.strictObject({
      ...told,
      ...optional({ endedOn, discoveredOn, harmedSafety }),
      person: person().exactOptional(),
      contact: contact().exactOptional(),
      campaigns: z.array(campaignCode()).max(40),
      officers: officersSchema(),
      conditions: grounds(),
      /** The officer who asked for it 承办人. */
      requestedBy: uuid(),
      amountFen: fen().exactOptional(),
    }) as unknown as Verb['body'],
    personal: PERSONAL,
    says: [
      says(
        'case.file.conditions',
        '四项立案条件须逐项确认并写明理由。',
        'Each of the four conditions of filing is confirmed, with its reason.',
        (body) => filingConditions.every(({ code }) => str(obj(body, 'conditions'), code) !== ''),
      ),
      says(
        'case.file.sources',
        '至少填写一个案件来源。',
        'The case has at least one source.',
        (body) => Array.isArray(body.sources) && body.sources.length > 0,
      ),
      ...partySays('file'),
    ],
    fits: [
      staffed('file'),
      byAnother('file', (body) => [str(body, 'requestedBy'), ...officersIn(body)]),
      fits(
        'case.file.limitation',
        '违法行为超过处罚时效才被发现，不能立案；涉及生命健康安全、金融安全且有危害后果的，请注明。',
        'Discovered after the limitation: no case can be filed. Say so where life, health or financial safety was harmed.',
        (body, matter, today) => withinLimitation(body, matter.homeRegion, today),
      ),
    ],
    fold: (_matter, act) => {
      const officers = officersIn(act.body);
      return {
        state: 'investigating',
        assignee: leading(officers),
        title: str(act.personal, 'title'),
        channel: str(act.body, 'channel'),
        domain: str(act.body, 'domain'),
        facts: {
          ...pick(act.body, 'number', 'cause', 'violation', 'sources', 'amountFen', 'requestedBy'),
          party: partyFact({}, act),
          campaigns: [...new Set(listOf(act.body.campaigns))],
          officers: [...officers],
          conduct: pick(act.body, ...CONDUCT),
        },
        clocks: [{ clock: 'decide', do: 'start', rule: 'case-decide' }],
      };
    },
  },
  'record-amount': {
    title: { zh: '登记涉案金额', en: 'Record the amount involved' },
    from: [...WORKING, 'suspended'],
    by: by('officer'),
    basis: ['penalty.art54'],
    body: z.strictObject({ amountFen: fen(), text: prose(5000) }),
    personal: ['text'],
    conditions: [byHandlers],
    fold: (_matter, act) => ({ facts: pick(act.body, 'amountFen') }),
  },
  correct: {
    title: { zh: '更正案件信息', en: 'Correct the case' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art54'],
    body: z.strictObject({
      ...optional(corrigible),
      person: person().exactOptional(),
      contact: contact().exactOptional(),
      reason: line(500),
    }) as unknown as Verb['body'],
    personal: PERSONAL,
    conditions: [handlersOrHead],
    says: [
      says('case.correct.something', '请填写需要更正的内容。', 'Say what is to be put right.', (body) =>
        Object.keys(body).some((key) => key !== 'reason'),
      ),
      ...partySays('correct'),
    ],
    fits: [
      fits(
        'case.correct.party-name',
        '当事人是单位的填写名称；是自然人的，姓名只填写在个人信息中。',
        'An organisation is named with the party; a person only in the personal part.',
        (body, matter) => 'party' in body || !('person' in body) || partyOf(matter).kind === 'person',
      ),
      fits(
        'case.correct.party-told',
        '告知书已经制作或者决定已经作出，不得更换当事人：当事人错误的，应当退回调查、重新告知；决定书中的笔误用补正。',
        'A notice was made, or it was decided: another party would never have been told. Investigate and notify anew; a slip in the decision is corrected there.',
        (body, matter) => (noticeOf(matter) === null && decisionOf(matter) === null) || sameParty(body, matter),
      ),
    ],
    // What stood before is in the earlier acts: nothing is overwritten there.
    fold: (matter, act) => {
      const title = str(act.personal, 'title');
      return {
        ...(title === '' ? {} : { title }),
        ...('domain' in act.body ? { domain: str(act.body, 'domain') } : {}),
        ...('channel' in act.body ? { channel: str(act.body, 'channel') } : {}),
        facts: {
          ...pick(act.body, 'number', 'cause', 'violation', 'sources'),
          party: partyFact(obj(matter.facts, 'party'), act),
          conduct: { ...obj(matter.facts, 'conduct'), ...pick(act.body, ...CONDUCT) },
        },
      };
    },
  },
  ...joiningVerbs('case', statesBut(caseStates, 'withdrawn'), [
    condition(
      'case.join-campaigns.own',
      '办案人员只能调整本人办理的案件；专项行动办公室和负责人不受此限。',
      'An officer does this on the own case only; a campaign office or a head on any.',
      (matter, actor, today) => actor.roles.includes('campaign-office') || handlersOrHead.holds(matter, actor, today),
    ),
  ]),
  'withdraw-filing': {
    title: { zh: '撤销立案', en: 'Withdraw the filing' },
    from: ['investigating', 'suspended', 'reported', 'reviewed'],
    by: by('head'),
    basis: ['procedure.art19'],
    body: z.strictObject({ kind: oneOf(withdrawalKinds), text: prose(5000), document: line(120) }),
    personal: ['text'],
    conditions: [
      notHandlers,
      condition(
        'case.withdraw-filing.held',
        '尚有查封、扣押或者先行登记保存的财物，应当先解除、退还。',
        'Property is still held: lift the measures and return it first.',
        (matter) => heldNow(matter).length === 0 && openHoldings(matter).length === 0,
      ),
      condition(
        'case.withdraw-filing.transfer',
        '涉嫌犯罪案件的移送尚未办结，不得撤销立案。',
        'A suspected crime is being transferred: its case is not withdrawn.',
        (matter) => !transferOpen(matter),
      ),
      // After a decision that was annulled: what it took and what was shown of it is undone first.
      condition(
        'case.withdraw-filing.undone',
        '原决定收缴的款项尚未退还，或者公示的信息尚未撤回。',
        'Money taken under an earlier decision was not given back, or what was published of it is still shown.',
        (matter, _actor, today) => owedOn(matter, today).excess === 0 && !mustComeDown(matter),
      ),
    ],
    // The limit did run until now: ended, not dropped, so that lateness stays visible.
    fold: (matter, act) => ({
      state: 'withdrawn',
      facts: { suspension: null, withdrawal: { on: act.on, ...pick(act.body, 'kind', 'document') } },
      clocks: endClocks(matter),
    }),
  },
};
