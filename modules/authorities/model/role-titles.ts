import type { Text } from '../../../kernel/text.ts';

const titles: Readonly<Record<string, Text>> = {
  intake: { zh: '登记分派', en: 'Intake' },
  officer: { zh: '承办人', en: 'Officer' },
  'legal-reviewer': { zh: '法制审核', en: 'Legal reviewer' },
  head: { zh: '负责人', en: 'Head' },
  'campaign-office': { zh: '专班办公室', en: 'Campaign office' },
  supervisor: { zh: '督导', en: 'Supervisor' },
  custodian: { zh: '保管人', en: 'Custodian' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  auditor: { zh: '审计', en: 'Auditor' },
  system: { zh: '系统', en: 'System' },
};

/** How a role is called on screens and in tables; one without a title shows as its code. */
export const roleTitle = (role: string): Text => titles[role] ?? { zh: role, en: role };
