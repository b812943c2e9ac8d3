import { expect, it } from 'vitest';
import type { PartyView } from '../../../../modules/parties/contract.ts';
import { withParty } from './with-party.ts';

const party = { name: '白沙超市', code: '91980101MA00000016', region: '980101', address: '东街1号' } as PartyView;

it('what the registry says goes into its fields, the rest stays as typed', () => {
  const draft = { title: '一', respondent: { name: '白沙', kind: 'ordinary', address: '后门' } };
  expect(withParty(draft, 'respondent', party)).toEqual({
    title: '一',
    respondent: { name: '白沙超市', code: party.code, region: '980101', address: '东街1号', kind: 'ordinary' },
  });
  expect(withParty(draft, 'respondent', { ...party, address: '' })).toMatchObject({ respondent: { address: '后门' } });
});
