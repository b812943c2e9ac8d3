import { parseUscc } from '../../../kernel/codes/uscc.ts';
import type { Text } from '../../../kernel/text.ts';

/** Kinds of market entity, by the first two characters of the code (GB 32100-2015). */
export const partyKinds = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  individual: { zh: '个体工商户', en: 'Individual business' },
  cooperative: { zh: '农民专业合作社', en: 'Farmers’ cooperative' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Text>>;
export type PartyKind = keyof typeof partyKinds;

/** Where an entity stands in its registry, in the registry's own words. */
export const partyStatuses = {
  active: { zh: '存续', en: 'Registered' },
  dormant: { zh: '歇业', en: 'Dormant' },
  revoked: { zh: '吊销', en: 'Licence revoked' },
  deregistered: { zh: '注销', en: 'Deregistered' },
  annulled: { zh: '撤销登记', en: 'Registration annulled' },
  'moved-out': { zh: '迁出', en: 'Moved out' },
  unknown: { zh: '状态不详', en: 'Status unknown' },
} as const satisfies Readonly<Record<string, Text>>;
export type PartyStatus = keyof typeof partyStatuses;

/** True where a clerk must be told before going on: the entity is gone, or may not trade. */
export function isEnded(status: PartyStatus): boolean {
  switch (status) {
    case 'revoked':
    case 'deregistered':
    case 'annulled':
      return true;
    case 'active':
    case 'dormant':
    case 'moved-out':
    case 'unknown':
      return false;
  }
}

const BY_PREFIX: Readonly<Record<string, PartyKind>> = { '91': 'enterprise', '92': 'individual', '93': 'cooperative' };

/** What a valid code itself says: the kind, and the division where it was given. Undefined for no valid code. */
export function readCode(code: string): { readonly kind: PartyKind; readonly division: string } | undefined {
  const parts = parseUscc(code);
  if (parts === undefined) return undefined;
  return { kind: BY_PREFIX[parts.kind] ?? 'other', division: parts.division };
}

/** One entity as a registry tells. Days are `YYYY-MM-DD`. */
export interface Party {
  readonly code: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  /** Where it is now: six digits of GB/T 2260. */
  readonly region: string;
  readonly address: string;
  readonly status: PartyStatus;
  readonly statusOn: string | null;
  readonly registeredOn: string | null;
  readonly source: string;
  /** The day on which the source said so. */
  readonly asOf: string;
}
