import type { Text } from '../../../kernel/text.ts';
import type { ProposalPart, StoredProposal } from '../../triage/model/proposer.ts';

/** Version of the rules below; changed weights get a new one. */
const RULE = 'party-name@2026.1';

/** How a firm of the registry agrees with what a matter says; all that the score is made of. */
export interface PartyAgreement {
  readonly code: string;
  readonly name: string;
  /** Share of the said name that stands in the registered one, and of the registered one that was said: 0 to 1. */
  readonly askedShare: number;
  readonly share: number;
  /** The name, now or before, is the said one to the letter. */
  readonly isSame: boolean;
  /** Characters that only sound or look alike. */
  readonly alike: number;
  /** Where the matter stands and where the firm is: the same county, city, province, elsewhere; null when nobody says. */
  readonly nearness: 'county' | 'city' | 'province' | 'elsewhere' | null;
  /** Whether another place was said than the name has; asked only where the rest does not rule it out. */
  readonly otherPlace: () => boolean;
  /** How alike the addresses are, 0 to 1; null where one says none. */
  readonly address: number | null;
  readonly ended: boolean;
  /** Firms of the registry that agree as well as this one, itself among them. */
  readonly rivals: number;
  /** What differs, in words; asked only of what is proposed. */
  readonly why: () => readonly Text[];
}

const part = (id: string, zh: string, en: string, weight: number): ProposalPart[] =>
  weight === 0 ? [] : [{ part: id, title: { zh, en }, weight: Math.round(weight * 100) / 100 }];

const NEAR = { county: 1.6, city: 0.8, province: 0, elsewhere: -0.8 } as const;
const NEAR_WORDS = {
  county: ['同一区县', 'In the same county'],
  city: ['同一城市', 'In the same city'],
  province: ['同一省份', 'In the same province'],
  elsewhere: ['在别处', 'Elsewhere'],
} as const;

/** The parts of the score: log-odds that this firm is the one meant. Weights are ours, by judgement, and learn from no one yet. */
function partsOf(agreement: PartyAgreement, otherPlace: boolean): readonly ProposalPart[] {
  const { askedShare, share, isSame, alike, nearness, address, ended, rivals } = agreement;
  const name = isSame ? 7 : 6 * Math.max(share, 0.8 * askedShare);
  const near = nearness === null ? [] : part('place', NEAR_WORDS[nearness][0], NEAR_WORDS[nearness][1], NEAR[nearness]);
  return [
    ...part('base', '起点', 'Starting point', -4),
    ...(isSame ? part('name', '名称相同', 'The same name', name) : part('name', '名称相近', 'A like name', name)),
    ...part('sound', `${alike} 个字只是同音或形近`, `${alike} characters only sound or look alike`, -0.5 * alike),
    ...near,
    ...part('other-place', '写的地名不同', 'Another place was written', otherPlace ? -1.2 : 0),
    ...part(
      'address',
      address !== null && address >= 0.5 ? '地址相符' : '地址不符',
      address !== null && address >= 0.5 ? 'The address agrees' : 'The address does not agree',
      address === null ? 0 : address >= 0.5 ? 2 : -0.6,
    ),
    ...part('ended', '已注销、吊销', 'No longer trading', ended ? -0.7 : 0),
    ...part('rivals', `同样相符的有 ${rivals} 家`, `${rivals} firms agree as well`, -Math.log(Math.max(1, rivals))),
  ];
}

const probability = (parts: readonly ProposalPart[]): number =>
  1 / (1 + Math.exp(-parts.reduce((sum, { weight }) => sum + weight, 0)));

/** Below this nothing is proposed; ours. */
const PARTY_FROM = 0.3;
const MOST = 3;

/** The likeliest firms as proposals, at most three. */
export function proposeParties(
  agreements: readonly PartyAgreement[],
  evidence: StoredProposal['evidence'],
): readonly StoredProposal[] {
  return agreements
    .flatMap((agreement) => {
      // Another place only speaks against: what falls short without it need not be read for places.
      if (probability(partsOf(agreement, false)) < PARTY_FROM) return [];
      const parts = partsOf(agreement, agreement.otherPlace());
      return [{ agreement, parts, score: Math.round(probability(parts) * 1000) / 1000 }];
    })
    .filter(({ score }) => score >= PARTY_FROM)
    .sort((a, b) => b.score - a.score || (a.agreement.code < b.agreement.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ agreement, parts, score }) => ({
      ...{ kind: 'party', value: agreement.code, rule: RULE, parts, evidence, score },
      title: { zh: agreement.name, en: agreement.name },
      reason: reasonOf(agreement),
    }));
}

function reasonOf({ isSame, why }: PartyAgreement): Text {
  if (isSame) return { zh: '名录中有这个名称', en: 'The registry has this name' };
  const said = why();
  const [zh, en] = [said.map((each) => each.zh).join('；'), said.map((each) => each.en).join('; ')];
  return {
    zh: `名录中有相近的名称${zh === '' ? '' : `：${zh}`}`,
    en: `The registry has a like name${en === '' ? '' : `: ${en}`}`,
  };
}
