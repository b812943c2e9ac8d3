import { describe, expect, it } from 'vitest';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { adopted, withVerdict } from './teach.ts';

type Proposal = MatterDetail['proposals'][number];
const proposal = (kind: Proposal['kind'], value: string): Proposal => ({
  kind,
  value,
  title: { zh: '', en: '' },
  score: 1,
  rule: `${kind}.rule`,
  reason: { zh: '', en: '' },
  evidence: [],
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

  it('leaves other acts alone', () => {
    expect(withVerdict('accept', {}, [proposal('route', '510502')])).toEqual({});
  });

  it('fills the form and loses nothing typed before', () => {
    const draft = adopted(adopted({ note: '急' }, proposal('sign', 'disorder')), proposal('sign', 'evil-force'));
    expect(draft).toEqual({ note: '急', signs: ['disorder', 'evil-force'] });
  });
});
