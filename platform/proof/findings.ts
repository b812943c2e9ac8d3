import { fillText } from '../../kernel/error-catalogue.ts';
import type { Text } from '../../kernel/text.ts';

/** How grave: an `error` refutes the bundle, a `notice` says what was not or cannot be checked. */
export type Severity = 'error' | 'notice';

/** What showed it: the bundle by itself with the public keys, or only a head kept by an outside party. */
export type Evidence = 'bundle' | 'outside-checkpoint';

interface FindingEntry extends Text {
  readonly severity: Severity;
  readonly evidence: Evidence;
}

const error = (zh: string, en: string): FindingEntry => ({ severity: 'error', evidence: 'bundle', zh, en });
const outside = (zh: string, en: string): FindingEntry => ({
  severity: 'error',
  evidence: 'outside-checkpoint',
  zh,
  en,
});
const notice = (zh: string, en: string): FindingEntry => ({ severity: 'notice', evidence: 'bundle', zh, en });

/** Everything that a verifier can say. */
export const findingTexts = {
  'bundle.header': error(
    '首行不是本格式的包头，无法核验',
    'The first line is not a header of this format; nothing can be verified',
  ),
  'bundle.line': error('该行不合格式：{problem}', 'The line is malformed: {problem}'),
  'bundle.line-form': error(
    '该行不是规范 JSON（成员次序、重复成员或数字写法不同），同一行可能被读出两种内容',
    'The line is not canonical JSON (order, repeated members or number form), so it might be read in two ways',
  ),
  'bundle.order': error('{type} 行出现的位置不对', 'A line of type {type} stands in the wrong place'),
  'bundle.region': error(
    '该行属于辖区 {region}，包头未列该辖区',
    'The line belongs to region {region}, which the header does not list',
  ),
  'bundle.counts': error(
    '包头称有 {said} 个行为，实有 {found} 个',
    'The header announces {said} acts, {found} are there',
  ),
  'bundle.trailer': error(
    '包不完整或传输中被改动：{problem}',
    'The bundle is incomplete or was changed on the way: {problem}',
  ),
  'act.malformed': error('行为记录的字段 {field} 不合格式', 'Field {field} of the act record is malformed'),
  'act.hash': error(
    '行为内容与其哈希不符：内容在记录之后被改动',
    'The act does not match its hash: its content was changed after it was recorded',
  ),
  'act.duplicate': error('行为编号 {actId} 出现两次', 'Act id {actId} occurs twice'),
  'act.back-dated': error(
    '记录时间 {recordedAt} 早于 {time} 已签发的检查点，但该检查点未包含此行为：行为被倒签或事后插入',
    'Recorded at {recordedAt}, yet absent from the head signed at {time}: the act was back-dated or inserted later',
  ),
  'act.post-dated': error(
    '记录时间 {recordedAt} 晚于包含它的检查点的签发时间 {time}',
    'Recorded at {recordedAt}, yet contained in a head signed earlier, at {time}',
  ),
  'chain.first': error(
    '事项的第一个行为应为序号 1、前一哈希全零',
    'The first act of a matter must have seq 1 and an all-zero previous hash',
  ),
  'chain.gap': error(
    '事项的行为不连续：序号 {before} 之后是 {seq}，中间的行为缺失',
    'Acts are missing: seq {before} is followed by {seq}',
  ),
  'chain.duplicate': error(
    '事项在序号 {seq} 处有多个行为或次序颠倒',
    'The matter has several acts at seq {seq}, or they are out of order',
  ),
  'chain.link': error(
    '前一哈希与上一行为不符：上一行为被改写、替换或本行为被插入',
    'The previous hash does not match the act before: that one was rewritten or replaced, or this one was inserted',
  ),
  'chain.region': error(
    '同一事项的行为分属辖区 {other} 与 {region}',
    'Acts of one matter belong to regions {other} and {region}',
  ),
  'opening.commitment': error(
    '披露的个人信息与行为中的承诺不符：信息或随机盐被改动',
    'The disclosed personal data does not match the commitment in the act: data or salt was changed',
  ),
  'opening.unknown': error(
    '披露所指的行为 {actId} 不在其前，或没有个人信息承诺',
    'No act {actId} with a commitment stands before this opening',
  ),
  'checkpoint.malformed': error('检查点不合格式', 'The checkpoint is malformed'),
  'checkpoint.signature': error(
    '检查点签名无效：内容被改动或不是该密钥所签',
    'The checkpoint signature is not valid: changed, or not signed by that key',
  ),
  'checkpoint.key': error('检查点没有已知公钥的签名', 'The checkpoint bears no signature of a known key'),
  'checkpoint.origin': error(
    '检查点来源 {origin} 与辖区 {region} 的来源不同',
    'The checkpoint comes from {origin}, not from the origin of region {region}',
  ),
  'checkpoint.fork': error(
    '大小 {size} 有两个不同的已签根哈希：系统向不同的人出示了不同的历史',
    'Two different roots were signed for size {size}: different histories were shown to different people',
  ),
  'checkpoint.time': error(
    '大小 {size} 的检查点签发时间早于更小的检查点',
    'The head of size {size} was signed earlier than a smaller one',
  ),
  'checkpoint.missing': error(
    '辖区 {region} 没有任何有效检查点，无法核对历史',
    'Region {region} has no valid checkpoint to check its history against',
  ),
  'tree.order': error(
    '叶子序号应为 {expected}，实为 {leaf}：行为被删除、插入或调换',
    'Leaf {expected} expected, {leaf} found: acts were deleted, inserted or exchanged',
  ),
  'tree.root': error(
    '前 {size} 个行为算出的根与已签检查点不符：其中有行为被改写、增删或调换',
    'The root of the first {size} acts differs from the signed head: acts among them were rewritten, added, deleted or exchanged',
  ),
  'tree.truncated': error(
    '已签检查点含 {size} 个行为，包中只有 {found} 个：末尾的行为被删除',
    'The signed head holds {size} acts, only {found} are there: the tail was deleted',
  ),
  'inclusion.size': error(
    '存在证明针对大小 {size}，应针对检查点大小 {expected}',
    'The inclusion proof is for size {size}, it must be for the head of size {expected}',
  ),
  'inclusion.invalid': error(
    '存在证明不成立：该行为不在已签检查点的第 {leaf} 位',
    'The inclusion proof fails: this act is not at leaf {leaf} of the signed head',
  ),
  'inclusion.missing': error('该行为没有存在证明', 'The act has no inclusion proof'),
  'consistency.invalid': error(
    '大小 {size1} 到 {size2} 的一致性证明不成立：历史被改写',
    'The consistency proof from size {size1} to {size2} fails: history was rewritten',
  ),
  'consistency.missing': error(
    '包内检查点 {size1} 与 {size2} 之间没有一致性证明',
    'No consistency proof links the heads of size {size1} and {size2} in the bundle',
  ),
  'bulletin.signature': error(
    '通报签名无效或没有已知公钥的签名：通报被改动或不是本机关所发',
    'The bulletin bears no valid signature of a known key: it was changed or not issued by us',
  ),
  'outside.root': outside(
    '前 {size} 个行为的根与外部留存的检查点不符：整段历史在留存之后被改写',
    'The root of the first {size} acts differs from the head kept outside: history was rewritten after it was kept',
  ),
  'outside.truncated': outside(
    '外部留存的检查点含 {size} 个行为，包中只有 {found} 个：末尾的行为被删除',
    'The head kept outside holds {size} acts, only {found} are there: the tail was deleted',
  ),
  'outside.fork': outside(
    '外部留存的检查点与包内同为大小 {size}，根却不同',
    'The head kept outside and the one in the bundle, both of size {size}, have different roots',
  ),
  'outside.consistency': outside(
    '外部留存的检查点（大小 {size1}）到大小 {size2} 的一致性证明不成立：历史被改写',
    'The consistency proof with the head kept outside fails ({size1} to {size2}): history was rewritten',
  ),
  'outside.unlinked': outside(
    '包内没有大小 {size1} 与 {size2} 之间的一致性证明，无法与外部留存的检查点核对；请重新导出并附该证明',
    'No consistency proof from {size1} to {size2}, so the head kept outside cannot be compared; export again with that proof',
  ),
  'outside.refused': outside(
    '外部留存的检查点不能采用（{reason}）：请核对来源，密钥更换过的请同时给出旧公钥',
    'The head kept outside cannot be used ({reason}): check its source, and give the old public key if keys were changed',
  ),
  'outside.other-region': notice(
    '外部留存的检查点 {origin} 不属于本包，未使用',
    'The head of {origin} kept outside does not belong to this bundle and was not used',
  ),
  'outside.none': notice(
    '辖区 {region} 未与外部留存的检查点核对：持有签名密钥的人若重写全部历史并重签，本次核验无法发现',
    'Region {region} was not compared with a head kept outside: whoever holds the signing key could rewrite and re-sign all of it unnoticed',
  ),
  'outside.newer': notice(
    '辖区 {region} 的外部检查点（大小 {size}）签于本包导出之后，本次不能核对：请用较新的导出核对',
    'The head of region {region} kept outside (size {size}) was signed after this export and cannot be compared with it: use a newer export',
  ),
  'outside.beyond': notice(
    '辖区 {region} 第 {size} 个之后的行为晚于外部留存的检查点，只有包内签名可证',
    'Acts of region {region} after the first {size} are later than the head kept outside and rest on the signature in the bundle',
  ),
  'tree.pending': notice(
    '辖区 {region} 有 {count} 个行为尚未封入已签检查点',
    '{count} acts of region {region} are not yet sealed under a signed head',
  ),
  'tree.hidden': notice(
    '辖区 {region} 有 {count} 个行为只给出哈希，内容未披露、未核验',
    '{count} acts of region {region} are given by hash only; their content was neither disclosed nor verified',
  ),
} as const satisfies Readonly<Record<string, FindingEntry>>;

export type FindingKind = keyof typeof findingTexts;

/** Where in the bundle: null where a finding is not about one act or one line. */
export interface Place {
  readonly homeRegion: string | null;
  readonly matterId: string | null;
  readonly seq: number | null;
  /** Line of the bundle, from 1. */
  readonly line: number | null;
}

export interface Finding extends Place {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly evidence: Evidence;
  readonly message: Text;
}

/** Makes a finding with its text in both languages. */
export function finding(
  kind: FindingKind,
  place: Partial<Place>,
  params: Readonly<Record<string, string | number>> = {},
): Finding {
  const { severity, evidence, zh, en } = findingTexts[kind];
  const message = { zh: fillText(zh, params), en: fillText(en, params) };
  return { kind, severity, evidence, homeRegion: null, matterId: null, seq: null, line: null, ...place, message };
}
