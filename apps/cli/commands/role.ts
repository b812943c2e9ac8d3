import { AppError } from '../../../kernel/error.ts';
import { addDays } from '../../../kernel/plain-date.ts';
import { assignRole, endAssignment, listAssignments } from '../../../platform/identity/index.ts';
import { type CommandDefinition, EXIT } from '../context.ts';
import { withInstance } from '../instance.ts';
import {
  AUTHORITY,
  authorityOption,
  changePerson,
  dayOption,
  LOGIN,
  operator,
  POST_OPTIONS,
  postOf,
  REASON,
  ROLE,
  reasonOption,
  rolesOption,
  todayOf,
} from '../people-options.ts';

const grant: CommandDefinition = {
  name: 'grant',
  summary: { zh: '授予岗位', en: 'grant roles' },
  arguments: [LOGIN],
  options: POST_OPTIONS,
  examples: ['qingyuan role grant wang --authority 510502 --role officer,intake'],
  run: ({ t, out }, [login = ''], options) =>
    withInstance(async (instance) => {
      const { roles, ...post } = postOf(options, 'role grant', instance);
      await changePerson(instance, login, async (tx, deps, personId) => {
        for (const role of roles) await assignRole(tx, deps, operator, { personId, role, ...post });
      });
      out(t({ zh: `${login}：已授予 ${roles.join(', ')}`, en: `${login}: granted ${roles.join(', ')}` }));
      return EXIT.done;
    }),
};

const end: CommandDefinition = {
  name: 'end',
  summary: { zh: '终止岗位', en: 'end roles' },
  description: {
    zh: '默认立即终止（最后一日为昨天）；以前的任职仍是历史记录。',
    en: 'At once by default (yesterday was the last day); what was held before stays history.',
  },
  arguments: [LOGIN],
  options: [
    AUTHORITY,
    ROLE,
    {
      flags: '--last-day <day>',
      text: { zh: '最后一日（默认昨天，即立即终止）', en: 'last day (default: yesterday, which ends it at once)' },
    },
    REASON,
  ],
  examples: ['qingyuan role end wang --authority 510502 --role intake'],
  run: ({ t, out }, [login = ''], options) =>
    withInstance(async (instance) => {
      const authority = authorityOption(options, 'role end');
      const roles = rolesOption(options, 'role end');
      const today = todayOf(instance);
      const lastDay = dayOption(options, 'lastDay') ?? addDays(today, -1);
      await changePerson(instance, login, async (tx, deps, personId) => {
        const held = await listAssignments(tx, personId);
        for (const role of new Set(roles)) {
          const ending = held.filter(
            (each) =>
              each.authority === authority && each.role === role && (each.validTo === null || each.validTo > lastDay),
          );
          if (ending.length === 0) throw new AppError('cli.role-not-held', 404, { login, authority, role });
          for (const { id } of ending)
            await endAssignment(tx, deps, operator, id, lastDay, today, reasonOption(options));
        }
      });
      out(t({ zh: `${login}：已终止 ${roles.join(', ')}`, en: `${login}: ended ${roles.join(', ')}` }));
      return EXIT.done;
    }),
};

export const roleCommand: CommandDefinition = {
  name: 'role',
  summary: { zh: '授予或终止岗位', en: 'grant or end roles' },
  commands: [grant, end],
};
