import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json } from '../../../kernel/text.ts';
import { authorityCode, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';
import { briefingKinds } from './content.ts';

const authors = by('campaign-office', 'supervisor', 'officer', 'head');
const freezers = by('campaign-office', 'supervisor', 'head');
const basis = ['supervision'] as const;
const BEFORE_FREEZE = ['draft', 'in-review', 'approved'] as const;

const { condition, says, fits } = namedRules('briefing');

const digest = () => z.string().regex(/^[0-9a-f]{64}$/);
/** A saved draft by its version and the SHA-256 of its canonical text: what is reviewed is what is frozen. */
const edition = { content: digest(), saved: z.int().min(1).max(1_000_000), title: line() };
const commentId = z.string().regex(/^n[1-9]\d{0,3}$/);

/** Comments that nobody has answered yet. */
export const openComments = (matter: Pick<Matter, 'facts'>): readonly string[] =>
  entriesOf(matter, 'comments').flatMap(([id, each]) => (str(each, 'state') === 'open' ? [id] : []));

const writers = (matter: Matter): readonly string[] =>
  ['draft', 'edit', 'submit'].flatMap((verb) => matter.doneBy[verb] ?? []);

const drafting: Readonly<Record<string, Verb>> = {
  draft: {
    title: { zh: '起草', en: 'Draft' },
    from: [],
    by: authors,
    place: 'anywhere',
    basis,
    body: z.strictObject({ title: line(), kind: oneOf(briefingKinds) }),
    fold: (_matter, act) => ({
      state: 'draft',
      title: str(act.body, 'title'),
      assignee: act.actor,
      facts: { ...pick(act.body, 'kind'), edition: 0 },
    }),
  },
  edit: {
    title: { zh: '保存内容版本', en: 'Record an edition of the content' },
    from: ['draft'],
    by: authors,
    basis,
    body: z.strictObject({ ...edition, note: line(500).exactOptional() }),
    personal: ['note'],
    fold: (_matter, act) => ({
      title: str(act.body, 'title'),
      facts: { content: pick(act.body, 'content', 'saved') },
    }),
  },
  comment: {
    title: { zh: '批注', en: 'Comment' },
    from: BEFORE_FREEZE,
    by: authors,
    place: 'either',
    basis,
    body: z.strictObject({
      /** The section that it is about; absent for the whole. */
      section: z
        .string()
        .regex(/^s[1-9]\d{0,2}$/)
        .exactOptional(),
      text: prose(2_000),
    }),
    personal: ['text'],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'comments', nextId(matter, 'comments', 'n'), {
        ...pick(act.body, 'section'),
        ...pick(act.personal, 'text'),
        by: act.actor,
        on: act.on,
        state: 'open',
      }),
    }),
  },
  'resolve-comment': {
    title: { zh: '处理批注', en: 'Resolve a comment' },
    from: BEFORE_FREEZE,
    by: authors,
    basis,
    body: z.strictObject({ comment: commentId, answer: prose(2_000).exactOptional() }),
    personal: ['answer'],
    fits: [
      fits('resolve-comment.open', '没有这条待处理的批注。', 'No such comment is open.', (body, matter) =>
        openComments(matter).includes(str(body, 'comment')),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'comments', str(act.body, 'comment'), {
        ...pick(act.personal, 'answer'),
        state: 'resolved',
        resolvedOn: act.on,
      }),
    }),
  },
  submit: {
    title: { zh: '送审', en: 'Submit for review' },
    from: ['draft'],
    by: authors,
    basis,
    body: z.strictObject(edition),
    fold: (_matter, act) => ({
      state: 'in-review',
      title: str(act.body, 'title'),
      facts: { content: pick(act.body, 'content', 'saved') },
    }),
  },
};

const deciding: Readonly<Record<string, Verb>> = {
  'send-back': {
    title: { zh: '退回修改', en: 'Send back' },
    from: ['in-review', 'approved'],
    by: by('head', 'campaign-office', 'supervisor'),
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: () => ({ state: 'draft', facts: { approved: null } }),
  },
  approve: {
    title: { zh: '审定', en: 'Approve' },
    from: ['in-review'],
    by: by('head'),
    basis,
    body: z.strictObject({ opinion: line(500).exactOptional() }),
    personal: ['opinion'],
    conditions: [
      condition(
        'approve.other-person',
        '审定人不能是起草或者送审的人。',
        'Who approves is another than who drafted or submitted it.',
        (matter, actor) => !writers(matter).includes(actor.personId),
      ),
      condition(
        'approve.comments',
        '还有批注没有处理。',
        'Comments are still open.',
        (matter) => openComments(matter).length === 0,
      ),
    ],
    fold: (_matter, act) => ({ state: 'approved', facts: { approved: { by: act.actor, on: act.on } } }),
  },
  freeze: {
    title: { zh: '编号定稿', en: 'Number and freeze' },
    from: ['approved'],
    by: freezers,
    basis,
    body: z.strictObject({
      edition: z.int().min(1).max(10_000),
      number: line(120),
      /** SHA-256 of the signed canonical bytes. */
      digest: digest(),
      signatures: z.string().max(4_000),
    }),
    fold: (_matter, act) => ({
      state: 'frozen',
      facts: { frozenOn: act.on, ...pick(act.body, 'edition', 'number', 'digest') },
    }),
  },
  publish: {
    title: { zh: '印发', en: 'Publish' },
    from: ['frozen', 'published'],
    by: by('head', 'campaign-office', 'supervisor'),
    basis,
    body: z.strictObject({
      /** Whoever stands in the area of the issuer. */
      area: z.boolean(),
      authorities: z.array(authorityCode()).max(200),
      public: z.boolean(),
    }),
    says: [
      says(
        'publish.somebody',
        '请选择印发范围。',
        'Say to whom it goes.',
        (body) =>
          body.area === true ||
          body.public === true ||
          (Array.isArray(body.authorities) && body.authorities.length > 0),
      ),
    ],
    fold: (matter, act) => ({
      state: 'published',
      facts: {
        audience: pick(act.body, 'area', 'authorities', 'public'),
        publishedOn: matter.facts.publishedOn ?? act.on,
      } as Record<string, Json>,
    }),
  },
  supersede: {
    title: { zh: '订正重发（新版）', en: 'New edition' },
    from: ['frozen', 'published'],
    by: by('head', 'campaign-office', 'supervisor'),
    basis,
    body: z.strictObject({
      edition: z.int().min(2).max(10_000),
      reason: line(500),
      digest: digest(),
      signatures: z.string().max(4_000),
    }),
    fits: [
      fits(
        'supersede.next',
        '版次应当依次递增。',
        'Editions are counted on.',
        (body, matter) => body.edition === Number(matter.facts.edition ?? 0) + 1,
      ),
    ],
    fold: (matter, act) => ({
      state: 'frozen',
      facts: { ...pick(act.body, 'edition', 'digest'), editions: [...earlier(matter)] as Json },
    }),
  },
  withdraw: {
    title: { zh: '撤回', en: 'Withdraw' },
    from: BEFORE_FREEZE,
    by: authors,
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: () => ({ state: 'withdrawn' }),
  },
};

const earlier = (matter: Matter): readonly Json[] => [
  ...(Array.isArray(matter.facts.editions) ? (matter.facts.editions as Json[]) : []),
  pick(matter.facts, 'edition', 'digest'),
];

/**
 * A composed bulletin 通报: drafted and reviewed as a draft that acts name by its digest, approved by somebody else, then
 * numbered, computed, signed and frozen; later facts make a new edition, never another text of the old one (row B2).
 */
export const briefing: Procedure = {
  id: 'briefing',
  title: { zh: '通报编制', en: 'Bulletin, composed' },
  states: {
    draft: { title: { zh: '起草中', en: 'Draft' } },
    'in-review': { title: { zh: '审核中', en: 'In review' } },
    approved: { title: { zh: '已审定', en: 'Approved' } },
    frozen: { title: { zh: '已定稿', en: 'Frozen' } },
    published: { title: { zh: '已印发', en: 'Published' }, final: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: { ...drafting, ...deciding },
  measures: [
    {
      id: 'briefing.published',
      title: { zh: '印发通报', en: 'Bulletins published' },
      unit: { zh: '期', en: 'bulletins' },
      definition: {
        zh: '按首次印发日期计数，每期一次，订正重发不另计；计入编制机关。',
        en: 'Each once, by the day of its first publication; a new edition is not counted again. Counted at its issuer.',
      },
      cells: (matter) => {
        const on = str(matter.facts, 'publishedOn');
        return on === '' ? [] : [{ day: on as PlainDate, authority: matter.homeCode }];
      },
    },
  ],
  words: (matter) => [matter.title, str(matter.facts, 'number')],
};

/** The saved draft that the acts last named. */
export const namedContent = (matter: Pick<Matter, 'facts'>): string => str(obj(matter.facts, 'content'), 'content');
