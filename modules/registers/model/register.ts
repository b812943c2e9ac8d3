import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { listingLevels, listingsOf } from '../../cases/model/case/listed.ts';
import { itemsOf } from '../../cases/model/case/parts.ts';
import { imposedOf, performanceOf } from '../../cases/model/case/settlement.ts';
import { typicalLevels, typicalOf } from '../../cases/model/case/typical.ts';

/** One line of a register: what was entered, on which day, and whether it still stands. */
export interface Entry {
  readonly on: PlainDate;
  /** The licence, the document, the batch: what identifies the line. */
  readonly what: string;
  readonly detail: Text;
  /** Since when it no longer stands; null while it does. */
  readonly endedOn: PlainDate | null;
  /** Whether a figure of campaigns counts the line. */
  readonly counts: boolean;
}

/** A register 登记簿: lines that acts on cases make. Nobody writes into it by hand. */
export interface Register {
  readonly id: RegisterId;
  readonly title: Text;
  /** What stands in it, and which figure counts it. */
  readonly definition: Text;
  /** The figure whose sum over a period is the number of lines that count. */
  readonly measure: string;
  readonly entriesOf: (matter: Matter) => readonly Entry[];
}

export const registerIds = ['revoked', 'banned', 'listed', 'typical'] as const;
export type RegisterId = (typeof registerIds)[number];

const none: Text = { zh: '', en: '' };
const titleIn = (titles: Readonly<Record<string, Text>>, key: string): Text => titles[key] ?? { zh: key, en: key };

const typicalStates: Readonly<Record<string, Text>> = {
  nominated: { zh: '已推荐，待评定', en: 'nominated' },
  declined: { zh: '未入选', en: 'declined' },
  withdrawn: { zh: '已撤下', en: 'taken down' },
};

export const registers: Readonly<Record<RegisterId, Register>> = {
  revoked: {
    id: 'revoked',
    title: { zh: '吊销许可证件登记簿', en: 'Licences revoked' },
    definition: {
      zh: '处罚决定吊销并已登记执行的许可证件，一证一行；决定被撤销、变更后不再有效。',
      en: 'Licences whose revocation was decided and carried out, one line each; not in force once the decision fell.',
    },
    measure: 'case.licences-revoked',
    entriesOf: (matter) => {
      const stands = (imposedOf(matter)?.penalties ?? []).some(({ kind }) => kind === 'revoke-licence');
      const decision = obj(matter.facts, 'decision');
      const fell = str(obj(decision, 'void'), 'on') || str(decision, 'changedOn');
      return itemsOf(performanceOf(matter), 'licencesRevoked').map((each) => ({
        on: str(each, 'on') as PlainDate,
        what: `${str(each, 'name')} ${str(each, 'number')}`.trim(),
        detail: none,
        endedOn: stands || fell === '' ? null : (fell as PlainDate),
        counts: stands && matter.state !== 'withdrawn',
      }));
    },
  },
  banned: {
    id: 'banned',
    title: { zh: '取缔无证无照经营登记簿', en: 'Unlicensed operators banned' },
    definition: {
      zh: '登记取缔的无证无照经营者，一案一户。',
      en: 'Operators without a licence that were banned, one a case.',
    },
    measure: 'case.banned',
    entriesOf: (matter) => {
      const banned = obj(performanceOf(matter), 'banned');
      const on = str(banned, 'on');
      return on === ''
        ? []
        : [
            {
              on: on as PlainDate,
              what: str(banned, 'document'),
              detail: none,
              endedOn: null,
              counts: matter.state !== 'withdrawn',
            },
          ];
    },
  },
  listed: {
    id: 'listed',
    title: { zh: '挂牌督办案件登记簿', en: 'Supervised cases' },
    definition: {
      zh: '上级机关挂牌督办的案件，每次挂牌一行；省级挂牌的计入专项行动数据，一案一次。',
      en: 'Cases on the list of an upper authority, one line a listing; those of the province count, once a case.',
    },
    measure: 'case.supervised',
    entriesOf: (matter) => {
      const counted = listingsOf(matter).find(([, { level, result }]) => level === 'province' && result !== 'mistaken');
      return listingsOf(matter).map(([id, { level, number, on, until, endedOn }]) => {
        const title = titleIn(listingLevels, level);
        return {
          on,
          what: number,
          detail: { zh: `${title.zh}，要求 ${until} 前办结`, en: `${title.en}, result wanted by ${until}` },
          endedOn,
          counts: counted?.[0] === id && matter.state !== 'withdrawn',
        };
      });
    },
  },
  typical: {
    id: 'typical',
    title: { zh: '典型案例登记簿', en: 'Typical cases' },
    definition: {
      zh: '推荐和评定的典型案例及其曝光次数；省级以上且未撤下的计入专项行动数据。',
      en: 'Cases nominated and selected, and how often they were shown; those of the province or the nation count until taken down.',
    },
    measure: 'case.typical',
    entriesOf: (matter) => {
      const { state, level, batch, selectedOn, exposures } = typicalOf(matter);
      if (state === 'none') return [];
      const typical = obj(matter.facts, 'typical');
      const title = titleIn(typicalLevels, level);
      const times = exposures.length;
      const withdrawnOn = str(typical, 'withdrawnOn');
      return [
        {
          on: selectedOn ?? (str(typical, 'nominatedOn') as PlainDate),
          what: batch === '' ? str(typical, 'heading') : batch,
          detail:
            state === 'selected'
              ? { zh: `${title.zh}，曝光 ${times} 次`, en: `${title.en}, shown ${times} times` }
              : titleIn(typicalStates, state),
          endedOn: state === 'withdrawn' && withdrawnOn !== '' ? (withdrawnOn as PlainDate) : null,
          counts: state === 'selected' && level !== 'city' && matter.state !== 'withdrawn',
        },
      ];
    },
  },
};
