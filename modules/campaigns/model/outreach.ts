import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Condition, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { scopeOf } from './scope.ts';

/** What is made to inform the public 宣传作品. */
export const workKinds = {
  drama: { zh: '情景短剧', en: 'Scenario short drama' },
  video: { zh: '视频', en: 'Video' },
  song: { zh: '歌曲', en: 'Song' },
  animation: { zh: '动漫', en: 'Animation' },
  poster: { zh: '海报、折页', en: 'Poster or leaflet' },
  article: { zh: '文章', en: 'Article' },
} as const satisfies Readonly<Record<string, Text>>;

/** Where it is shown 投放渠道 (row A1). */
export const outreachChannels = {
  television: { zh: '电视栏目', en: 'Television programme' },
  'short-video': { zh: '短视频平台', en: 'Short-video platform' },
  'elevator-screen': { zh: '电梯液晶屏', en: 'Elevator screens' },
  'bus-screen': { zh: '公交视频', en: 'Bus screens' },
  'public-place': { zh: '商圈和主要干道', en: 'Business districts and main roads' },
  premises: { zh: '经营场所', en: 'Business premises' },
  website: { zh: '网站和公众号', en: 'Web site or account' },
} as const satisfies Readonly<Record<string, Text>>;

const { condition, says, fits } = namedRules('campaign');
const OPEN = ['planned', 'running'];
const makers = by('officer', 'head', 'campaign-office');
const basis = ['supervision'];

/** Below, whoever takes part reports its own. */
export const takesPart = (verb: string): Condition =>
  condition(`${verb}.part`, '本机关不在行动范围内。', 'Your authority does not take part in it.', (matter, actor) =>
    scopeOf(matter.facts).authorities.some((top) => isWithin(actor.authority, top)),
  );

const work = z.string().regex(/^w[1-9]\d{0,4}$/);
const known = (verb: string, optional: boolean) =>
  fits(`${verb}.work`, '没有这件宣传作品。', 'No such work.', (body, matter) => {
    const id = str(body, 'work');
    return (optional && id === '') || entriesOf(matter, 'works').some(([each]) => each === id);
  });

/** Works 宣传作品, where each was shown and how often, and who took them over. */
export const outreachVerbs: Readonly<Record<string, Verb>> = {
  'add-work': {
    title: { zh: '登记宣传作品', en: 'Record a work' },
    from: OPEN,
    by: makers,
    place: 'anywhere',
    basis,
    body: z.strictObject({ kind: oneOf(workKinds), title: line(), on: day(), authors: line(300).exactOptional() }),
    personal: ['authors'],
    conditions: [takesPart('add-work')],
    says: [notLater('campaign', 'add-work', 'on')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'works', nextId(matter, 'works', 'w'), {
        ...pick(act.body, 'kind', 'title', 'on'),
        authority: act.authority,
      }),
    }),
  },
  'adopt-work': {
    title: { zh: '登记媒体采用', en: 'Record that an outlet took it over' },
    from: OPEN,
    by: makers,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      work,
      outlet: line(),
      level: z.enum(['national', 'province', 'city']),
      on: day(),
      proof: line(300),
    }),
    conditions: [takesPart('adopt-work')],
    says: [notLater('campaign', 'adopt-work', 'on')],
    fits: [known('adopt-work', false)],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'adoptions', nextId(matter, 'adoptions', 'd'), {
        ...pick(act.body, 'work', 'outlet', 'level', 'on'),
        authority: act.authority,
      }),
    }),
  },
  place: {
    title: { zh: '登记宣传投放', en: 'Record a placement' },
    from: OPEN,
    by: makers,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      work: work.exactOptional(),
      channel: oneOf(outreachChannels),
      /** Screens, buses, places, broadcasts: what the channel is counted in. */
      places: z.int().min(1).max(10_000_000),
      /** 覆盖人次: how many it reached, where somebody counted them. */
      reach: z.int().min(1).max(10_000_000_000).exactOptional(),
      on: day(),
      until: day().exactOptional(),
      proof: prose(1_000),
    }),
    conditions: [takesPart('place')],
    says: [
      notLater('campaign', 'place', 'on'),
      says(
        'place.until-order',
        '投放结束日期早于开始日期。',
        'It ends before it begins.',
        (body) => str(body, 'until') === '' || str(body, 'on') <= str(body, 'until'),
      ),
    ],
    fits: [known('place', true)],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'placements', nextId(matter, 'placements', 'p'), {
        ...pick(act.body, 'work', 'channel', 'places', 'reach', 'on', 'until'),
        authority: act.authority,
      }),
    }),
  },
};
