import { describe, expect, it } from 'vitest';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { adopted, begunWith, pathOfSame, verbsFor, withVerdict } from './teach.ts';

type Proposal = MatterDetail['proposals'][number];
const proposal = (kind: Proposal['kind'], value: string): Proposal => ({
  kind,
  value,
  title: { zh: '', en: '' },
  score: 1,
  rule: `${kind}.rule`,
  reason: { zh: '', en: '' },
  evidence: [],
  parts: [],
});

describe('an officer’s verdict on proposals', () => {
  it('says whether the route was followed', () => {
    const proposals = [proposal('route', '510502')];
    expect(withVerdict('assign', { to: '510502' }, proposals).route).toEqual({ rule: 'route.rule', followed: true });
    expect(withVerdict('assign', { to: '510503' }, proposals).route).toEqual({ rule: 'route.rule', followed: false });
  });

  it('says nothing about what the officer left empty', () => {
    const proposals = [proposal('domain', 'food'), proposal('sign', 'disorder')];
    expect(withVerdict('screen', { domain: 'drug' }, proposals).proposals).toEqual([
      { rule: 'domain.rule', value: 'food', agreed: false },
    ]);
  });

  it('offers the verb that fits, and fills what it can', () => {
    expect(verbsFor(proposal('mixed', 'report'))).toEqual(['split']);
    expect(verbsFor(proposal('not-ours', 'education'))).toEqual(['no-power', 'reject']);
    expect(verbsFor(proposal('not-ours', 'disclosure'))).toEqual(['out-of-scope']);
    expect(verbsFor(proposal('same', 'x'))).toEqual(['merge-repeat', 'close-repeat']);
    expect(verbsFor(proposal('same', '510503/x'))).toEqual([]);
    expect(pathOfSame(proposal('same', 'x'), '510502')).toBe('/matters/510502/x');
    expect(pathOfSame(proposal('same', '510503/x'), '510502')).toBe('/matters/510503/x');
    const elsewhere = { ...proposal('not-ours', 'education'), title: { zh: '当地教育部门', en: '' } };
    expect(adopted({}, elsewhere, 'no-power')).toEqual({ channel: '当地教育部门' });
    expect(adopted({ text: '已写' }, elsewhere, 'reject')).toEqual({ ground: 'R1', text: '已写' });
    expect(adopted({}, { ...elsewhere, value: 'disclosure' }, 'out-of-scope')).toEqual({
      kind: 'disclosure',
      text: '当地教育部门',
    });
    expect(adopted({}, proposal('same', 'x'), 'merge-repeat')).toEqual({ into: 'x' });
    expect(adopted({}, proposal('same', 'x'), 'close-repeat')).toEqual({ same: 'x' });
    expect(adopted({ note: '急' }, proposal('mixed', 'report'), 'split')).toEqual({ note: '急' });
  });

  it('an operator is adopted by a correction that keeps what else is known of it', () => {
    const party = { ...proposal('party', '91980101MA00000016'), title: { zh: '白沙超市', en: '白沙超市' } };
    expect(verbsFor(party)).toEqual(['correct']);
    const facts = { respondent: { name: '白纱超市', address: '东街1号' } };
    expect(adopted(begunWith('correct', {}, facts), party, 'correct')).toEqual({
      respondent: { name: '白沙超市', code: '91980101MA00000016', address: '东街1号' },
    });
    expect(begunWith('screen', {}, facts)).toEqual({});
  });

  it('counts only a screening as a verdict on a screening', () => {
    expect(withVerdict('screen', { urgency: 'urgent' }, [proposal('same', 'x'), proposal('mixed', 'report')])).toEqual({
      urgency: 'urgent',
    });
  });

  it('fills a theme with its domain, and says whether it was agreed with', () => {
    expect(adopted({ domain: 'drug' }, proposal('theme', 'food.expired'), 'screen')).toEqual({
      domain: 'food',
      theme: 'food.expired',
    });
    const said = withVerdict('screen', { domain: 'food', theme: 'food.label' }, [proposal('theme', 'food.expired')]);
    expect(said.proposals).toEqual([{ rule: 'theme.rule', value: 'food.expired', agreed: false }]);
  });

  it('leaves other acts alone', () => {
    expect(withVerdict('accept', {}, [proposal('route', '510502')])).toEqual({});
  });

  it('fills the form and loses nothing typed before', () => {
    const draft = adopted(adopted({ note: '急' }, proposal('sign', 'disorder')), proposal('sign', 'evil-force'));
    expect(draft).toEqual({ note: '急', signs: ['disorder', 'evil-force'] });
  });
});
