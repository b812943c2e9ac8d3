import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { channels } from '../../../../modules/intake/model/labels.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { findProcedure } from '../../procedures.ts';
import { bodyForChannel, fieldsForChannel, fieldsForDealing } from './entry-fields.ts';

const receive = findProcedure('clue')?.verbs.receive;
if (receive === undefined) throw new Error('clue.receive is not declared');
const all = fieldsOf(receive.body);

const namesOf = (channel: string): string[] => {
  const incoming = fieldsForChannel(all, channel).find(({ name }) => name === 'incoming');
  return incoming?.kind === 'group' ? incoming.fields.map(({ name }) => name) : [];
};
const paper = { sender: '云岚市公安局', documentNo: '云公函〔2026〕3号' };
const inspection = { inspectionNo: '检查1号', officers: ['甲某', '乙某'] };

describe('what the channel of an entry has', () => {
  it('a paper of its own for letters, transfers and inspections only', () => {
    for (const channel of Object.keys(channels)) {
      const shown = namesOf(channel).includes('documentNo');
      expect([channel, shown]).toEqual([channel, ['letter', 'transfer', 'inspection'].includes(channel)]);
      expect([channel, namesOf(channel).includes('inspectionNo')]).toEqual([channel, channel === 'inspection']);
    }
  });

  it('leaves every other field, in its order', () => {
    const others = all.filter(({ name }) => name !== 'incoming');
    expect(fieldsForChannel(all, 'phone')).toEqual(others);
    expect(fieldsForChannel(all, undefined)).toEqual(others);
    const shown = fieldsForChannel(all, 'inspection').map(({ name }) => name);
    expect([...shown].sort()).toEqual(all.map(({ name }) => name).sort());
    // What came on paper is told before whom it is about.
    expect(shown.indexOf('incoming')).toBe(shown.indexOf('respondent') - 1);
  });

  it('sends nothing that it does not show', () => {
    const body = (channel: string) => ({ title: '一', channel, incoming: { ...paper, ...inspection } });
    expect(bodyForChannel(body('phone'))).toEqual({ title: '一', channel: 'phone' });
    expect(bodyForChannel(body('letter'))).toEqual({ title: '一', channel: 'letter', incoming: paper });
    expect(bodyForChannel(body('inspection'))).toEqual(body('inspection'));
    expect(bodyForChannel({ channel: 'letter', incoming: inspection })).toEqual({ channel: 'letter' });
  });
});

describe('what the dealing of an entry has', () => {
  const asks = (draft: JsonObject): boolean => {
    const respondent = fieldsForDealing(all, draft).find(({ name }) => name === 'respondent');
    return respondent?.kind === 'group' && respondent.fields.some(({ name }) => name === 'platform');
  };

  it('the operator of a platform where it was online', () => {
    expect(asks({})).toBe(false);
    expect(asks({ domain: 'food', respondent: { name: '某店', kind: 'ordinary' } })).toBe(false);
    expect(asks({ domain: 'platform' })).toBe(true);
    expect(asks({ respondent: { kind: 'in-platform' } })).toBe(true);
    expect(asks({ respondent: { kind: 'platform-operator' } })).toBe(false);
  });

  it('and where it is filled in, so that nothing is sent unseen', () => {
    expect(asks({ respondent: { kind: 'ordinary', platform: { name: '某平台' } } })).toBe(true);
    expect(asks({ respondent: { platform: { name: '' } } })).toBe(false);
  });

  it('and every other field as before', () => {
    const others = (fields: typeof all) => fields.filter(({ name }) => name !== 'respondent');
    expect(others(fieldsForDealing(all, {}))).toEqual(others(all));
    expect(fieldsForDealing(all, { domain: 'platform' })).toEqual(all);
  });
});
