import { dayInWords, isPlainDate, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { Block } from '../../platform/documents/index.ts';
import type { AnyBulletin } from './case-contract.ts';
import { digestOf } from './commands/freeze.ts';
import { findProcedure } from './model/procedures.ts';
import type { StoredBulletin } from './queries/bulletin.ts';

/** What the documents of all kinds of bulletins have alike. */

export const rowsAre = {
  authority: { zh: '机关', en: 'Authority' },
  channel: { zh: '来源渠道', en: 'Channel' },
  domain: { zh: '业务领域', en: 'Domain' },
  campaign: { zh: '来源专项', en: 'Source campaign' },
} as const satisfies Record<AnyBulletin['by'], Text>;

export type Speak = (text: Text) => string;

/** A legal day in words; a bound that is no day stays as it is. */
export const dayOf = (day: PlainDate | string, t: Speak): string =>
  t({ zh: isPlainDate(day) ? dayInWords(day) : day, en: day });

/** An instant on the clock of China, to the second. */
export const clockOf = (instant: Date, t: Speak): string => {
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 19);
  return t({ zh: `${dayOf(legalDay(instant), t)}${time}（北京时间）`, en: `${legalDay(instant)} ${time} (UTC+8)` });
};

/** Period, cut-off, what is counted, and what the rows are. */
export function scopeOf({ from, to, cutOff, procedures, by }: AnyBulletin, t: Speak): string {
  const names = procedures.map((id) => t(findProcedure(id)?.title ?? { zh: id, en: id }));
  const at = clockOf(new Date(cutOff), t);
  return t({
    zh: `统计期间：${dayOf(from, t)}至${dayOf(to, t)}。数据截止：${at}。统计事项：${names.join('、')}。分组：按${t(rowsAre[by])}。`,
    en: `Period: ${from} to ${to}. Cut-off: ${at}. Matters: ${names.join(', ')}. Rows: by ${t(rowsAre[by]).toLowerCase()}.`,
  });
}

/** A figure of the total as the proof lists it. */
export interface Proven {
  readonly id: string;
  readonly title: Text;
  readonly total: string;
}

/** The tree heads under which the acts lie that a bulletin counts. */
export const headsOf = (checkpoints: AnyBulletin['checkpoints'], t: Speak): Block[] => [
  {
    kind: 'paragraph',
    runs: [
      t({
        zh: '本通报只统计下列存证树检查点之前封存的办理记录，可以随时重算，结果逐字节相同。',
        en: 'Only acts sealed under the tree heads below are counted; computed again at any time, the bytes are the same.',
      }),
    ],
  },
  {
    kind: 'table',
    head: [
      t({ zh: '地区', en: 'Region' }),
      t({ zh: '记录数', en: 'Acts' }),
      t({ zh: '树根（SHA-256）', en: 'Root (SHA-256)' }),
    ],
    rows: checkpoints.map(({ region, size, root }) => [region, String(size), root]),
    align: ['left', 'right', 'left'],
  },
];

/** What whoever checks needs: the tree heads, and the digest of the set behind each figure. */
export function proofOf({ bulletin }: StoredBulletin, figures: readonly Proven[], counted: Text, t: Speak): Block[] {
  return [
    ...headsOf(bulletin.checkpoints, t),
    {
      kind: 'paragraph',
      runs: [
        t({
          zh: '合计栏各数字所含事项的集合摘要（按“地区/事项编号/版本”逐行排序后计算）：',
          en: 'Digest of the set of matters behind each figure of the total (sorted lines “region/matter/version”):',
        }),
      ],
    },
    {
      kind: 'table',
      head: [t({ zh: '指标', en: 'Figure' }), t(counted), t({ zh: '集合摘要（SHA-256）', en: 'Digest (SHA-256)' })],
      rows: figures.map(({ id, title, total }) => [t(title), total, bulletin.matterDigests[id] ?? '—']),
      align: ['left', 'right', 'left'],
    },
  ];
}

interface Signed {
  /** The id, and what tells it from others of that id. */
  readonly named: string;
  readonly digest: string;
  readonly rules: string;
  readonly calendar: string;
  readonly signatures: string;
}

/** Id, digest, versions, signatures, and how to verify. */
export function verifyNotes({ named, digest, rules, calendar, signatures }: Signed, t: Speak): string[] {
  const colon = t({ zh: '：', en: ': ' });
  const line = (name: Text, value: string): string => `${t(name)}${colon}${value}`;
  return [
    line({ zh: '通报编号', en: 'Bulletin' }, named),
    line({ zh: '通报摘要（SHA-256）', en: 'Digest of the bulletin (SHA-256)' }, digest),
    line({ zh: '规则与日历版本', en: 'Versions of rules and calendar' }, `${rules} · ${calendar}`),
    ...signatures
      .trimEnd()
      .split('\n')
      .map((signature) => line({ zh: '签名', en: 'Signature' }, signature)),
    t({
      zh: `核验方法：由发布机关或者其上级机关导出本通报的核验包，在任意计算机上运行 qingyuan verify 核验包 --key 公钥；公钥请向发布机关另行索取，不以本文件所载为准。`,
      en: 'To verify: take the bundle of this bulletin from its issuer or whoever stands above, and run qingyuan verify BUNDLE --key PUBLIC-KEY on any machine; ask the issuer for the public key by another way than this document.',
    }),
  ];
}

/** The same of a table that was frozen. */
export const footnotesOf = ({ id, bulletin, document, signatures }: StoredBulletin, t: Speak): string[] =>
  verifyNotes({ ...bulletin, named: id, digest: digestOf(document).toString('hex'), signatures }, t);
