import { type Fen, formatYuan } from '../../../../kernel/money.ts';
import { dayInWords, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { Language } from '../../../../kernel/text.ts';
import type { MentionView } from '../../../../modules/reading/contract.ts';
import { MENTION_KINDS, type MentionKind } from '../../../../modules/reading/model/mention.ts';

/** One thing, with all places where it stands. */
export interface Said {
  readonly kind: MentionKind;
  readonly value: string;
  readonly mentions: readonly MentionView[];
}

/** What was read by kinds, each thing once however often it stands in the text; kinds that were not read are left out. */
export function byKind(mentions: readonly MentionView[]): readonly (readonly [MentionKind, readonly Said[]])[] {
  const things = new Map<string, MentionView[]>();
  for (const mention of mentions) {
    const key = `${mention.kind} ${mention.value}`;
    things.set(key, [...(things.get(key) ?? []), mention]);
  }
  const all = [...things.values()].flatMap((each) => {
    const [first] = each;
    return first === undefined ? [] : [{ kind: first.kind, value: first.value, mentions: each }];
  });
  return MENTION_KINDS.map((kind) => [kind, all.filter((each) => each.kind === kind)] as const).filter(
    ([, things]) => things.length > 0,
  );
}

/** A value as people read it. */
export function inWords({ kind, value, mentions }: Said, language: Language): string {
  switch (kind) {
    case 'amount':
      return formatYuan(Number(value) as Fen, language);
    case 'date':
      return dayInWords(value as PlainDate, language);
    case 'shop': {
      const platform = mentions[0]?.parts.platform ?? '';
      return platform === '' ? value : language === 'zh' ? `${value}（${platform}）` : `${value} (${platform})`;
    }
    case 'credit-code':
    case 'phone':
    case 'id-number':
    case 'bank-card':
    case 'link':
    case 'platform':
    case 'address':
    case 'firm':
    case 'person':
      return value;
  }
}
