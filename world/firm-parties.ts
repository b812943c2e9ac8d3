import type { PlainDate } from '../kernel/plain-date.ts';
import type { Json, JsonObject } from '../kernel/text.ts';
import type { Party } from '../modules/parties/index.ts';
import type { Firm } from './firms.ts';
import type { Story } from './stories.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Some firms are gone or lost their licence, the same ones in every world: by a digit of the code. */
function statusOf(code: string, day: PlainDate): Pick<Party, 'status' | 'statusOn'> {
  const drawn = Number(code.slice(10, 16)) % 24;
  if (drawn === 0) return { status: 'deregistered', statusOn: `${Number(day.slice(0, 4)) - 1}-06-30` };
  if (drawn === 1) return { status: 'revoked', statusOn: `${Number(day.slice(0, 4)) - 1}-11-15` };
  return { status: 'active', statusOn: null };
}

/** The invented operators that the stories tell of, as an invented registry has them on a day. */
export function firmParties(stories: readonly Story[], day: PlainDate, others: readonly Firm[] = []): Party[] {
  const bodies = stories.flatMap((story) => story.steps[0]?.requests.map(({ body }) => body.respondent) ?? []);
  const told = bodies.flatMap((respondent) => {
    if (!isObject(respondent)) return [];
    const { name, code, address, region } = respondent;
    const firm = { name: textOf(name), code: textOf(code), address: textOf(address), region: textOf(region) };
    return firm.code === '' ? [] : [firm];
  });
  const byCode = new Map([...told, ...others].map((firm) => [firm.code, firm]));
  return [...byCode.values()].map((firm) => ({
    ...firm,
    ...statusOf(firm.code, day),
    formerNames: [],
    registeredOn: null,
    source: '演示名录',
    asOf: day,
  }));
}
