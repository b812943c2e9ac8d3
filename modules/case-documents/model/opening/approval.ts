import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { type BasisId, ruleBook } from '../../../../rules/index.ts';
import { withdrawalKinds } from '../../../cases/model/case/filing.ts';
import { recusalPosts } from '../../../cases/model/case/team.ts';
import { fact, field, formTemplate, opinion, pairs, sheet, signFoot } from '../framework.ts';
import { caseFacts, officersLine, partyRows } from '../parts.ts';
import { actBefore, caseNumber, causeOf, day, handlersOf, list, makerOf, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, clause, dayZh, groundZh, labelZh, numberZh, or, sentence } from '../words.ts';

/** One kind of matter that a head approves. */
interface Matter {
  readonly title: string;
  readonly basis: readonly [BasisId, ...BasisId[]];
  /** What is asked for, and why. */
  readonly reasons: (input: FormInput, said: JsonObject) => string;
  readonly approval: (input: FormInput, said: JsonObject) => string;
  /** Who asked, by id; '' where nobody is on record. */
  readonly askedBy: (input: FormInput, said: JsonObject) => string;
}

const requested = (_input: FormInput, said: JsonObject): string => str(said, 'requestedBy');

/** The request of extension that the head answered. */
const extensionAsked = (input: FormInput) => actBefore(input, 'request-extension');

function extensionZh({ act, matter }: FormInput): string {
  const clock = matter.clocks.decide;
  const limit = clock === undefined ? undefined : ruleBook.edition(clock.rule, clock.version).extension?.limit;
  const until = clock === undefined ? '' : `，延长后办案期限至${dayZh(clock.due)}止`;
  return act.verb === 'extend' && limit !== undefined ? `延长${numberZh(limit.amount)}日${until}` : BLANK;
}

const partners: Readonly<Record<string, Text>> = {
  party: { zh: '当事人', en: 'party' },
  self: { zh: '本人', en: 'the person' },
  authority: { zh: '本机关', en: 'authority' },
};

function recusalZh(input: FormInput, said: JsonObject): string {
  const asked = makerOf(input, str(said, 'recusal'));
  if (asked === undefined) return BLANK;
  const request = whole(asked);
  return (
    `${labelZh(partners, str(request, 'askedBy'))}于${dayZh(day(request, 'on'))}提出${labelZh(recusalPosts, str(request, 'post'))}` +
    `${or(input.person(str(request, 'person')).name)}回避，理由：${groundZh('recusal', str(request, 'ground'))}。${sentence(str(request, 'text'))}`
  );
}

/** Who steps in for the one who was recused. */
function successors({ person }: FormInput, said: JsonObject): string {
  const names = list(said, 'officers').map(
    (one) => `${or(person(str(one, 'person')).name)}（执法证号：${or(str(one, 'licence'))}）`,
  );
  return names.length === 0 ? '' : `由${names.join('、')}接替办理。`;
}

const matters: Readonly<Record<string, Matter>> = {
  suspend: {
    title: '中止调查',
    basis: ['procedure.art46'],
    reasons: (_, said) => `${groundZh('suspension', str(said, 'ground'))}。${sentence(str(said, 'text'))}`,
    approval: ({ act }) =>
      `同意自${dayZh(act.on)}起中止调查，中止期间不计入办案期限；中止原因消除后，应当立即恢复调查。`,
    askedBy: requested,
  },
  'resume-case': {
    title: '恢复调查',
    basis: ['procedure.art46'],
    reasons: (input, said) => {
      const from = actBefore(input, 'suspend');
      return `${from === undefined ? '' : `本案自${dayZh(from.on)}起中止调查。`}${sentence(or(str(said, 'reason')))}`;
    },
    approval: ({ act }) => `同意自${dayZh(act.on)}起恢复调查。`,
    askedBy: () => '',
  },
  'end-investigation': {
    title: '终止调查',
    basis: ['procedure.art47'],
    reasons: (_, said) => `${groundZh('investigation-end', str(said, 'ground'))}。${sentence(str(said, 'text'))}`,
    approval: () => '同意终止调查。',
    askedBy: requested,
  },
  extend: {
    title: '延长办案期限',
    basis: ['procedure.art64'],
    reasons: (input) => sentence(or(str(extensionAsked(input)?.body ?? {}, 'reason'))),
    approval: (input) => `同意${extensionZh(input)}。`,
    askedBy: (input) => extensionAsked(input)?.actor ?? '',
  },
  'withdraw-filing': {
    title: '撤销立案',
    basis: ['procedure.art19'],
    reasons: (_, said) => `${labelZh(withdrawalKinds, str(said, 'kind'))}。${sentence(str(said, 'text'))}`,
    approval: () => '同意撤销立案。',
    askedBy: () => '',
  },
  'decide-recusal': {
    title: '回避',
    basis: ['penalty.art43'],
    reasons: recusalZh,
    approval: (input, said) =>
      `${str(said, 'result') === 'recused' ? '同意回避' : '不同意回避'}。理由：${sentence(or(str(said, 'reason')))}${successors(input, said)}`,
    askedBy: (input, said) => makerOf(input, str(said, 'recusal'))?.actor ?? '',
  },
};

const matterOf = ({ act }: FormInput): Matter | undefined => matters[act.verb];

/** Who takes part in the discussion, where the heads decided together. */
function discussionZh(input: FormInput): string {
  const minutes = obj(whole(input.act), 'discussion');
  const attendants = Array.isArray(minutes.attendants) ? minutes.attendants : [];
  if (attendants.length === 0) return '';
  const names = attendants.map((id) => or(input.person(String(id)).name)).join('、');
  return `\n经负责人集体讨论决定（${dayZh(day(minutes, 'on'))}，参加人：${names}，记录文号：${or(str(minutes, 'document'))}）。`;
}

/** Form 8 有关事项审批表: suspension, resumption, ending, extension, withdrawal of the filing, recusal. */
export const matterApproval = formTemplate({
  no: 8,
  fields: [
    field(
      'reasons',
      '提请审批的理由和依据',
      'reasons',
      (input) => matterOf(input)?.reasons(input, whole(input.act)) ?? '',
    ),
    field(
      'approval',
      '机关负责人意见',
      'approval',
      (input) => matterOf(input)?.approval(input, whole(input.act)) ?? '',
      1_000,
    ),
  ],
  facts: (writing) => {
    const matter = matterOf(writing.input);
    const clock = writing.input.matter.clocks.decide;
    return [
      ...caseFacts(writing),
      fact('basis', '依据', 'basis', 'article', matter === undefined ? '' : cite(...matter.basis)),
      writing.input.act.verb === 'extend' && clock !== undefined
        ? fact('until', '延长后的期限', 'extended until', 'day', clock.due)
        : null,
    ];
  },
  build: (writing) => {
    const { input, act, party } = writing;
    const matter = matterOf(input);
    const asker = matter?.askedBy(input, act) ?? '';
    const days = num(act, 'days');
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['审批事项', matter?.title ?? BLANK, '审批文号', str(act, 'document') || '—'],
            ['案由', causeOf(input), '案号', caseNumber(input)],
            ...partyRows(party),
            ['立案日期', dayZh(input.matter.openedOn)],
            ['承办人', officersLine(handlersOf(input))],
          ],
          [
            opinion(
              '提请审批的\n理由和依据',
              `${writing.text('reasons') || BLANK}\n依据：${matter === undefined ? BLANK : cite(...matter.basis)}。${days > 0 ? `\n期限：${numberZh(days)}日。` : ''}`,
              asker === ''
                ? ['承办人：　　　　　　', '　　年　　月　　日']
                : [`提请人：${or(input.person(asker).name)}　　`, '　　年　　月　　日'],
              48,
            ),
            opinion('办案机构\n负责人意见', '', signFoot(), 28),
            opinion(
              '机关负责人\n意见',
              `${clause(writing.text('approval') || BLANK)}。${discussionZh(input)}`,
              signFoot(or(input.person(input.act.actor).name), dayZh(input.act.on)),
              32,
            ),
            opinion('备注', '', [], 14),
          ],
        ),
      ],
    });
  },
});
