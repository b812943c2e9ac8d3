import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { storeFirmAccounts } from '../../modules/firms/index.ts';
import { type Role, SYSTEM_PERSON } from '../../platform/identity/actor.ts';
import type { IdentityDeps } from '../../platform/identity/settings.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { instantOf } from '../calendar.ts';
import { type Firm, inventFirm } from '../firms.ts';
import { DEMO_PASSWORD, personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom } from '../random.ts';
import type { Step } from '../stories.ts';

const COUNTY = '980102' as AuthorityCode;
/** Only for ids, which must not depend on the day of the seeding. */
const SINCE = new Date('2026-01-05T01:00:00Z');

/** Somebody of a firm of the demo district; all have the password of the demo accounts. */
export interface DemoFirmAccount {
  readonly id: string;
  readonly role: 'manager' | 'staff';
  readonly name: string;
  readonly login: string;
}

/** A firm of the demo district in online settlement. */
export interface DemoFirm extends Firm {
  readonly place: { readonly region: Region; readonly id: MatterId };
  readonly shops: readonly string[];
  readonly accounts: readonly DemoFirmAccount[];
  /** How far it has come. */
  readonly stage: 'applied' | 'enrolled' | 'online';
  /** So many days before the founding it asked to take part. */
  readonly age: number;
}

const plans: readonly (readonly [trade: string, stage: DemoFirm['stage'], age: number, staff: readonly string[]])[] = [
  ['百货有限公司', 'online', 150, ['吴知夏', '陈予安']],
  ['电器销售有限公司', 'online', 120, ['林清和', '许望舒']],
  ['网络科技有限公司', 'online', 80, ['沈星野', '苏景行']],
  ['家居装饰有限公司', 'online', 40, ['叶怀瑾']],
  ['健身服务有限公司', 'enrolled', 12, []],
  ['教育咨询有限公司', 'applied', 2, []],
];

/** The firms of the demo district, the same each time: the first of each is its manager, login `manager`, then `staff`. */
export const demoFirms: readonly DemoFirm[] = plans.map(([trade, stage, age, people], index): DemoFirm => {
  const random = createRandom(`odr firms/${index}`);
  const firm = inventFirm(getPlace(COUNTY), trade, random);
  return {
    ...firm,
    place: { region: regionOf(COUNTY), id: random.uuid(SINCE) as MatterId },
    shops: [`${firm.name.slice(0, -4)}旗舰店`],
    accounts: people.map((name, nth) => ({
      id: random.uuid(SINCE),
      name,
      ...(nth === 0 ? ({ role: 'manager', login: 'manager' } as const) : ({ role: 'staff', login: 'staff' } as const)),
    })),
    ...{ stage, age },
  };
});

const officer = (): WorldPerson => personAt(COUNTY, 'officer', 0);
/** What a firm does on the portal is entered by the receiving account, which is no officer and holds no officer's role. */
const portal = (): WorldPerson => ({
  ...{ id: SYSTEM_PERSON, login: '-system-', name: '系统', licenceNo: null, authority: COUNTY },
  roles: ['system'] as readonly string[] as readonly Role[],
});

interface Line {
  readonly by: WorldPerson;
  readonly verb: string;
  /** Days before the founding. */
  readonly age: number;
  readonly body: JsonObject;
}

function linesOf({ name, code, address, shops, accounts, stage, age }: DemoFirm): readonly Line[] {
  const [manager, ...staff] = accounts;
  const contact = { name: manager?.name ?? '周景行', phone: '13900000000' };
  const lines: Line[] = [
    {
      ...{ by: portal(), verb: 'apply', age },
      body: { firm: { name, code, address }, shops: [...shops], contact, understood: true },
    },
  ];
  if (stage === 'applied') return lines;
  lines.push(
    { by: officer(), verb: 'verify', age: age - 1, body: { papers: '营业执照、授权委托书', manager: contact.name } },
    { by: officer(), verb: 'send-letter', age: age - 1, body: { addressee: contact.name, address, way: 'post' } },
  );
  if (manager === undefined) return lines;
  const opened = { account: manager.id, letter: 'l1', name: manager.name };
  lines.push({ by: portal(), verb: 'activate', age: age - 5, body: opened });
  for (const { id, name: called } of staff) {
    const body = { by: manager.id, account: id, name: called };
    lines.push({ by: portal(), verb: 'appoint-staff', age: age - 6, body });
  }
  return lines;
}

function told(founded: Date, firm: DemoFirm): Told {
  const random = createRandom(`odr firms/acts of ${firm.place.id}`);
  const { region, id } = firm.place;
  const steps = linesOf(firm).map(({ by, verb, age, body }, index): Step => {
    const at = instantOf(addDays(legalDay(founded), -age), 9 * 60 + index * 12);
    const request = { homeRegion: region, verb, eventAt: at.toISOString(), body };
    return {
      ...{ at, by, verb },
      requests: [
        index === 0
          ? { ...request, actId: id as string as ActId, procedure: 'odr-firm', homeCode: COUNTY }
          : { ...request, actId: random.uuid(at) as ActId, matterId: id, of: ['odr-firm'] },
      ],
    };
  });
  return { matters: 1, steps };
}

/** Firms of the demo district in online settlement: four answer, one waits for its letter, one for an officer. */
export const firmStories = (founded: Date): readonly Told[] => demoFirms.map((firm) => told(founded, firm));

/** Their accounts, with the password of all demo accounts; nothing happens to those that are there. */
export async function seedFirmAccounts({
  ledger,
  identity,
}: {
  readonly ledger: LedgerDependencies;
  readonly identity: IdentityDeps;
}): Promise<void> {
  const passwordHash = await identity.slowHash.hash(DEMO_PASSWORD);
  const accounts = demoFirms.flatMap(({ place, code: firmCode, accounts: people }) =>
    people.map((each) => ({
      ...{ ...each, region: place.region, firm: place.id, authority: COUNTY, firmCode, passwordHash },
    })),
  );
  await storeFirmAccounts(ledger, accounts);
}
