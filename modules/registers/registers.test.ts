import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorityCode, MatterId, PersonId } from '../../kernel/id.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type CaseLedger, caseLedger } from '../../tests/support/cases.ts';
import { strangers, tellCase } from '../../tests/support/tell-case.ts';
import { createDirectory } from '../authorities/index.ts';
import { decision, discussion, fine, legalPass, SMALL, servedOn5th } from '../cases/model/case/testing/deciding.ts';
import { archived, outcome, reconsideration, service } from '../cases/model/case/testing/finishing.ts';
import { filed, type Step, staff } from '../cases/model/case/testing/story.ts';
import type { RegisterQuery } from './contract.ts';
import { type RegisterId, registerIds, registers } from './model/register.ts';
import { listRegister } from './queries/list-register.ts';

const { officer, provinceHead, cityHead, head, reviewer } = staff;
let world: CaseLedger;
beforeAll(async () => {
  world = await caseLedger();
});
afterAll(() => world.close());

const viewer = (authority: string, scope: string): LedgerActor => ({
  personId: staff.head.personId as PersonId,
  authority: authority as AuthorityCode,
  roles: ['head'],
  onBehalfOf: null,
  scope,
  clearance: 0,
});
const province = viewer('510000', '51%');
const list = (register: RegisterId, query: RegisterQuery = {}, by = province) =>
  listRegister(
    { ledger: world.ledger, directory: createDirectory(world.ledger.store.db, world.ledger.clock) },
    by,
    register,
    query,
  );

const revocation = {
  ...fine(SMALL),
  penalties: [{ kind: 'revoke-licence', citation: '《食品安全法》第一百二十二条' }],
};
const licence = (number: string) => ({ name: '食品经营许可证', number, issuer: '江阳区市场监督管理局' });
const revoked = (licences: readonly string[]): readonly Step[] => [
  ...servedOn5th(revocation, true),
  ['2026-06-15', officer, 'end-reply', {}],
  ['2026-06-15', head, 'require-legal-review', { grounds: ['L3'], reason: '涉及多个法律关系' }],
  ['2026-06-15', officer, 'submit-review', { grounds: [] }],
  ['2026-06-15', reviewer, 'legal-review', legalPass],
  ['2026-06-16', head, 'discuss', discussion(revocation)],
  ['2026-06-16', head, 'decide', decision(revocation)],
  ['2026-06-16', officer, 'serve', service('2026-06-16')],
  [
    '2026-06-20',
    officer,
    'perform-duty',
    { kind: 'revoke-licence', on: '2026-06-18', document: '注销1', how: '收缴证件', licences: licences.map(licence) },
  ],
];
const ban: Step = ['2026-06-05', officer, 'record-ban', { on: '2026-06-04', document: '取缔1号', place: '城西路8号' }];
const put = (by: typeof officer, level: string, day = '2026-06-03'): Step => [
  day,
  by,
  'list-case',
  { level, number: `${level}督1号`, until: '2026-09-30', demands: '查清来源。' },
];
const off = (by: typeof officer, result: string): Step => [
  '2026-07-10',
  by,
  'unlist-case',
  { result, document: '销1', opinion: '同意。' },
];
const nominated: Step = [
  '2026-08-03',
  officer,
  'nominate-typical',
  { level: 'province', heading: '某店过期食品案', masked: '某店经营过期食品，被依法处罚。', why: '典型' },
];
const selected: Step = [
  '2026-08-20',
  provinceHead,
  'select-typical',
  { level: 'province', batch: '十大典型案例', document: '省1号' },
];

/** The figure of a period, from the places where cases are counted. */
async function figure(register: RegisterId, from: string, to: string): Promise<number> {
  return world.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(sql`
      select coalesce(sum(n), 0)::int as n from matter_cell
      where measure = ${registers[register].measure} and day between ${from} and ${to}`);
    return rows[0]?.n ?? -1;
  });
}

describe('registers', () => {
  const told: Partial<Record<string, MatterId>> = {};
  beforeAll(async () => {
    const tell = async (name: string, steps: readonly Step[]): Promise<void> => {
      told[name] = await tellCase(world.ledger, steps, strangers());
    };
    await tell('revoked', revoked(['A1', 'A2']));
    await tell('fallen', [
      ...revoked(['B1']),
      ['2026-07-06', officer, 'record-reconsideration', reconsideration],
      ['2026-08-03', reviewer, 'record-remedy-outcome', outcome('annulled')],
    ]);
    await tell('banned', [filed('2026-06-01', { campaigns: ['food-2026'] }), ban]);
    await tell('listed', [filed(), put(provinceHead, 'province'), put(cityHead, 'city'), off(cityHead, 'done')]);
    await tell('mistaken', [filed(), put(provinceHead, 'province'), off(provinceHead, 'mistaken')]);
    await tell('typical', [...archived, nominated, selected]);
    await tell('nominated', [...archived, nominated]);
    await tell('plain', [filed()]);
  });

  test('hold what acts brought, the latest first, with what no longer stands', async () => {
    const licences = await list('revoked');
    expect(licences.lines.map(({ what, on, endedOn, counts }) => [what, on, endedOn, counts]).sort()).toEqual([
      ['食品经营许可证 A1', '2026-06-18', null, true],
      ['食品经营许可证 A2', '2026-06-18', null, true],
      ['食品经营许可证 B1', '2026-06-18', '2026-08-03', false],
    ]);
    expect((await list('revoked', { standing: 'yes' })).lines).toHaveLength(2);
    expect((await list('banned')).lines).toMatchObject([{ id: told.banned, what: '取缔1号', on: '2026-06-04' }]);
    expect((await list('listed')).lines.map(({ id, counts, endedOn }) => [id, counts, endedOn]).sort()).toEqual(
      [
        [told.listed, true, null],
        [told.listed, false, '2026-07-10'],
        [told.mistaken, false, '2026-07-10'],
      ].sort(),
    );
    expect((await list('typical')).lines.map(({ id, counts }) => [id, counts])).toEqual([
      [told.typical, true],
      [told.nominated, false],
    ]);
  });

  test.each(registerIds)('%s: its lines that count are the figure of the same days', async (register) => {
    for (const [from, to] of [
      ['2026-01-01', '2026-12-31'],
      ['2026-06-18', '2026-06-18'],
      ['2026-07-01', '2026-12-31'],
    ] as const) {
      const page = await list(register, { from, to });
      expect([register, from, page.counted]).toEqual([register, from, await figure(register, from, to)]);
    }
    expect((await list(register)).counted).toBeGreaterThan(0);
  });

  test('by campaign and authority; nothing outside the viewer’s scope', async () => {
    expect((await list('banned', { campaign: 'food-2026' })).lines).toHaveLength(1);
    expect((await list('banned', { campaign: 'other' })).lines).toHaveLength(0);
    expect((await list('banned', { authority: '510500' })).lines).toHaveLength(1);
    expect((await list('banned', { authority: '510600' })).lines).toHaveLength(0);
    expect((await list('banned', {}, viewer('510503', '510503%'))).lines).toHaveLength(0);
  });
});
