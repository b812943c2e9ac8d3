import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { runningDue } from '../../../../platform/procedure/fold.ts';
import { fine, SMALL } from './testing/deciding.ts';
import { decidedOn15th, on, receipt, recipient, servedOn16th, service } from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const { officer, stranger, system } = staff;
const decided = story(decidedOn15th());
const serve = (more: JsonObject, day = '2026-06-16'): Step => [day, officer, 'serve', service('2026-06-16', more)];
const without = (body: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key))) as JsonObject;

test('service begins the time to pay and the party’s rights, and is done within seven working days', () => {
  // 端午: 19 June 2026 is a holiday.
  expect(decided.clocks.serve).toMatchObject({ due: '2026-06-25', endedOn: null });
  const matter = story(servedOn16th());
  expect(matter.state).toBe('performing');
  expect(matter.clocks.serve?.endedOn).toBe('2026-06-16');
  expect(matter.clocks.pay).toMatchObject({ due: '2026-07-01', endedOn: null });
  expect(matter.clocks.reconsider).toMatchObject({ rule: 'reconsider-apply', due: '2026-08-17' });
  expect(matter.clocks.litigate).toMatchObject({ rule: 'litigate-apply', due: '2026-12-16' });
});

test('service that is written down days later still counts from the day on which it reached the party', () => {
  const late = on(decidedOn15th(), serve({}, '2026-06-24'));
  const atOnce = story(servedOn16th());
  for (const clock of ['pay', 'reconsider', 'litigate']) {
    expect(late.clocks[clock]).toMatchObject({ startedOn: '2026-06-16', due: atOnce.clocks[clock]?.due });
  }
  // Times of the party are shown; they never press on the authority.
  expect(late.clocks.pay?.expects).toBe('party');
  expect(runningDue(late)).not.toBe(late.clocks.pay?.due);
});

test('who was not told of review and suit has a year to ask for it', () => {
  const matter = on(decidedOn15th(), serve({ told: ['surcharge'] }));
  expect(matter.clocks.reconsider?.rule).toBe('reconsider-apply-untold');
});

const REFUSED = { how: 'refused', reason: '拒绝签收', witnesses: [{ name: '李某' }], on: '2026-06-16' };
const PROVEN: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  ['direct', {}, ['receipt']],
  ['left', { receipt: REFUSED }, ['receipt']],
  ['left', { recording: '执法记录仪 20260616-3', receipt: receipt('2026-06-16') }, ['recording']],
  ['entrusted', { through: '某区市场监管局' }, ['through']],
  ['forwarded', { through: '某监狱' }, ['receipt']],
  ['post', { tracking: 'EMS1234567890', evidence: '回执' }, ['tracking']],
  ['post', { tracking: 'EMS1234567890', evidence: '回执' }, ['evidence']],
];

test.each(PROVEN)('%s is proven, and not without %s', (method, proof, keys) => {
  const body = { ...service('2026-06-16'), method, ...proof };
  expect(refused(decided, ['2026-06-16', officer, 'serve', body])).toBeNull();
  expect(refused(decided, ['2026-06-16', officer, 'serve', without(body, ...keys)])).toBe('case.serve.proof');
});

test('electronically only with the confirmation that the party signed', () => {
  const body = { method: 'electronic', confirmation: '确认书1号', evidence: '系统到达记录' };
  expect(refused(decided, serve(body))).toBe('case.serve.electronic-agreed');
  const agreed = { ...decided, facts: { ...decided.facts, address: { on: '2026-06-02', electronic: true } } };
  expect(refused(agreed, serve(body))).toBeNull();
  expect(refused(agreed, serve({ method: 'electronic', evidence: '系统到达记录' }))).toBe('case.serve.proof');
});

test('not before the decision, not in the future, not twice, by its own officers', () => {
  expect(refused(decided, ['2026-06-16', officer, 'serve', service('2026-06-14')])).toBe('case.serve.after-decision');
  expect(refused(decided, ['2026-06-16', officer, 'serve', service('2026-06-17')])).toBe('case.serve.on-not-later');
  expect(refused(decided, ['2026-06-16', stranger, 'serve', service('2026-06-16')])).toBe('case.handlers');
  const matter = { ...story(servedOn16th()), state: 'decided' };
  expect(refused(matter, serve({}))).toBe('case.serve.once');
});

const notice: Step = [
  '2026-06-18',
  officer,
  'serve-publicly',
  { number: '江阳市监送公〔2026〕1号', ground: 'nothing-else-works', where: '机关公告栏', reason: '两次送达未成。' },
];
const tried = (method: string): Step => [
  '2026-06-17',
  officer,
  'attempt-service',
  { method, on: '2026-06-17', result: '经营场所已关闭。' },
];

test('public notice only after two other ways failed; deemed served when its 30 days are over', () => {
  expect(refused(story([...decidedOn15th(), tried('direct'), tried('direct')]), notice)).toBe(
    'case.serve-publicly.others-failed',
  );
  const announced = story([...decidedOn15th(), tried('direct'), tried('post'), notice]);
  expect(announced.clocks.public).toMatchObject({ rule: 'case-serve-public', due: '2026-07-18' });
  expect(announced.clocks.serve?.endedOn).toBe('2026-06-18');
  expect(refused(announced, [...notice])).toBe('case.serve-publicly.once');
  const deem = (day: string): Step => [day, system, 'deem-served', { told: ['remedies', 'surcharge', 'publication'] }];
  expect(refused(announced, deem('2026-07-18'))).toBe('case.deem-served.over');
  const served = story([deem('2026-07-19')], announced);
  expect(served.facts.service).toMatchObject({ on: '2026-07-18', method: 'public-notice' });
  expect(served.state).toBe('performing');
});

test('an addressee who cannot be found needs proof of it, and no attempts', () => {
  const body = { number: '公告1号', ground: 'untraceable', where: '公告栏', reason: '查无下落。' };
  expect(refused(decided, ['2026-06-18', officer, 'serve-publicly', body])).toBe('case.serve-publicly.evidence');
  expect(refused(decided, ['2026-06-18', officer, 'serve-publicly', { ...body, evidence: '派出所证明' }])).toBeNull();
});

test('what needs nothing more is to be closed at once: a warning, and no penalty at all', () => {
  const warning = { ...fine(SMALL), penalties: [{ kind: 'warning', citation: '第十三条' }] };
  const matter = on(decidedOn15th(warning), serve({}));
  expect(matter.state).toBe('closable');
  expect(matter.clocks.close).toMatchObject({ startedOn: '2026-06-16', endedOn: null });
  expect(matter.clocks.pay).toBeUndefined();
});

test('what was left out at service is told later', () => {
  const matter = on(decidedOn15th(), serve({ told: ['remedies'] }), [
    '2026-06-17',
    officer,
    'tell-publication',
    { document: '补充告知书1号', told: ['surcharge', 'publication'] },
  ]);
  expect(matter.facts.service).toMatchObject({ toldSurcharge: true, toldPublication: true, toldRemedies: true });
});

test('the recipient is personal: the public part of the act names nobody', () => {
  expect(JSON.stringify(story(servedOn16th()).facts)).not.toContain(String(recipient.name));
});
