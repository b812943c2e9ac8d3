import type { AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { isAuthorityCode, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { carryOn, type FollowedAct } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';
import { receiver } from '../../intake/index.ts';
import { partyOf } from '../model/case/facts.ts';
import { derivedActId } from './derived-act-id.ts';

/** Where the letter of a case is known at the authority that was asked. */
const keyOf = (matter: Matter, letter: string): string => `${matter.homeRegion}/${matter.id}/${letter}`;
const SYSTEM = 'assistance';

/** The id of the letter that an act on the case made: its own entry says by which document. */
function letterOf({ matter, body }: FollowedAct): string | undefined {
  const entries = Object.entries(obj(matter.facts, 'assistance'));
  return entries.find(([, entry]) => str(entry as JsonObject, 'document') === str(body, 'document'))?.[0];
}

/** Opens the request at the authority that is asked; one outside our tree gets its letter by post. */
async function ask(ledger: LedgerDependencies, directory: Directory, letter: FollowedAct): Promise<void> {
  const { matter, body, personal, actId } = letter;
  const to = str(body, 'authority');
  const id = letterOf(letter);
  if (!isAuthorityCode(to) || id === undefined || (await directory.find(to)) === undefined) return;
  const from = (await directory.names())(matter.handlingCode);
  const cause = str(matter.facts, 'cause');
  const party = partyOf(matter);
  await perform(ledger, receiver(to), {
    actId: derivedActId('assistance-ask', actId),
    homeRegion: regionOf(to),
    homeCode: to as AuthorityCode,
    procedure: 'assistance',
    verb: 'receive',
    body: {
      title: `协助调查：${cause}`,
      text: str(personal ?? {}, 'text') || `请协助调查${cause}一案。`,
      channel: 'transfer',
      ...(matter.domain === '' ? {} : { domain: matter.domain }),
      source: { system: SYSTEM, externalId: keyOf(matter, id) },
      origin: { procedure: matter.procedure, matter: matter.id },
      incoming: { sender: from.zh, documentNo: str(body, 'document'), documentDate: legalDay(ledger.clock.now()) },
      // A natural person is named in the letter alone.
      ...(party.kind === 'person' || party.name === '' ? {} : { respondent: { name: party.name } }),
    },
  });
}

/** Records the answer on the case that asked, as its officers would. */
async function answer(ledger: LedgerDependencies, { matter, verb, body, personal, actId }: FollowedAct): Promise<void> {
  const source = obj(matter.facts, 'source');
  const [region = '', id = '', letter = ''] = str(source, 'externalId').split('/');
  if (str(source, 'system') !== SYSTEM || letter === '') return;
  const found = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    readMatters(tx, region as Region, [id as MatterId]),
  );
  const asking = found.get(id)?.matter;
  if (asking === undefined) return;
  await perform(ledger, receiver(asking.handlingCode), {
    actId: derivedActId('assistance-answer', actId),
    homeRegion: asking.homeRegion,
    matterId: asking.id,
    verb: 'assistance-answered',
    body: {
      letter,
      result: verb === 'tell-delay' ? 'later-told' : str(body, 'result'),
      document: str(body, 'document'),
      text: str(personal ?? {}, 'text') || '复函内容已删除。',
    },
  });
}

/**
 * Carries letters between authorities of the tree 协查函: a request arrives at the authority that is asked and starts its
 * clock there; the answer comes back to the case that asked. Each by an act of its own whose id follows from the other, so
 * that a kill in between delivers it once. Gives how many were delivered.
 */
export async function deliverLetters(ledger: LedgerDependencies, directory: Directory): Promise<number> {
  const asked = await carryOn(ledger, 'assistance-ask', (letter) => ask(ledger, directory, letter));
  return asked + (await carryOn(ledger, 'assistance-answer', (letter) => answer(ledger, letter)));
}
