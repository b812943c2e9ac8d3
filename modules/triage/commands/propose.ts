import { levelOf } from '../../../kernel/region.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import type { Authority } from '../../../platform/identity/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type RespondentKind, respondentKinds } from '../../intake/model/body.ts';
import type { ClueReader, ClueReading } from '../model/clue-model.ts';
import { screen } from '../model/domain.ts';
import { channelOf, readLetter } from '../model/letter.ts';
import type { Proposal } from '../model/match.ts';
import type { StoredProposal } from '../model/proposer.ts';
import { readProposals } from '../model/read-proposals.ts';
import { proposeRoute, type RoutableAuthority, type RouteInput } from '../model/route.ts';

const MOST_EVIDENCE = 20;

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const isRoutable = (procedure: string): procedure is RouteInput['procedure'] =>
  procedure === 'clue' || procedure === 'report' || procedure === 'complaint';
const isKind = (value: string | undefined): value is RespondentKind => value !== undefined && value in respondentKinds;

export const toRoutable = (authorities: readonly Authority[]): RoutableAuthority[] =>
  authorities
    .filter(({ code }) => code.length === 6)
    .map(({ code, nameZh, nameEn, powers }) => ({ code, level: levelOf(code), nameZh, nameEn, powers }));

function routes(matter: Matter, authorities: readonly RoutableAuthority[]): StoredProposal[] {
  if (!isRoutable(matter.procedure)) return [];
  const respondent = object(matter.facts.respondent);
  const respondentRegion = text(respondent.region);
  const placeRegion = text(object(matter.facts.place).region);
  const platformRegion = text(object(respondent.platform).region);
  const kind = text(respondent.kind);
  const input: RouteInput = {
    procedure: matter.procedure,
    kind: isKind(kind) ? kind : 'ordinary',
    receivedBy: matter.homeCode,
    ...(respondentRegion === undefined ? {} : { respondentRegion }),
    ...(placeRegion === undefined ? {} : { placeRegion }),
    ...(platformRegion === undefined ? {} : { platformRegion }),
  };
  return proposeRoute(input, authorities).map((route) => ({
    kind: 'route',
    value: route.authority,
    score: route.confidence,
    rule: route.rule,
    reason: route.text,
    evidence: [],
  }));
}

function fromLexicon(kind: StoredProposal['kind'], proposal: Proposal<string>): StoredProposal {
  const terms = [...new Set(proposal.evidence.map(({ term }) => term))].slice(0, 8);
  return {
    kind,
    value: proposal.value,
    score: proposal.score,
    rule: proposal.rule,
    reason: { zh: `文中出现：${terms.join('、')}`, en: `The text has: ${terms.join(', ')}` },
    evidence: proposal.evidence.slice(0, MOST_EVIDENCE).map(({ term, start, end }) => ({ term, start, end })),
  };
}

/** Whether the letter is two, or not for us: with the words that say so, and the channel to name. */
function ofLetter(matter: Matter): StoredProposal[] {
  if (!isRoutable(matter.procedure)) return [];
  // The demand has a field of its own on the public form; it stands after the text, so that offsets hold.
  const body = [text(matter.facts.text), text(matter.facts.demand)].filter((part) => part !== undefined).join('\n');
  const { mixed, notOurs } = readLetter(matter.procedure, matter.title, body);
  const channel = notOurs === null ? undefined : channelOf(notOurs.value);
  return [
    ...(mixed === null ? [] : [fromLexicon('mixed', mixed)]),
    ...(notOurs === null || channel === undefined
      ? []
      : [
          {
            ...fromLexicon('not-ours', notOurs),
            reason: withChannel(fromLexicon('not-ours', notOurs).reason, channel),
          },
        ]),
  ];
}

const withChannel = (reason: Text, channel: Text): Text => ({
  zh: `${reason.zh}；可告知：${channel.zh}`,
  en: `${reason.en}; tell the person: ${channel.en}`,
});

/** What the lexicons say of a text. */
function fromLexicons(title: string, body: string): StoredProposal[] {
  const { domain, urgency, signs } = screen(title, body);
  return [
    ...(domain === null ? [] : [fromLexicon('domain', domain)]),
    ...(urgency === null ? [] : [fromLexicon('urgency', urgency)]),
    ...signs.map((sign) => fromLexicon('sign', sign)),
  ];
}

/**
 * Whether a word list is heard beside a model (measured by cross-validation on the open texts): its field only where the
 * model, though not sure enough to say so, holds it for the likeliest (85 % right; 43 % by itself); its signs never, they find
 * what the model finds and nothing else; its urgency always.
 */
function isHeard({ kind, value }: StoredProposal, { likeliest }: ClueReading): boolean {
  if (kind === 'domain') return likeliest === value;
  return kind !== 'sign';
}

/** What rules, model and lexicons say about one matter; pure. Where the model is sure enough the lexicon is not asked. */
export function proposalsFor(
  matter: Matter,
  authorities: readonly RoutableAuthority[],
  reader: ClueReader | null = null,
): StoredProposal[] {
  const body = text(matter.facts.text) ?? '';
  const reading = reader?.read(matter.title, body) ?? null;
  const read = reader === null || reading === null ? [] : readProposals(reading, reader.version);
  const said = (each: StoredProposal): boolean =>
    read.some(({ kind, value }) => kind === each.kind && (kind !== 'sign' || value === each.value));
  return [
    ...ofLetter(matter),
    ...routes(matter, authorities),
    ...read,
    ...fromLexicons(matter.title, body).filter((each) => !said(each) && (reading === null || isHeard(each, reading))),
  ];
}
