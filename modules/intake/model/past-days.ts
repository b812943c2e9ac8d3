import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { BodyCondition } from '../../../platform/procedure/types.ts';

/** The string at `key`, or at `group.key`; '' when it is missing. */
function at(body: JsonObject, path: string): string {
  const [first = '', second] = path.split('.');
  return second === undefined ? str(body, first) : str(obj(body, first), second);
}

const A_DAY: Text = { zh: '日期', en: 'The day' };

/**
 * What has happened cannot lie after the day of the act that tells of it. `path` is a body key, or `group.key`; the
 * rule's id is `<procedure>.<verb>.<path>-not-later`.
 */
export function notLater(procedure: string, verb: string, path: string, day: Text = A_DAY): BodyCondition {
  return {
    rule: `${procedure}.${verb}.${path}-not-later`,
    text: {
      zh: `${day.zh}不能晚于办理当天：尚未发生的，请在发生后记录。`,
      en: `${day.en} lies after the day of this act: record what has happened once it has.`,
    },
    holds: (body, today) => at(body, path) <= today,
  };
}
