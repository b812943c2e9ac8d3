import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { findMatter, maskPerson, maskProse, seesPersonal } from '../../intake/index.ts';
import type { MentionView, ReadingAnswer } from '../contract.ts';
import type { Gazetteer } from '../model/gazetteer.ts';
import { maskedValue, maskMention } from '../model/mask.ts';
import type { Mention } from '../model/mention.ts';
import { readText } from '../model/read-text.ts';

export interface ReadingContext {
  readonly ledger: Pick<LedgerDependencies, 'store'>;
  readonly gazetteer: () => Promise<Gazetteer>;
}

/** A page shows so many; what a text repeats beyond that is in the text. */
const MOST = 200;

/** Where it stands in what is shown: masking moves what comes after. Looked for in order, so that repeats keep apart. */
function placeIn(shown: string, written: string, masked: string, from: number): { start: number; end: number } | null {
  for (const form of new Set([written, masked, maskProse(written)])) {
    const start = shown.indexOf(form, from);
    if (start >= 0) return { start, end: start + form.length };
  }
  return null;
}

function shownMentions(
  where: MentionView['in'],
  text: string,
  shown: string,
  mentions: readonly Mention[],
  full: boolean,
): MentionView[] {
  let from = 0;
  return mentions.map((mention) => {
    const { start, end } = mention;
    const place = full
      ? { start, end }
      : placeIn(shown, text.slice(start, end), maskedValue(mention.kind, text.slice(start, end)), from);
    if (place !== null) from = place.end;
    const { kind, value, parts = {} } = full ? mention : maskMention(mention);
    return { kind, value, in: where, place, parts: { ...parts } };
  });
}

/**
 * What was read in the title and the text of a matter. Who may not see personal data gets numbers and names of people
 * masked, and places within the text as they see it. @throws AppError 404 `procedure.no-such-matter`
 */
export async function matterReading(
  { ledger, gazetteer }: ReadingContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
): Promise<ReadingAnswer> {
  const { matter } = await ledger.store.transaction(actor, (tx) => findMatter(tx, homeRegion, id));
  const full = seesPersonal(actor, matter);
  const party = obj(matter.facts, 'party');
  const hidden = full || str(party, 'kind') !== 'person' ? '' : str(party, 'name');
  const options = { on: matter.openedOn, gazetteer: await gazetteer() };
  const written = { title: matter.title, text: str(matter.facts, 'text') };
  const read = (where: MentionView['in']): MentionView[] => {
    const text = written[where];
    const shown = full ? text : maskPerson(maskProse(text), hidden);
    return shownMentions(where, text, shown, readText(text, options), full);
  };
  const inText = read('text');
  const known = new Set(inText.map(({ kind, value }) => `${kind} ${value}`));
  const inTitle = read('title').filter(({ kind, value }) => !known.has(`${kind} ${value}`));
  return maskPerson({ full, mentions: [...inTitle, ...inText].slice(0, MOST) }, hidden);
}
