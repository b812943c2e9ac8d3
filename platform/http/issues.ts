import type { JsonObject, Text } from '../../kernel/text.ts';

/** One thing wrong with what was sent: where, which kind, and the words in both languages. */
export interface Issue {
  readonly path: string;
  readonly kind: string;
  readonly text: Text;
}

interface RawIssue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const TYPES: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

const FORMATS: Readonly<Record<string, Text>> = {
  uuid: { zh: '应为编号（UUID）', en: 'must be a UUID' },
  date: { zh: '应为日期（年-月-日）', en: 'must be a day (YYYY-MM-DD)' },
  datetime: { zh: '应为时刻（ISO 8601）', en: 'must be an instant (ISO 8601)' },
};

const say = (zh: string, en: string): Text => ({ zh, en });

function bound(issue: RawIssue, less: boolean): Text {
  const limit = String(issue.params[less ? 'minimum' : 'maximum'] ?? '');
  switch (issue.params.origin) {
    case 'string':
      return less
        ? say(`至少 ${limit} 个字`, `needs at least ${limit} characters`)
        : say(`至多 ${limit} 个字`, `takes at most ${limit} characters`);
    case 'array':
    case 'set':
      return less
        ? say(`至少 ${limit} 项`, `needs at least ${limit} items`)
        : say(`至多 ${limit} 项`, `takes at most ${limit} items`);
    default:
      return less
        ? say(`不能小于 ${limit}`, `must not be under ${limit}`)
        : say(`不能大于 ${limit}`, `must not be over ${limit}`);
  }
}

/** A declared text `中文 / English` of a refinement, when the schema gives one. */
function declared(message: string): Text | undefined {
  const [zh, en] = message.split(' / ');
  return zh !== undefined && en !== undefined && /\p{Script=Han}/u.test(zh) ? { zh, en } : undefined;
}

function textOf(issue: RawIssue): Text {
  const own = declared(issue.message);
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_type': {
      if (/received undefined/.test(issue.message)) return say('必填', 'is required');
      const wanted = TYPES[String(issue.params.expected)] ?? say('正确的类型', 'of the right kind');
      return say(`应为${wanted.zh}`, `must be ${wanted.en}`);
    }
    case 'too_small':
      return issue.params.origin === 'string' && issue.params.minimum === 1
        ? say('不能为空', 'must not be empty')
        : bound(issue, true);
    case 'too_big':
      return bound(issue, false);
    case 'invalid_format':
      return FORMATS[String(issue.params.format)] ?? say('格式不对', 'has the wrong form');
    case 'invalid_value': {
      const values = Array.isArray(issue.params.values) ? issue.params.values.join(', ') : '';
      return values === '' || values.length > 300
        ? say('不在可选范围内', 'is not one of the choices')
        : say(`应为：${values}`, `must be one of: ${values}`);
    }
    case 'unrecognized_keys': {
      const keys = Array.isArray(issue.params.keys) ? issue.params.keys.join(', ') : '';
      return say(`多出未定义的项 ${keys}`, `has keys that are not defined: ${keys}`);
    }
    case 'invalid_union':
      return say('不符合任何一种允许的形式', 'fits none of the allowed forms');
    case 'not_multiple_of':
      return say('数值步长不对', 'is not a multiple of the step');
    default:
      return say('填写不符合要求', 'does not fit');
  }
}

/** Words in both languages for what a schema found; never repeats the value that was sent. */
export function toIssues(found: readonly RawIssue[]): Issue[] {
  return found.slice(0, 20).map((issue) => ({ path: issue.path, kind: issue.code, text: textOf(issue) }));
}

/** One line for each language, e.g. `title：不能为空；claimFen：应为整数`. */
export function issueParams(issues: readonly Issue[]): JsonObject {
  const line = (language: keyof Text, colon: string, semicolon: string): string =>
    issues.map((issue) => `${issue.path === '' ? '' : `${issue.path}${colon}`}${issue.text[language]}`).join(semicolon);
  return {
    problemsZh: line('zh', '：', '；'),
    problemsEn: line('en', ': ', '; '),
    issues: issues.map(({ path, kind, text }) => ({ path, kind, zh: text.zh, en: text.en })),
  };
}
