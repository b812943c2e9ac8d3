import { z } from 'zod';
import { num, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { BodyCondition, Change, FoldedAct, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';

/** How an item is inspected 检查方式. */
export const itemMethods = {
  'on-site': { zh: '现场检查', en: 'On site' },
  written: { zh: '书面检查', en: 'On paper' },
  online: { zh: '网络监测', en: 'Online monitoring' },
  sampling: { zh: '抽样检验', en: 'Sampling and testing' },
} as const;

/** What happens at the yearly cap. */
export const capModes = {
  block: { zh: '达到上限的，不得再检查', en: 'at the cap no further inspection' },
  warn: { zh: '达到上限的，说明理由方可检查', en: 'at the cap only with a reason' },
} as const;

export interface InspectionItem {
  readonly id: string;
  readonly title: string;
  /** 检查依据, as the authority publishes it. */
  readonly basis: string;
  readonly objects: string;
  readonly method: keyof typeof itemMethods;
  /** Who may inspect it 检查主体. */
  readonly who: string;
}

const { says } = namedRules('item-list');
const basis = ['inspection.items', 'random.libraries'];
const item = z.strictObject({
  id: line(40),
  title: line(),
  basis: line(500),
  objects: line(),
  method: oneOf(itemMethods),
  who: line(),
});
const content = {
  title: line(),
  items: z.array(item).min(1).max(300),
  /** 年度频次上限: inspections of one firm in a year by the authority that published the list; none where absent. */
  yearlyCap: z.int().min(0).max(100).exactOptional(),
  capMode: oneOf(capModes),
};

const idsOnce = (verb: string): BodyCondition =>
  says(`${verb}.items`, '事项编号重复。', 'Two items bear the same number.', (body) => {
    const ids = itemsIn(body).map(({ id }) => id);
    return new Set(ids).size === ids.length;
  });

const KEYS = ['title', 'items', 'yearlyCap', 'capMode'] as const;
const put = (matter: Matter, { body, on }: FoldedAct): Change => ({
  title: str(body, 'title'),
  facts: {
    // A cap that the new edition does not name is gone.
    yearlyCap: null,
    ...pick(body, ...KEYS),
    edition: num(matter.facts, 'edition') + 1,
    editedOn: on,
  },
});

/** 检查事项清单 一单两库: what an authority may inspect, published with its editions (law.md §13 insp-item-published). */
export const itemList: Procedure = {
  id: 'item-list',
  title: { zh: '检查事项清单', en: 'List of inspection items' },
  states: {
    draft: { title: { zh: '拟定中', en: 'Draft' } },
    published: { title: { zh: '已公布', en: 'Published' } },
    withdrawn: { title: { zh: '已废止', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    draft: {
      title: { zh: '拟定清单', en: 'Draft a list' },
      from: [],
      by: by('officer', 'head', 'campaign-office'),
      place: 'anywhere',
      basis,
      body: z.strictObject(content),
      says: [idsOnce('draft')],
      fold: (matter, act) => ({ state: 'draft', ...put(matter, act) }),
    },
    publish: {
      title: { zh: '公布清单', en: 'Publish the list' },
      from: ['draft'],
      by: by('head'),
      basis,
      body: z.strictObject({ document: line(120), from: day() }),
      says: [
        says(
          'publish.from-not-past',
          '施行日期不能早于公布当天。',
          'It cannot be in force before the day of its publication.',
          (body, today) => str(body, 'from') >= today,
        ),
      ],
      fold: (_matter, act) => ({
        state: 'published',
        facts: { published: { on: act.on, ...pick(act.body, 'document', 'from') } },
      }),
    },
    amend: {
      title: { zh: '修订清单', en: 'Publish a new edition' },
      from: ['draft', 'published'],
      by: by('head'),
      basis,
      body: z.strictObject({ ...content, reason: prose(2_000), document: line(120).exactOptional() }),
      says: [idsOnce('amend')],
      fold: (matter, act) => {
        const change = put(matter, act);
        const editions = Array.isArray(matter.facts.editions) ? matter.facts.editions : [];
        const former = { edition: num(matter.facts, 'edition'), ...pick(matter.facts, 'editedOn'), until: act.on };
        return { ...change, facts: { ...change.facts, editions: [...editions, former] as Json } };
      },
    },
    withdraw: {
      title: { zh: '废止清单', en: 'Withdraw the list' },
      from: ['draft', 'published'],
      by: by('head'),
      basis,
      body: z.strictObject({ reason: prose(2_000) }),
      fold: () => ({ state: 'withdrawn' }),
    },
  },
  measures: [],
  words: (matter) => [matter.title],
};

/** The items that a body or the facts of a list hold. */
export const itemsIn = (from: JsonObject): readonly InspectionItem[] =>
  Array.isArray(from.items) ? (from.items as unknown as InspectionItem[]) : [];

/** A list as far as it is in force on a day: its matter, edition, items and cap; undefined where it is not. */
export interface ItemListInForce {
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  readonly edition: number;
  readonly publishedOn: string;
  readonly from: string;
  readonly document: string;
  readonly items: readonly InspectionItem[];
  readonly yearlyCap: number | null;
  readonly capMode: keyof typeof capModes;
}

export function listInForce(matter: Matter, today: string): ItemListInForce | undefined {
  const { facts } = matter;
  const published = (typeof facts.published === 'object' ? facts.published : {}) as JsonObject;
  if (matter.state !== 'published' || str(published, 'from') > today) return undefined;
  return {
    id: matter.id,
    authority: matter.homeCode,
    title: matter.title,
    edition: num(facts, 'edition'),
    publishedOn: str(published, 'on'),
    from: str(published, 'from'),
    document: str(published, 'document'),
    items: itemsIn(facts),
    yearlyCap: typeof facts.yearlyCap === 'number' ? facts.yearlyCap : null,
    capMode: str(facts, 'capMode') === 'warn' ? 'warn' : 'block',
  };
}
