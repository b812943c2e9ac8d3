/** What a review looks at 审核内容, in the order in which the opinion speaks of it. */
export const reviewed = ['jurisdiction', 'facts', 'evidence', 'law', 'procedure', 'discretion', 'form'] as const;
export type Reviewed = (typeof reviewed)[number];

export interface Finding {
  /** Null while nobody has looked. */
  readonly sound: boolean | null;
  readonly note: string;
}

export type Findings = Readonly<Record<Reviewed, Finding>>;
export type Result = 'pass' | 'change' | 'return';

/** In Chinese, as the document is. */
const WORDS: Readonly<Record<Reviewed, readonly [name: string, sound: string]>> = {
  jurisdiction: ['管辖与主体', '本机关具有管辖权，当事人认定准确'],
  facts: ['违法事实', '违法事实清楚'],
  evidence: ['证据', '证据确凿，取得合法'],
  law: ['法律适用', '定性准确，适用依据正确'],
  procedure: ['程序', '程序合法'],
  discretion: ['裁量', '裁量适当'],
  form: ['文书', '文书规范、齐备'],
};
const ENDS: Readonly<Record<Result, string>> = {
  pass: '审核意见：同意。',
  change: '审核意见：建议改正后重新送审。',
  return: '审核意见：退回补充调查。',
};

export const unseen: Findings = {
  jurisdiction: { sound: null, note: '' },
  facts: { sound: null, note: '' },
  evidence: { sound: null, note: '' },
  law: { sound: null, note: '' },
  procedure: { sound: null, note: '' },
  discretion: { sound: null, note: '' },
  form: { sound: null, note: '' },
};

/** The opinion as it will stand on record: point by point, what else there is to say, the end. */
export function opinionOf(findings: Findings, more: string, result: Result | null): string {
  const lines = reviewed.flatMap((point, index) => {
    const { sound, note } = findings[point];
    if (sound === null) return [];
    const [name, fine] = WORDS[point];
    const said = note.trim();
    const found = sound ? `${fine}${said === '' ? '' : `（${said}）`}` : said === '' ? '存在问题' : said;
    return [`${index + 1}. ${name}：${found.replace(/[。；]$/, '')}。`];
  });
  return [...lines, ...(more.trim() === '' ? [] : [more.trim()]), ...(result === null ? [] : [ENDS[result]])].join(
    '\n',
  );
}

export type Gap = 'unseen' | 'note' | 'result' | 'pass';

/** What stands against sending: a point nobody looked at, a fault without words, no result, a pass beside a fault. */
export function gapsIn(
  findings: Findings,
  result: Result | null,
): readonly { readonly gap: Gap; readonly at: Reviewed | null }[] {
  const points = reviewed.flatMap((at): readonly { gap: Gap; at: Reviewed | null }[] => {
    const { sound, note } = findings[at];
    if (sound === null) return [{ gap: 'unseen', at }];
    return !sound && note.trim() === '' ? [{ gap: 'note', at }] : [];
  });
  const faulty = reviewed.some((point) => findings[point].sound === false);
  return [
    ...points,
    ...(result === null ? [{ gap: 'result' as const, at: null }] : []),
    ...(result === 'pass' && faulty ? [{ gap: 'pass' as const, at: null }] : []),
  ];
}
