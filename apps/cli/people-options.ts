import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { isPlainDate, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { isAuthorityCode } from '../../kernel/region.ts';
import {
  type Actor,
  type IdentityDeps,
  inOneStep,
  isRole,
  ROLES,
  type Role,
  SYSTEM_PERSON,
  systemActor,
} from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Db } from '../../platform/store/types.ts';
import { type OptionDefinition, type OptionValues, stringOption } from './context.ts';
import type { Instance } from './instance.ts';

/** Whoever runs the machine: the commands about people act in the name of the system, and the audit trail says so. */
export const operator: Actor = systemActor('operator', '%');

const bad = (option: string, value: string, expected: string): AppError =>
  new AppError('cli.bad-value', 400, { option, value, expected });

/** A required option. @throws AppError `cli.usage` */
export function needed(options: OptionValues, name: string, command: string): string {
  const value = stringOption(options, name)?.trim() ?? '';
  if (value === '') throw new AppError('cli.usage', 400, { detail: `--${name}`, command });
  return value;
}

/** @throws AppError `cli.usage`, `cli.bad-value` */
export function authorityOption(options: OptionValues, command: string): AuthorityCode {
  const value = needed(options, 'authority', command);
  if (!isAuthorityCode(value)) throw bad('--authority', value, '510502 / 510502003');
  return value;
}

/** `officer,head`. @throws AppError `cli.usage`, `cli.bad-value` */
export function rolesOption(options: OptionValues, command: string): Role[] {
  const given = needed(options, 'role', command).split(/[,，]/);
  return given.map((each) => {
    const role = each.trim();
    if (!isRole(role)) throw bad('--role', role, ROLES.join(', '));
    return role;
  });
}

/** @throws AppError `cli.bad-value` */
export function dayOption(options: OptionValues, name: string): PlainDate | undefined {
  const value = stringOption(options, name)?.trim();
  if (value === undefined) return undefined;
  if (!isPlainDate(value))
    throw bad(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value, 'YYYY-MM-DD');
  return value;
}

/** 0–9, default 0. @throws AppError `cli.bad-value` */
export function clearanceOption(options: OptionValues): number {
  const value = stringOption(options, 'clearance') ?? '0';
  if (!/^\d$/.test(value)) throw bad('--clearance', value, '0–9');
  return Number(value);
}

export const todayOf = ({ ledger }: Instance): PlainDate => legalDay(ledger.clock.now());

/** Also of an account that is closed. @throws AppError `cli.no-such-login` */
export async function personOf({ store }: Instance, login: string): Promise<PersonId> {
  const { rows } = await store.db.query<{ id: PersonId }>(sql`
    select id from person where login = ${login.normalize('NFKC').trim().toLowerCase()} and id <> ${SYSTEM_PERSON}`);
  const [row] = rows;
  if (row === undefined) throw new AppError('cli.no-such-login', 404, { login });
  return row.id;
}

/**
 * A change of the person with a login, whole or not at all, the trail told after it. @throws AppError `cli.no-such-login`
 */
export async function changePerson<T>(
  instance: Instance,
  login: string,
  work: (tx: Db, deps: IdentityDeps, personId: PersonId) => Promise<T>,
): Promise<T> {
  const personId = await personOf(instance, login);
  return inOneStep(instance.store, instance.identity, (tx, deps) => work(tx, deps, personId));
}

/** Roles at an authority from a day to a day, as {@link POST_OPTIONS} say. */
export interface Post {
  readonly authority: AuthorityCode;
  readonly roles: readonly Role[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly reason: string | null;
}

/** @throws AppError `cli.usage`, `cli.bad-value` */
export function postOf(options: OptionValues, command: string, instance: Instance): Post {
  return {
    authority: authorityOption(options, command),
    roles: [...new Set(rolesOption(options, command))],
    validFrom: dayOption(options, 'from') ?? todayOf(instance),
    validTo: dayOption(options, 'until') ?? null,
    reason: reasonOption(options),
  };
}

export const reasonOption = (options: OptionValues): string | null => stringOption(options, 'reason')?.trim() || null;

export const LOGIN = { name: '<login>', text: { zh: '账号', en: 'account' } } as const;
export const AUTHORITY: OptionDefinition = {
  flags: '--authority <code>',
  text: { zh: '机关代码（必填）', en: 'code of the authority (required)' },
};
export const ROLE: OptionDefinition = {
  flags: '--role <role>',
  text: {
    zh: `岗位，可用逗号列出多个（必填）：${ROLES.join(' ')}`,
    en: `roles, with commas (required): ${ROLES.join(' ')}`,
  },
};
export const FROM: OptionDefinition = {
  flags: '--from <day>',
  text: { zh: '起始日（默认今天）', en: 'first day (default: today)' },
};
export const UNTIL: OptionDefinition = {
  flags: '--until <day>',
  text: { zh: '最后一日（默认不限）', en: 'last day (default: no end)' },
};
export const REASON: OptionDefinition = {
  flags: '--reason <text>',
  text: { zh: '理由，记入审计记录', en: 'why, for the audit trail' },
};
/** What {@link postOf} reads. */
export const POST_OPTIONS: readonly OptionDefinition[] = [AUTHORITY, ROLE, FROM, UNTIL, REASON];
