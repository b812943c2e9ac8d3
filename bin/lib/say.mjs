// What the start-up scripts tell a person: both languages, since no setting has been read yet.

const MESSAGES = {
  'bootstrap.node-version': {
    zh: '需要 Node.js 20.19 或更高版本，当前为 {found}。',
    en: 'Node.js 20.19 or newer is needed; this is {found}.',
    remedy: {
      zh: '请从 https://nodejs.org 安装较新的版本后重试。',
      en: 'Install a newer one from https://nodejs.org and try again.',
    },
  },
  'bootstrap.npm-missing': {
    zh: '找不到 npm，无法安装依赖。',
    en: 'npm was not found, so the dependencies cannot be installed.',
    remedy: { zh: '请安装随 Node.js 提供的 npm。', en: 'Install the npm that comes with Node.js.' },
  },
  'bootstrap.install-failed': {
    zh: '依赖安装失败（npm ci 返回 {status}）。',
    en: 'Installing the dependencies failed (npm ci returned {status}).',
    remedy: {
      zh: '请查看上面 npm 的输出，检查网络与磁盘空间后重试。',
      en: 'Read what npm says above, check network and disk space, and try again.',
    },
  },
  'bootstrap.build-failed': {
    zh: '构建失败（{part}）。',
    en: 'The build failed ({part}).',
    remedy: { zh: '如修改过源码，请先改正上述错误。', en: 'If you changed the sources, correct the error above.' },
  },
  'bootstrap.no-entry': {
    zh: '缺少程序 {file}。',
    en: 'The program {file} is missing.',
    remedy: { zh: '请检查源码是否完整。', en: 'Check that the sources are complete.' },
  },
  'bootstrap.folder-unwritable': {
    zh: '无法写入 {folder}：{detail}',
    en: 'Cannot write to {folder}: {detail}',
    remedy: { zh: '请检查其权限与磁盘空间。', en: 'Check its permissions and the free space.' },
  },
};

/** A start-up problem that is told without a stack trace. */
export class BootstrapError extends Error {
  constructor(code, params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** One line of progress, on stderr so that a command's own output stays clean. */
export function progress(zh, en) {
  process.stderr.write(`${zh}  ${en}\n`);
}

/** Runs a start-up script; its coded problems end the process with status 1 and plain words. */
export async function guarded(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** The words for a start-up problem, with its code. */
export function explain({ code, params }) {
  const { zh, en, remedy } = MESSAGES[code];
  const filled = [zh, remedy.zh, en, remedy.en].map((text) =>
    text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? '—')),
  );
  return `✗ ${filled[0]}${filled[1]}\n  ${filled[2]} ${filled[3]}\n  [${code}]`;
}
