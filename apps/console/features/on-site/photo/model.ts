import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../../kernel/text.ts';
import type { ShortCase } from '../model/shelf.ts';
import type { Entry, Step } from '../outbox/entry.ts';

/** A picture that was taken; its bytes lie in the vault as they came from the camera. */
export interface Shot {
  /** The file's id, on the server too. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string | null;
  /** Small JPEG in a data address, only to be looked at here. */
  readonly preview: string;
  readonly takenAt: string;
  readonly title: string;
  readonly proves: string;
}

/** The pictures of one case that are not in the outbox yet. */
export interface PhotoForm {
  readonly kind: 'audio-visual' | 'electronic' | 'documentary' | 'physical';
  readonly place: string;
  readonly shots: readonly Shot[];
  readonly partner: string;
}

export const blobOf = (id: string): string => `blob/${id}`;

/** Words for what a picture shows, from the cause of the case: a tap instead of typing. */
export const titlesFor = (cause: string): readonly string[] => [
  '经营场所门头照片',
  '营业执照照片',
  '现场全景照片',
  ...(/价/.test(cause) ? ['商品陈列及标价照片', '收银小票照片'] : []),
  ...(/广告|宣传/.test(cause) ? ['宣传内容照片'] : []),
  ...(/食品|药|过期|标签/.test(cause) ? ['商品标签照片', '贮存条件照片'] : []),
  '涉案物品照片',
  '票据、台账照片',
];

export const provesFor = (of: Pick<ShortCase, 'cause' | 'party'>): readonly string[] => [
  `证明当事人${of.cause}的事实`,
  '证明现场经营情况',
  `证明当事人${of.party}的主体情况`,
];

interface Making {
  readonly shot: Shot;
  readonly form: PhotoForm;
  readonly of: Pick<ShortCase, 'region' | 'id'>;
  readonly authority: string;
  readonly me: string;
  readonly officers: readonly { readonly person: string; readonly licence: string }[];
  /** Entry that it replaces, and its act, when a refusal is corrected. */
  readonly before?: Entry | undefined;
}

const actIdOf = (entry: Entry | undefined): string | undefined =>
  entry?.steps.flatMap((step) => (step.do === 'act' ? [step.actId] : []))[0];

/** The outbox entry of one picture: the file first, then the act that names it by its hash. */
export function photoEntry({ shot, form, of, authority, me, officers, before }: Making): Entry {
  const { region, id } = of;
  const body: JsonObject = {
    kind: form.kind,
    title: shot.title.trim(),
    on: legalDay(new Date(shot.takenAt)),
    where: form.place.trim(),
    how: '执法人员现场拍摄',
    officers: officers.map((each) => ({ ...each })),
    form: 'original',
    quantity: '1张',
    keeper: { kind: 'officer', person: me },
    ...(shot.proves.trim() === '' ? {} : { proves: shot.proves.trim() }),
    file: { id: shot.id, sha256: shot.sha256 ?? '', size: shot.size, name: shot.name },
  };
  const { sha256, name, type, size } = shot;
  const steps: readonly Step[] = [
    { do: 'upload', region, id, fileId: shot.id, blob: blobOf(shot.id), name, type, sha256, size },
    { do: 'act', region, id, actId: actIdOf(before) ?? uuidv7(), verb: 'add-evidence', body },
  ];
  return {
    ...{ id: before?.id ?? uuidv7(), kind: 'photo', title: shot.title, authority, caseKey: `${region}/${id}` },
    ...{ madeAt: shot.takenAt, steps, done: before === undefined ? 0 : Math.min(before.done, 1), state: 'waiting' },
    ...{ failures: 0, notBefore: 0, problem: null, sentAt: null, number: '', size },
    form: { ...form, shots: [shot] },
  };
}
