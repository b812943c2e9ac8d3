import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line } from '../../../platform/procedure/body.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/** What a campaign can be about; an empty list asks nothing. */
export interface Scope {
  /** The period in which a matter is opened, both days inside. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Tops of the areas that take part. */
  readonly authorities: readonly string[];
  readonly procedures: readonly string[];
  readonly domains: readonly string[];
  readonly channels: readonly string[];
  /** Any of these stands in title or cause. */
  readonly words: readonly string[];
}

/** The kinds of matter that campaigns count. */
export const countedProcedures = ['clue', 'report', 'complaint', 'case', 'summary-case', 'recommendation'] as const;

export const scopeBody = () =>
  z.strictObject({
    from: day(),
    to: day(),
    authorities: z.array(authorityCode()).min(1).max(300),
    procedures: z.array(z.enum(countedProcedures)).min(1),
    domains: z.array(line(40)).max(40),
    channels: z.array(line(40)).max(40),
    words: z.array(line(40)).max(60),
  });

export const scopeOf = (facts: JsonObject): Scope => {
  const scope = obj(facts, 'scope');
  const of = (key: string): readonly string[] => listOf(scope[key]);
  return {
    from: str(scope, 'from') as PlainDate,
    to: str(scope, 'to') as PlainDate,
    authorities: of('authorities'),
    procedures: of('procedures'),
    domains: of('domains'),
    channels: of('channels'),
    words: of('words'),
  };
};

/** What of a matter a scope looks at. */
export type Looked = Pick<Matter, 'procedure' | 'handlingCode' | 'domain' | 'channel' | 'openedOn' | 'title' | 'facts'>;

/** The parts of a scope, as they are told to whoever reads why something does not belong. */
export const scopeParts = {
  period: { zh: '立案、登记日期', en: 'day of opening' },
  authority: { zh: '办理机关', en: 'authority' },
  procedure: { zh: '事项种类', en: 'kind of matter' },
  domain: { zh: '业务领域', en: 'domain' },
  channel: { zh: '来源渠道', en: 'channel' },
  words: { zh: '关键词', en: 'words' },
} as const satisfies Readonly<Record<string, Text>>;
export type ScopePart = keyof typeof scopeParts;

const asks = (wanted: readonly string[], given: string): boolean => wanted.length === 0 || wanted.includes(given);

/** The parts of the scope that the matter does not meet; empty when it belongs to the campaign by its rule. */
export function outsideOf(scope: Scope, matter: Looked): readonly ScopePart[] {
  const said = `${matter.title}\n${str(matter.facts, 'cause')}`;
  const meets: Readonly<Record<ScopePart, boolean>> = {
    period: scope.from <= matter.openedOn && matter.openedOn <= scope.to,
    authority: scope.authorities.some((top) => isWithin(matter.handlingCode, top)),
    procedure: asks(scope.procedures, matter.procedure),
    domain: asks(scope.domains, matter.domain),
    channel: asks(scope.channels, matter.channel),
    words: scope.words.length === 0 || scope.words.some((word) => said.includes(word)),
  };
  return (Object.keys(meets) as ScopePart[]).filter((part) => !meets[part]);
}
