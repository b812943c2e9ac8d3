import { type AuthorityLevel, levelOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BasisId } from '../../../rules/index.ts';
import type { RespondentKind } from '../../intake/model/body.ts';

/** An authority that may be proposed. `powers` are the procedures it may handle, e.g. `['clue', 'complaint']`. */
export interface RoutableAuthority {
  readonly code: string;
  readonly level: AuthorityLevel;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly powers: readonly string[];
}

export interface RouteInput {
  readonly procedure: 'clue' | 'report' | 'complaint';
  /** Where the respondent is domiciled 住所地; for an advertisement, the advertiser's place. */
  readonly respondentRegion?: string;
  /** Where it happened, or the real place of business 实际经营地; for an advertisement, the publisher's place. */
  readonly placeRegion?: string;
  /** Where the platform's operator is domiciled. */
  readonly platformRegion?: string;
  readonly kind: RespondentKind;
  /** The authority that received it. */
  readonly receivedBy: string;
}

/** A proposal of who has power; the officer who assigns decides. */
export interface RouteProposal {
  readonly authority: string;
  /** The article that leads there. */
  readonly rule: BasisId;
  readonly text: Text;
  /** 0.9 the rule points at this place; 0.7 it is the other place that the rule allows; 0.4 only an upper authority was found. */
  readonly confidence: number;
}

interface Pointer {
  readonly region: string | undefined;
  readonly why: Text;
  /** The rule gives this place power only if its authority was the first to receive the matter. */
  readonly onlyFirst?: boolean;
}

const placeOfBusiness: Text = { zh: '被投诉人实际经营地', en: "the respondent's place of business" };
const domicile: Text = { zh: '被投诉人住所地', en: "the respondent's domicile" };
const platform: Text = { zh: '平台经营者住所地', en: "the platform operator's domicile" };
const shown: Text = { zh: '平台公示的经营者地址', en: 'the address shown on the platform' };
const happened: Text = { zh: '违法行为发生地', en: 'the place where it happened' };
const realPlace: Text = { zh: '平台内经营者实际经营地', en: "the in-platform operator's real place of business" };
const publisher: Text = { zh: '广告发布者所在地', en: "the publisher's place" };
const advertiser: Text = { zh: '广告主所在地', en: "the advertiser's place" };

/** law.md 2.1, row by row. A complaint about an advertisement has no row there: the dispute follows the operator. */
function pointers(input: RouteInput): readonly Pointer[] {
  const { placeRegion, respondentRegion, platformRegion } = input;
  if (input.procedure === 'complaint') {
    switch (input.kind) {
      case 'ordinary':
        return [
          { region: placeRegion, why: placeOfBusiness },
          { region: respondentRegion, why: domicile },
        ];
      case 'advertisement':
        return [{ region: respondentRegion, why: domicile }];
      case 'platform-operator':
        return [{ region: respondentRegion ?? platformRegion, why: platform }];
      case 'in-platform':
        return [
          { region: respondentRegion ?? placeRegion, why: shown },
          { region: platformRegion, why: platform },
        ];
    }
  }
  switch (input.kind) {
    case 'ordinary':
      return [{ region: placeRegion ?? respondentRegion, why: happened }];
    case 'platform-operator':
      return [{ region: respondentRegion ?? platformRegion, why: platform }];
    case 'in-platform':
      return [
        { region: placeRegion ?? respondentRegion, why: realPlace },
        { region: platformRegion, why: platform, onlyFirst: true },
      ];
    case 'advertisement':
      return placeRegion === undefined
        ? [
            {
              region: respondentRegion,
              why: { zh: '自行发布广告的广告主所在地', en: "the self-publishing advertiser's place" },
            },
          ]
        : [
            { region: placeRegion, why: publisher },
            { region: respondentRegion, why: advertiser, onlyFirst: true },
          ];
  }
}

const upward = (region: string): readonly string[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`]),
];

/** The authority of that region with power, else the nearest above it. */
function find(
  input: RouteInput,
  region: string,
  authorities: readonly RoutableAuthority[],
): RoutableAuthority | undefined {
  for (const code of upward(region)) {
    const found = authorities.find((one) => one.code === code && one.powers.includes(input.procedure));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Proposes who has power over a matter, best first; empty (abstains) when no place is known or nobody there has power.
 * Of several competent authorities the first to receive it handles it, so the receiver comes first among them.
 * Source: 令121 art 13–14 (complaints), 29–33 (reports; clues by analogy), law.md 2.1.
 */
export function proposeRoute(input: RouteInput, authorities: readonly RoutableAuthority[]): readonly RouteProposal[] {
  const rule: BasisId = input.procedure === 'complaint' ? 'samr121.art13' : 'samr121.art29';
  const proposals: RouteProposal[] = [];
  for (const [index, { region, why, onlyFirst }] of pointers(input).entries()) {
    if (region === undefined) continue;
    const authority = find(input, region, authorities);
    if (authority === undefined || proposals.some((proposal) => proposal.authority === authority.code)) continue;
    if (onlyFirst === true && authority.code !== input.receivedBy) continue;
    // A complaint belongs to the county; a report to the county or above, so an upper one is only a way out for both.
    const upper =
      authority.code !== region || (input.procedure === 'complaint' && levelOf(authority.code) !== 'county');
    proposals.push({
      authority: authority.code,
      rule,
      text: {
        zh: `${why.zh}（${region}）${upper ? '没有查到有权的县级机关，建议上级机关' : '的机关'}：${authority.nameZh}`,
        en: `By ${why.en} (${region})${upper ? ', no county authority found: the upper one' : ''}: ${authority.nameEn || authority.code}`,
      },
      confidence: upper ? 0.4 : index === 0 ? 0.9 : 0.7,
    });
  }
  const first = (proposal: RouteProposal): number =>
    proposal.authority === input.receivedBy && proposal.confidence > 0.4 ? 1 : 0;
  return proposals.sort((a, b) => first(b) - first(a) || b.confidence - a.confidence);
}
