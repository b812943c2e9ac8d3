import { defineErrors } from '../../kernel/error-catalogue.ts';

/** What the command line itself refuses. Codes of the parts below pass through unchanged. */
export const errors = defineErrors({
  'cli.unknown-command': {
    status: 400,
    zh: '没有“{name}”这个命令。',
    en: 'There is no command "{name}".',
    remedy: { zh: '运行 qingyuan --help 查看全部命令。', en: 'Run qingyuan --help for all commands.' },
  },
  'cli.unknown-option': {
    status: 400,
    zh: '没有选项 {name}。',
    en: 'There is no option {name}.',
    remedy: { zh: '运行 qingyuan {command} --help 查看用法。', en: 'Run qingyuan {command} --help.' },
  },
  'cli.missing-argument': {
    status: 400,
    zh: '缺少参数 {name}。',
    en: 'The argument {name} is missing.',
    remedy: { zh: '运行 qingyuan {command} --help 查看用法。', en: 'Run qingyuan {command} --help.' },
  },
  'cli.usage': {
    status: 400,
    zh: '命令用法不对：{detail}',
    en: 'The command was not used right: {detail}',
    remedy: { zh: '运行 qingyuan {command} --help 查看用法。', en: 'Run qingyuan {command} --help.' },
  },
  'cli.bad-value': {
    status: 400,
    zh: '{option} 的值“{value}”不正确，应为 {expected}。',
    en: '{option} cannot be "{value}": it must be {expected}.',
    remedy: { zh: '改正后重试。', en: 'Correct it and try again.' },
  },
  'cli.file-unreadable': {
    status: 500,
    zh: '文件 {file} 无法读取（{reason}）。',
    en: 'The file {file} cannot be read ({reason}).',
    remedy: { zh: '检查路径和读取权限。', en: 'Check the path and the permission to read it.' },
  },
  'cli.file-unwritable': {
    status: 500,
    zh: '文件 {file} 无法写入（{reason}）。',
    en: 'The file {file} cannot be written ({reason}).',
    remedy: { zh: '检查目录、权限和磁盘空间。', en: 'Check the folder, its permissions and the free space.' },
  },
  'cli.no-such-login': {
    status: 404,
    zh: '没有账号“{login}”，或该账号已停用。',
    en: 'There is no account "{login}", or it is closed.',
    remedy: {
      zh: '用 qingyuan person list 核对账号。',
      en: 'See the accounts with qingyuan person list.',
    },
  },
  'cli.role-not-held': {
    status: 404,
    zh: '账号“{login}”在 {authority} 没有 {role} 岗位。',
    en: 'The account "{login}" does not hold {role} at {authority}.',
    remedy: { zh: '用 qingyuan person list 查看岗位。', en: 'See the roles with qingyuan person list.' },
  },
  'cli.authority-outside': {
    status: 403,
    zh: '账号“{login}”属于 {own}，不能为 {authority} 办理。',
    en: 'The account "{login}" belongs to {own} and may not act for {authority}.',
    remedy: {
      zh: '改用该机关的账号，或去掉 --authority。',
      en: 'Use an account of that authority, or leave out --authority.',
    },
  },
  'cli.no-authority': {
    status: 409,
    zh: '数据库中还没有任何机关。',
    en: 'The database holds no authority yet.',
    remedy: {
      zh: '先用 qingyuan authorities import 录入机关；只是试用，可运行 qingyuan seed 写入演示数据。',
      en: 'Enter yours with qingyuan authorities import; for a trial, qingyuan seed writes the demo world.',
    },
  },
  'cli.not-present': {
    status: 404,
    zh: '这个版本没有 {what}。',
    en: 'This version has no {what}.',
    remedy: { zh: '检查源码是否完整。', en: 'Check that the sources are complete.' },
  },
  'cli.unexpected': {
    status: 500,
    zh: '程序出错（{kind}：{detail}）。',
    en: 'The program failed ({kind}: {detail}).',
    remedy: {
      zh: '数据未受影响；加 --debug 重试并反馈输出。',
      en: 'The data is untouched; try again with --debug and report the output.',
    },
  },
});
