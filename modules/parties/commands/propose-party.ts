import { isUscc } from '../../../kernel/codes/uscc.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import { foldedOf, type NameHit } from '../../../platform/text/name-index.ts';
import { firmParts, readText } from '../../reading/index.ts';
import { screenedText } from '../../triage/model/domain.ts';
import type { Proposer, StoredProposal } from '../../triage/model/proposer.ts';
import { nameKey, pairsOf } from '../model/name.ts';
import { whyPerhaps } from '../model/name-difference.ts';
import { isEnded } from '../model/party.ts';
import { type PartyAgreement, proposeParties } from '../model/party-proposal.ts';
import type { FirmNames } from '../names/firm-names.ts';
import type { PartyRecord } from '../queries/party-row.ts';
import { partiesByCode, partiesNamed } from '../queries/perhaps-meant.ts';

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** So many firms are looked at for each name, and so many names of a text. */
const LOOKED_AT = 5;
const MOST_NAMES = 2;

interface Said {
  readonly name: string;
  readonly evidence: StoredProposal['evidence'];
}

/** The operator as the form names it, else the firms that the text names first. None where a code says who it is. */
function namesSaid(matter: Matter): readonly Said[] {
  const respondent = object(matter.facts.respondent);
  if (isUscc(text(respondent.code))) return [];
  if (nameKey(text(respondent.name)).length >= 2) return [{ name: text(respondent.name), evidence: [] }];
  const whole = screenedText(matter.title, text(matter.facts.text));
  const mentions = readText(whole);
  if (mentions.some(({ kind }) => kind === 'credit-code')) return [];
  const firms = mentions.filter(({ kind, value }) => kind === 'firm' && nameKey(value).length >= 2);
  const once = firms.filter(({ value }, at) => firms.findIndex((other) => other.value === value) === at);
  return once
    .slice(0, MOST_NAMES)
    .map(({ value, start, end }) => ({ name: value, evidence: [{ term: whole.slice(start, end), start, end }] }));
}

/** Where the matter stands: its place, where its operator is, else where it was received. */
function regionOf(matter: Matter): string {
  const told = [object(matter.facts.place).region, object(matter.facts.respondent).region].map(text);
  return (told.find((region) => region !== '') ?? matter.homeRegion).slice(0, 6);
}

function nearnessOf(region: string, other: string): PartyAgreement['nearness'] {
  if (region.endsWith('00'))
    return region.slice(0, 4) === other.slice(0, 4) && !region.endsWith('0000') ? 'city' : null;
  if (region === other) return 'county';
  if (region.slice(0, 4) === other.slice(0, 4)) return 'city';
  return region.slice(0, 2) === other.slice(0, 2) ? 'province' : 'elsewhere';
}

/** How alike two addresses are by their pairs of characters; null where one is too short to say. */
function addressLikeness(one: string, other: string): number | null {
  const [pairs, others] = [pairsOf(nameKey(one)), new Set(pairsOf(nameKey(other)))];
  if (pairs.length < 3 || others.size < 3) return null;
  return pairs.filter((pair) => others.has(pair)).length / Math.min(pairs.length, others.size);
}

function isOtherPlace(said: string, name: string): boolean {
  const [own, its] = [firmParts(said).place, firmParts(name).place];
  return own !== '' && its !== '' && !its.includes(own) && !own.includes(its);
}

function agreementOf(matter: Matter, said: string, hit: NameHit, row: PartyRecord, rivals: number): PartyAgreement {
  const folded = foldedOf(said);
  const facts = matter.facts;
  const address =
    [object(facts.respondent).address, object(facts.place).address].map(text).find((each) => each !== '') ?? '';
  return {
    ...{ code: row.code, name: row.name, askedShare: hit.askedShare, share: hit.share, rivals },
    isSame: [row.name, ...row.former_names].some((name) => foldedOf(name) === folded),
    alike: hit.pairs.filter(({ likeness }) => likeness < 1).length,
    nearness: nearnessOf(regionOf(matter), row.region),
    otherPlace: () => isOtherPlace(said, hit.name),
    address: addressLikeness(address, row.address),
    ended: isEnded(row.status),
    why: () => whyPerhaps(folded, hit.name, hit.pairs, (one) => firmParts(one)),
  };
}

/** A hit that is so little worse than another is as good. */
const AS_GOOD = 0.5;
/** So long a name that stands in the registry to the letter is meant: none like it is looked for. Ours. */
const WHOLE_NAME = 8;
const MOST_NAMESAKES = 8;
/** What shares less with a name falls short whatever else speaks for it: {@link proposeParties}. */
const LEAST = 0.25;

interface Asked {
  readonly matter: Matter;
  readonly said: Said;
}

/** What a firm of the registry that bears the name itself has in common with it. */
const itself = (row: PartyRecord, region: string): NameHit => ({
  ...{ key: row.code, name: foldedOf(row.name), place: Number(row.region), share: 1, askedShare: 1, pairs: [] },
  score: ['elsewhere', 'province', 'city', 'county'].indexOf(nearnessOf(region, row.region) ?? 'elsewhere'),
});

/** The firms that each name may mean: those of that very name, else those that the index of damaged names gives. */
async function hitsOf(
  tx: Db,
  names: FirmNames,
  asked: readonly Asked[],
): Promise<readonly (readonly { readonly hit: NameHit; readonly row: PartyRecord }[])[]> {
  const keys = asked.map(({ said }) => nameKey(said.name));
  const wholes = keys.filter((key) => Array.from(key).length >= WHOLE_NAME);
  const named = await partiesNamed(tx, wholes, MOST_NAMESAKES);
  const searched = asked.map(({ matter, said }, at) =>
    named.has(keys[at] ?? '')
      ? []
      : (names.search({ text: said.name, near: Number(regionOf(matter)), limit: LOOKED_AT, least: LEAST }) ?? []),
  );
  const rows = await partiesByCode(tx, [...new Set(searched.flat().map(({ key }) => key))]);
  return asked.map(({ matter }, at) => {
    const namesakes = named.get(keys[at] ?? '') ?? [];
    if (namesakes.length > 0) return namesakes.map((row) => ({ hit: itself(row, regionOf(matter)), row }));
    return (searched[at] ?? []).flatMap((hit) => {
      const row = rows.get(hit.key);
      return row === undefined ? [] : [{ hit, row }];
    });
  });
}

/**
 * Which operator of the registry a matter means that names one without its code. Never decides: the officer adopts it by
 * correcting the matter, or not. While this process has not read the names, only those of that very name are told.
 */
export function partyProposer(names: FirmNames): Proposer {
  return {
    name: 'party',
    propose: async ({ tx, matters }) => {
      const found = new Map<string, readonly StoredProposal[]>();
      const asked = matters.flatMap((matter) => namesSaid(matter).map((said) => ({ matter, said })));
      const hits = await hitsOf(tx, names, asked);
      for (const [at, { matter, said }] of asked.entries()) {
        const there = hits[at] ?? [];
        const agreements = there.map(({ hit, row }) => {
          const rivals = there.filter((other) => Math.abs(other.hit.score - hit.score) <= AS_GOOD).length;
          return agreementOf(matter, said.name, hit, row, rivals);
        });
        const proposals = proposeParties(agreements, said.evidence);
        const before = found.get(matter.id) ?? [];
        const known = new Set(before.map(({ value }) => value));
        found.set(matter.id, [...before, ...proposals.filter(({ value }) => !known.has(value))]);
      }
      return found;
    },
  };
}
