import type { AuthorityCode, PersonId } from '../kernel/id.ts';
import { scopePattern } from '../kernel/region.ts';
import type { Role } from '../platform/identity/actor.ts';
import type { LedgerActor } from '../platform/ledger/types.ts';
import { type Place, places } from './places.ts';
import { createRandom } from './random.ts';

/** An invented officer with the roles held at one authority. */
export interface WorldPerson {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly licenceNo: string | null;
  readonly authority: AuthorityCode;
  readonly roles: readonly Role[];
}

/** A demo account that a newcomer may sign in with. */
export interface DemoSignIn {
  readonly login: string;
  readonly name: string;
  readonly post: { readonly zh: string; readonly en: string };
  readonly authority: AuthorityCode;
}

const SURNAMES = Array.from('林沈顾陆苏叶江程许傅骆简尹栾桑柏穆岑荀闻钟卫邵汪');
const GIVEN = Array.from('知微望舒景行若谷明溪子衿予安书砚清和星野怀瑾云起时雨青禾南乔嘉树');

/** Posts of each kind of authority: login part, roles, whether the holder carries an enforcement licence. */
const POSTS: Readonly<Record<Place['level'], readonly (readonly [string, readonly Role[], boolean])[]>> = {
  province: [
    ['intake', ['intake'], false],
    ['head', ['head'], true],
    ['campaign', ['campaign-office', 'supervisor'], false],
    ['legal', ['legal-reviewer'], true],
    ['auditor', ['auditor'], false],
    ['custodian', ['custodian'], false],
    ['admin', ['administrator'], false],
  ],
  city: [
    ['intake', ['intake'], false],
    ['head', ['head'], true],
    ['officer', ['officer'], true],
    ['campaign', ['campaign-office'], false],
    ['admin', ['administrator'], false],
  ],
  county: [
    ['intake', ['intake'], false],
    ['head', ['head'], true],
    ['officer1', ['officer'], true],
    ['officer2', ['officer'], true],
  ],
  station: [['officer', ['officer'], true]],
};

/**
 * Posts that penalty cases need beside them: who decides is another than who handles, reviews or heads a hearing. Drawn
 * apart, so that whoever was there before keeps name and id.
 */
const CASE_POSTS: typeof POSTS = {
  province: [],
  city: [
    ['deputy', ['head'], true],
    ['legal', ['legal-reviewer'], true],
  ],
  county: [
    ['deputy', ['head'], true],
    ['legal', ['legal-reviewer'], true],
  ],
  station: [],
};

/** Only for the ids of people, which must not depend on the day of the seeding. */
const FOUNDED = new Date('2018-11-01T00:00:00Z');

function build(): WorldPerson[] {
  const people: WorldPerson[] = [];
  for (const [seed, posts] of [
    ['yunlan/people', POSTS],
    ['yunlan/people of cases', CASE_POSTS],
  ] as const) {
    const random = createRandom(seed);
    for (const [place, [post, roles, licensed]] of places.flatMap((each) =>
      posts[each.level].map((held) => [each, held] as const),
    )) {
      const name = `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.chance(0.6) ? random.pick(GIVEN) : ''}`;
      people.push({
        id: random.uuid(FOUNDED) as PersonId,
        login: demoLogins[`${place.code}.${post}`] ?? `${post}.${place.code}`,
        name,
        licenceNo: licensed ? `云岚演示-${String(people.length + 1).padStart(5, '0')}` : null,
        authority: place.code,
        roles,
      });
    }
  }
  return people;
}

/** The few accounts that get a password; everybody else of the world has none and cannot sign in. */
const demoLogins: Readonly<Record<string, string>> = {
  '980100.intake': 'intake',
  '980102.officer1': 'officer',
  '980102.legal': 'reviewer',
  '980102.head': 'head',
  '980100.head': 'cityhead',
  '980000.campaign': 'campaign',
  '980000.auditor': 'auditor',
  '980000.custodian': 'custodian',
  '980000.admin': 'admin',
};

const demoPosts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  intake: { zh: '青梧市局 登记员', en: 'intake clerk, Qingwu City' },
  officer: { zh: '听泉区局 执法人员', en: 'officer, Tingquan District' },
  reviewer: { zh: '听泉区局 法制审核员', en: 'legal reviewer, Tingquan District' },
  head: { zh: '听泉区局 负责人', en: 'head, Tingquan District' },
  cityhead: { zh: '青梧市局 负责人', en: 'head, Qingwu City' },
  campaign: { zh: '云岚省局 专项办', en: 'campaign office, Yunlan Province' },
  auditor: { zh: '云岚省局 审计员', en: 'auditor, Yunlan Province' },
  custodian: { zh: '云岚省局 身份保管员', en: 'custodian of identities, Yunlan Province' },
  admin: { zh: '云岚省局 系统管理员', en: 'administrator, Yunlan Province' },
};

/** Every officer of the invented province; the same names and ids each time. */
export const people: readonly WorldPerson[] = build();

/** In the order in which a matter passes through their hands. */
export const demoSignIns: readonly DemoSignIn[] = Object.entries(demoPosts).flatMap(([login, post]) =>
  people.filter((person) => person.login === login).map(({ name, authority }) => ({ login, name, post, authority })),
);

/**
 * The password of all demo accounts. It is printed in the README and at each start: an instance that others can reach
 * must never keep it.
 */
export const DEMO_PASSWORD = 'Yunlan-Demo-2026';

const byPost = new Map<string, readonly WorldPerson[]>();
for (const place of places) {
  const staff = people.filter((person) => person.authority === place.code);
  for (const role of new Set(staff.flatMap((person) => person.roles))) {
    byPost.set(
      `${place.code}.${role}`,
      staff.filter((person) => person.roles.includes(role)),
    );
  }
}

/** Whoever holds a role at an authority; throws RangeError when the world has nobody there. */
export function staffOf(authority: string, role: Role): readonly WorldPerson[] {
  const staff = byPost.get(`${authority}.${role}`);
  if (staff === undefined) throw new RangeError(`nobody is ${role} at ${authority}`);
  return staff;
}

/** One of them, the first where it does not matter who; throws RangeError where there is nobody. */
export function personAt(authority: string, role: Role, nth = 0): WorldPerson {
  const person = staffOf(authority, role)[nth];
  if (person === undefined) throw new RangeError(`no ${nth + 1}. ${role} at ${authority}`);
  return person;
}

/** How a person of the world acts in the ledger. */
export function actorFor(person: WorldPerson): LedgerActor {
  return {
    personId: person.id,
    authority: person.authority,
    roles: person.roles,
    onBehalfOf: null,
    scope: scopePattern(person.authority),
    clearance: 0,
  };
}
