import { scopePattern } from '../../../kernel/region.ts';
import {
  admitPerson,
  getPerson,
  inOneStep,
  linkOidcIdentity,
  listPeople,
  newFirstPassword,
  resetAccess,
  setClearance,
  setPersonActive,
} from '../../../platform/identity/index.ts';
import { type CliContext, type CommandDefinition, EXIT, flagOption, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import {
  authorityOption,
  changePerson,
  clearanceOption,
  LOGIN,
  needed,
  operator,
  POST_OPTIONS,
  postOf,
  REASON,
  reasonOption,
  todayOf,
} from '../people-options.ts';
import { tableLines } from '../table.ts';

const MOST = 10_000;

function showPassword({ t, out, note }: CliContext, password: string): void {
  out(password);
  note(
    t({
      zh: '↑ 一次性密码，只显示这一次；首次登录时必须修改。',
      en: '↑ One-time password, shown only now; it must be changed at the first sign-in.',
    }),
  );
}

const addPerson: CommandDefinition = {
  name: 'add',
  summary: { zh: '新增人员', en: 'add a person' },
  description: {
    zh: '新增一名人员并授予岗位，输出一次性密码。第一名管理员也这样录入；岗位 administrator 的人此后可自行管理本辖区人员。',
    en: 'Adds a person with roles and prints a one-time password. The first administrator is entered in this way too; who holds the role administrator looks after the people of that area from then on.',
  },
  options: [
    { flags: '--login <login>', text: { zh: '账号（必填）', en: 'account (required)' } },
    { flags: '--name <name>', text: { zh: '姓名（必填）', en: 'name (required)' } },
    ...POST_OPTIONS,
    { flags: '--licence <no>', text: { zh: '执法证号', en: 'number of the enforcement licence' } },
    {
      flags: '--clearance <n>',
      text: { zh: '可见密级 0–9（默认 0）', en: 'highest sensitivity seen, 0–9 (default: 0)' },
    },
  ],
  examples: ['qingyuan person add --login wang --name Wang --authority 510500 --role administrator'],
  run: (context, _args, options) =>
    withInstance(async (instance) => {
      const command = 'person add';
      const given = {
        login: needed(options, 'login', command),
        name: needed(options, 'name', command),
        ...postOf(options, command, instance),
        licenceNo: stringOption(options, 'licence')?.trim() || null,
        clearance: clearanceOption(options),
      };
      const { store, identity } = instance;
      const { password } = await inOneStep(store, identity, (tx, deps) => admitPerson(tx, deps, operator, given));
      showPassword(context, password);
      return EXIT.done;
    }),
};

const resetPerson: CommandDefinition = {
  name: 'reset',
  summary: { zh: '重置密码', en: 'give a new first password' },
  description: {
    zh: '换成新的一次性密码，结束其全部会话。手机丢失时加 --without-second-factor 解除动态口令，加 --without-passkeys 删除通行密钥。',
    en: 'Gives a new one-time password and ends all sessions. Where the phone is lost, --without-second-factor takes the authenticator away too, --without-passkeys the passkeys.',
  },
  arguments: [LOGIN],
  options: [
    { flags: '--without-second-factor', text: { zh: '同时解除动态口令', en: 'also without the authenticator' } },
    { flags: '--without-passkeys', text: { zh: '同时删除通行密钥', en: 'also without the passkeys' } },
    REASON,
  ],
  examples: ['qingyuan person reset wang'],
  run: (context, [login = ''], options) =>
    withInstance(async (instance) => {
      const password = await changePerson(instance, login, async (tx, deps, id) => {
        const fresh = newFirstPassword(deps, (await getPerson(tx, id)).login);
        await resetAccess(tx, deps, operator, id, fresh, {
          withoutSecondFactor: flagOption(options, 'withoutSecondFactor'),
          withoutPasskeys: flagOption(options, 'withoutPasskeys'),
          reason: reasonOption(options),
        });
        return fresh;
      });
      showPassword(context, password);
      return EXIT.done;
    }),
};

const switchPerson = (name: 'off' | 'on', summary: CommandDefinition['summary']): CommandDefinition => ({
  name,
  summary,
  arguments: [LOGIN],
  options: [REASON],
  run: ({ t, out }, [login = ''], options) =>
    withInstance(async (instance) => {
      await changePerson(instance, login, (tx, deps, id) =>
        setPersonActive(tx, deps, operator, id, name === 'on', reasonOption(options)),
      );
      out(
        name === 'on'
          ? t({ zh: `${login} 已启用`, en: `${login} is open` })
          : t({ zh: `${login} 已停用`, en: `${login} is closed` }),
      );
      return EXIT.done;
    }),
});

const clearPerson: CommandDefinition = {
  name: 'clearance',
  summary: { zh: '设定可见密级', en: 'set the highest sensitivity that a person sees' },
  arguments: [LOGIN],
  options: [{ flags: '--clearance <n>', text: { zh: '0–9（默认 0）', en: '0–9 (default: 0)' } }],
  examples: ['qingyuan person clearance wang --clearance 3'],
  run: ({ t, out }, [login = ''], options) =>
    withInstance(async (instance) => {
      const clearance = clearanceOption(options);
      await changePerson(instance, login, (tx, deps, id) => setClearance(tx, deps, operator, id, clearance));
      out(t({ zh: `${login}：密级 ${clearance}`, en: `${login}: clearance ${clearance}` }));
      return EXIT.done;
    }),
};

const linkPerson: CommandDefinition = {
  name: 'link',
  summary: { zh: '绑定统一身份认证账号', en: 'tie an account of the identity provider' },
  description: {
    zh: '把统一身份认证平台的账号绑定到人员。平台以 issuer 和 subject 标识账号；不按姓名或邮箱自动匹配。',
    en: 'Ties an account of the identity provider to a person. The provider names it by issuer and subject; nothing is matched by names or e-mail addresses.',
  },
  arguments: [LOGIN],
  options: [
    { flags: '--issuer <url>', text: { zh: '平台地址（必填）', en: 'address of the provider (required)' } },
    {
      flags: '--subject <id>',
      text: { zh: '平台中的账号标识 sub（必填）', en: 'sub of the account there (required)' },
    },
  ],
  run: ({ t, out }, [login = ''], options) =>
    withInstance(async (instance) => {
      const account = {
        issuer: needed(options, 'issuer', 'person link'),
        subject: needed(options, 'subject', 'person link'),
      };
      await changePerson(instance, login, (tx, deps, personId) =>
        linkOidcIdentity(tx, deps, operator, { personId, ...account }),
      );
      out(t({ zh: `${login} 已绑定`, en: `${login} is tied` }));
      return EXIT.done;
    }),
};

const showPeople: CommandDefinition = {
  name: 'list',
  summary: { zh: '列出人员与岗位', en: 'list people with their roles' },
  options: [
    { flags: '--authority <code>', text: { zh: '只列该机关辖区（默认全部）', en: 'of its area only (default: all)' } },
  ],
  run: ({ t, out }, _args, options) =>
    withInstance(async (instance) => {
      const area = stringOption(options, 'authority');
      const scope = area === undefined ? '%' : scopePattern(authorityOption(options, 'person list'));
      const people = await listPeople(instance.store.db, scope, todayOf(instance), { limit: MOST });
      const head = t({ zh: '账号 姓名 状态 岗位', en: 'account name state roles' }).split(' ');
      const open = t({ zh: '启用', en: 'open' });
      const closed = t({ zh: '停用', en: 'closed' });
      const rows = people.map(({ login, name, active, roles }) => [
        login,
        name,
        active ? open : closed,
        roles.map((each) => `${each.role}@${each.authority} ${each.validFrom}–${each.validTo ?? ''}`).join(', '),
      ]);
      for (const line of tableLines(head, rows)) out(line);
      return EXIT.done;
    }),
};

export const personCommand: CommandDefinition = {
  name: 'person',
  summary: { zh: '管理人员', en: 'look after people' },
  commands: [
    addPerson,
    resetPerson,
    switchPerson('off', { zh: '停用账号，结束全部会话', en: 'close an account and end its sessions' }),
    switchPerson('on', { zh: '重新启用账号', en: 'open an account again' }),
    clearPerson,
    linkPerson,
    showPeople,
  ],
};
