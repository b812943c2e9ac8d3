import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskJson, maskName, maskObject, maskText, seesPersonal } from './mask.ts';

describe('names', () => {
  test.each([
    ['张三', '张*'],
    ['王小二', '王*二'],
    ['欧阳小明', '欧**明'],
    ['李', '*'],
  ])('%s becomes %s', (name, masked) => expect(maskName(name)).toBe(masked));

  test('of firms stay, of people are masked', () => {
    expect(maskObject({ name: '东街加油站' })).toEqual({ name: '东街加油站' });
    expect(maskObject({ name: '王小二' })).toEqual({ name: '王*二' });
    expect(maskObject({ name: '老王食品店' })).toEqual({ name: '老王食品店' });
  });
});

describe('texts', () => {
  test.each([
    ['电话13812345678。', '电话138****5678。'],
    ['138 1234 5678', '138****5678'],
    ['座机0830-3123456', '座机0830****3456'],
    ['身份证51050219900101123X', '身份证510502********123X'],
    ['卡号6222021234567890123', '卡号6222********0123'],
    ['邮箱zhangsan@example.com', '邮箱z***@example.com'],
    ['电话１３８１２３４５６７８。', '电话138****5678。'],
    ['打一三八一二三四五六七八找我', '打138****5678找我'],
    ['打一三两二三四五六七八九找我', '打132****6789找我'],
    ['打一九八一二三四五六七二找我', '打198****5672找我'],
    ['证号1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '证号110105********002X'],
    ['订单金额128元，日期2026-06-01', '订单金额128元，日期2026-06-01'],
  ])('%s', (text, masked) => expect(maskText(text)).toBe(masked));

  test('no mobile number survives anywhere in a body, however deep', () => {
    const mobile = fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((digits) => `1${digits}`);
    fc.assert(
      fc.property(mobile, fc.string(), fc.string(), (number, before, after) => {
        const clean = (text: string) => text.replace(/[\dA-Za-z@.]/g, '');
        const body = { a: [{ text: `${clean(before)}${number}${clean(after)}` }], phone: number };
        expect(JSON.stringify(maskJson(body))).not.toContain(number);
      }),
    );
  });
});

describe('who reads a matter as it was written', () => {
  const matter = { handlingCode: '980101001' } as never;
  test.each([
    ['980101', ['officer'], true],
    ['980101001', ['intake'], true],
    ['980101', ['auditor'], false],
    ['980100', ['head'], false],
    ['980102', ['officer'], false],
    ['980101002', ['officer'], false],
  ])('%s %s: %s', (authority, roles, full) => expect(seesPersonal({ authority, roles } as never, matter)).toBe(full));

  // The office that called the talk reads whom it talked to, though the unit has it in hand; of a clue it reads no reporter.
  test.each([
    ['talk', '980100', 'campaign-office', true],
    ['talk', '980100', 'supervisor', true],
    ['talk', '980100', 'head', true],
    ['talk', '980101', 'head', true],
    ['talk', '980100', 'auditor', false],
    ['talk', '980000', 'campaign-office', false],
    ['talk', '980101', 'campaign-office', false],
    ['clue', '980100', 'campaign-office', false],
    ['clue', '980100', 'head', false],
    ['finding', '980100', 'campaign-office', false],
  ])('%s, %s %s: %s', (procedure, authority, role, full) => {
    const called = { procedure, homeCode: '980100', handlingCode: '980101' } as never;
    expect(seesPersonal({ authority, roles: [role] } as never, called)).toBe(full);
  });
});
