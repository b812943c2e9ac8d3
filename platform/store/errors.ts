import { defineErrors } from '../../kernel/error-catalogue.ts';

export const storeErrors = defineErrors({
  'store.unreachable': {
    status: 503,
    zh: '数据库暂时连接不上。',
    en: 'The database cannot be reached right now.',
    remedy: {
      zh: '稍后用同一编号重试，不会重复办理；若持续出现请运行 qingyuan doctor。',
      en: 'Retry later with the same act id, nothing is done twice; if it persists run qingyuan doctor.',
    },
  },
  'store.bad-scope': {
    status: 500,
    zh: '可见范围 {scope} 写法不对，已拒绝读写。',
    en: 'The scope {scope} is malformed; nothing was read or written.',
    remedy: { zh: '这是程序缺陷，请连同追踪号报告。', en: 'This is a defect: report it with the trace id.' },
  },
  'store.number-too-large': {
    status: 500,
    zh: '数据库返回的数字 {value} 超出可精确表示的范围。',
    en: 'The database answered a number, {value}, that cannot be represented exactly.',
    remedy: { zh: '请连同追踪号报告。', en: 'Report it with the trace id.' },
  },
  'store.migration-changed': {
    status: 500,
    zh: '已执行过的升级脚本 {name} 内容被改动，系统不启动。',
    en: 'The migration {name} was applied with other content; the system does not start.',
    remedy: {
      zh: '恢复该文件原样，用新脚本表达改动。',
      en: 'Restore the file and express the change as a new migration.',
    },
  },
  'store.migration-failed': {
    status: 500,
    zh: '升级脚本 {name} 执行失败：{reason}',
    en: 'The migration {name} failed: {reason}',
    remedy: { zh: '数据未改动；按提示处理后再启动。', en: 'Nothing was changed; mend what it names and start again.' },
  },
});
