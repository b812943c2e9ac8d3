import { idCardCheck } from '../../kernel/codes/idcard.ts';
import { addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { shiftWorkdays } from '../calendar.ts';
import { type Firm, inventFirm } from '../firms.ts';
import { staffOf, type WorldPerson } from '../people.ts';
import type { Place } from '../places.ts';
import type { Random } from '../random.ts';
import { type Violation, violations } from './violations.ts';

/** Who works on a case. Whoever reviews, decides and keeps is another person than who investigates. */
export interface CaseStaff {
  readonly officer: WorldPerson;
  readonly partner: WorldPerson;
  readonly reviewer: WorldPerson;
  readonly head: WorldPerson;
  readonly deputy: WorldPerson;
  readonly intake: WorldPerson;
}
export type CasePost = keyof CaseStaff;

/** Amounts of a case in fen. What a plan does not impose stays unused. */
export interface CaseAmounts {
  readonly involved: number;
  readonly fine: number;
  readonly gains: number;
  readonly goods: number;
  readonly recovered: number;
}

/** What the bodies of one case tell of, drawn once. */
export interface CaseFile {
  readonly county: Place;
  readonly staff: CaseStaff;
  readonly violation: Violation;
  readonly firm: Firm;
  /** A natural person stands before us, not a firm. */
  readonly person: boolean;
  /** Identity card number, of a person under age; '' where the age is nothing to the case. */
  readonly idNo: string;
  readonly keeper: string;
  readonly goods: { readonly name: string; readonly unit: string; readonly quantity: number };
  readonly amounts: CaseAmounts;
  readonly sources: readonly JsonObject[];
  readonly channel: string;
  readonly campaigns: readonly string[];
  readonly opened: PlainDate;
  /** Number of a paper that is not ours to number, or has no register: receipts, approvals, minutes. */
  readonly paper: (kind: string) => string;
  /** The working day so many after filing. */
  readonly day: (n: number) => PlainDate;
  readonly id: (label: string) => string;
}

const SURNAMES = Array.from('林沈顾陆苏叶江程许傅骆简尹栾桑柏穆岑荀闻');
const GIVEN = Array.from('安宁平和顺达新民广仁');

/** The officers of a county: the first leads unless another is chosen. */
export function castCase(county: Place, random: Random, lead?: number): CaseStaff {
  const officers = staffOf(county.code, 'officer');
  const first = lead ?? random.int(0, officers.length - 1);
  const [head, deputy] = staffOf(county.code, 'head');
  const [officer, partner] = [officers[first % officers.length], officers[(first + 1) % officers.length]];
  const [[reviewer], [intake]] = [staffOf(county.code, 'legal-reviewer'), staffOf(county.code, 'intake')];
  if (officer === undefined || partner === undefined || officer === partner) throw new RangeError(county.code);
  if (head === undefined || deputy === undefined) throw new RangeError(county.code);
  if (reviewer === undefined || intake === undefined) throw new RangeError(county.code);
  return { officer, partner, reviewer, head, deputy, intake };
}

export interface CaseFileOptions {
  readonly county: Place;
  readonly staff: CaseStaff;
  readonly opened: PlainDate;
  readonly violations?: readonly Violation[];
  readonly person?: boolean;
  readonly minor?: boolean;
  readonly amounts?: Partial<CaseAmounts>;
  readonly sources?: readonly JsonObject[];
  readonly campaigns?: readonly string[];
  readonly channel?: string;
  /** The operator, where earlier cases are of the same one. */
  readonly firm?: Firm;
}

/** Of somebody who turned sixteen half a year before the case, with a right check character in a region that does not exist. */
function inventIdNo(county: Place, opened: PlainDate): string {
  const born = addMonths(opened, -(16 * 12 + 6)).replaceAll('-', '');
  const first17 = `${county.code.slice(0, 6)}${born}001`;
  return `${first17}${idCardCheck(first17) ?? ''}`;
}

const yuan = (amount: number): number => amount * 100;

/** Draws one case. The same stream of choices gives the same case. */
export function openCaseFile(options: CaseFileOptions, random: Random): CaseFile {
  const { county, staff, opened } = options;
  const violation = random.pick(options.violations ?? violations);
  const firm = options.firm ?? inventFirm(county, random.pick(violation.trades), random);
  const [name, unit] = random.pick(violation.goods);
  const source = random.weighted({ inspection: 60, clue: 25, letter: 10, referral: 5 });
  // Wide, so that no two receipts of a county are the same by chance.
  const serial = String(random.int(1, 999_999_999)).padStart(9, '0');
  const papers = new Map<string, string>();
  const ids = new Map<string, string>();
  const drawn: CaseAmounts = {
    involved: yuan(random.int(20, 900) * 10),
    fine: yuan(random.int(5, 480) * 10),
    gains: yuan(random.int(2, 150) * 10),
    goods: yuan(random.int(2, 120) * 10),
    recovered: yuan(random.int(2, 200) * 10),
  };
  return {
    county,
    staff,
    violation,
    firm,
    person: options.person ?? false,
    idNo: options.minor === true ? inventIdNo(county, opened) : '',
    keeper: `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.pick(GIVEN)}`,
    goods: { name, unit, quantity: random.int(3, 240) },
    amounts: { ...drawn, ...options.amounts },
    sources: options.sources ?? [{ kind: source, region: county.code.slice(0, 6) }],
    channel:
      options.channel ?? (source === 'inspection' ? 'inspection' : source === 'referral' ? 'transfer' : 'letter'),
    campaigns: options.campaigns ?? [],
    opened,
    paper: (kind) => {
      const known = papers.get(kind) ?? `${kind}${opened.slice(0, 4)}-${serial}`;
      papers.set(kind, known);
      return known;
    },
    day: (n) => shiftWorkdays(opened, n),
    id: (label) => {
      const known = ids.get(label) ?? random.uuid(new Date(`${opened}T01:00:00Z`));
      ids.set(label, known);
      return known;
    },
  };
}

export const nameOf = (file: CaseFile): string => (file.person ? file.keeper : file.firm.name);
export const titleOf = (file: CaseFile): string => `${nameOf(file)}${file.violation.cause}案`;
