import type { Text } from '../../../kernel/text.ts';
import type { IdentityEvent } from '../../../platform/identity/index.ts';
import type { AccessKind } from '../../intake/index.ts';

/** What an auditor asks for: looks at what is hidden, and what happened with people's access. */
export const auditKinds = ['identity', 'file', 'export', 'audit', 'sign-in', 'role', 'account'] as const;
export type AuditKind = (typeof auditKinds)[number];

export const kindTitles: Readonly<Record<AuditKind, Text>> = {
  identity: { zh: '查看封存身份', en: 'Sealed identities' },
  file: { zh: '查看材料', en: 'Files' },
  export: { zh: '导出', en: 'Exports' },
  audit: { zh: '查阅审计记录', en: 'Audit trail' },
  'sign-in': { zh: '登录', en: 'Sign-ins' },
  role: { zh: '岗位与代行', en: 'Roles and delegations' },
  account: { zh: '账号', en: 'Accounts' },
};

type Entry = Text & { readonly kind: AuditKind };

const accesses: Readonly<Record<AccessKind, Entry>> = {
  identity: { kind: 'identity', zh: '查看封存身份', en: 'Opened a sealed identity' },
  'identity-asked': { kind: 'identity', zh: '申请查看身份', en: 'Asked for an identity' },
  'identity-approved': { kind: 'identity', zh: '批准查看身份', en: 'Approved the opening of an identity' },
  'identity-refused': { kind: 'identity', zh: '不批准查看身份', en: 'Refused the opening of an identity' },
  'identity-denied': { kind: 'identity', zh: '查看身份被拒', en: 'Was turned away from an identity' },
  file: { kind: 'file', zh: '查看材料', en: 'Opened a file' },
  'file-original': { kind: 'file', zh: '查看材料原件', en: 'Opened the original of a file' },
  export: { kind: 'export', zh: '导出列表', en: 'Exported a list' },
  audit: { kind: 'audit', zh: '查阅审计记录', en: 'Read the audit trail' },
  habits: { kind: 'identity', zh: '查看重复投诉情况', en: 'Looked at repeats by a complainant' },
};

const events: Readonly<Record<IdentityEvent['what'], Entry>> = {
  'signed-in': { kind: 'sign-in', zh: '登录', en: 'Signed in' },
  'sign-in-refused': { kind: 'sign-in', zh: '登录未通过', en: 'Sign-in refused' },
  'sign-in-throttled': { kind: 'sign-in', zh: '登录次数过多，暂缓', en: 'Sign-in slowed down' },
  'signed-out': { kind: 'sign-in', zh: '退出', en: 'Signed out' },
  'sessions-revoked': { kind: 'sign-in', zh: '结束登录会话', en: 'Sessions ended' },
  'role-granted': { kind: 'role', zh: '授予岗位', en: 'Role granted' },
  'role-ended': { kind: 'role', zh: '终止岗位', en: 'Role ended' },
  delegated: { kind: 'role', zh: '委托代行', en: 'Delegated' },
  'delegation-ended': { kind: 'role', zh: '终止代行', en: 'Delegation ended' },
  'person-added': { kind: 'account', zh: '新增人员', en: 'Person added' },
  'person-changed': { kind: 'account', zh: '变更账号', en: 'Account changed' },
  'licence-changed': { kind: 'account', zh: '登记执法证', en: 'Licence entered' },
  'person-closed': { kind: 'account', zh: '停用账号', en: 'Account closed' },
  'person-opened': { kind: 'account', zh: '启用账号', en: 'Account opened again' },
  'password-set': { kind: 'account', zh: '设置密码', en: 'Password set' },
  'access-reset': { kind: 'account', zh: '重置登录方式', en: 'Access reset' },
  'second-factor-set': { kind: 'account', zh: '启用动态口令或通行密钥', en: 'Second factor set' },
  'second-factor-removed': { kind: 'account', zh: '解除动态口令或通行密钥', en: 'Second factor removed' },
  'api-key-made': { kind: 'account', zh: '新建接口密钥', en: 'API key made' },
  'api-key-revoked': { kind: 'account', zh: '吊销接口密钥', en: 'API key revoked' },
};

const all: Readonly<Record<string, Entry>> = { ...accesses, ...events };

/** An entry that nobody has named yet shows as its code, among the accounts. */
export const entryOf = (what: string): Entry => all[what] ?? { kind: 'account', zh: what, en: what };

const named = <K extends string>(entries: Readonly<Record<K, Entry>>, kind: AuditKind | undefined): K[] =>
  (Object.keys(entries) as K[]).filter((what) => kind === undefined || entries[what].kind === kind);

/** What of the log of access belongs to a kind; all of it without one. */
export const accessesOf = (kind: AuditKind | undefined): AccessKind[] => named(accesses, kind);

/** Which identity events belong to a kind; all of them without one. */
export const eventsOf = (kind: AuditKind | undefined): IdentityEvent['what'][] => named(events, kind);
