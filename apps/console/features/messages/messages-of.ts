import type { ActView } from '../../../../modules/intake/contract.ts';
import { isMessage } from '../../../../modules/intake/model/messages.ts';

/** One word of the talk, as the page of a matter shows it. */
export interface ShownMessage {
  readonly seq: number;
  readonly from: 'office' | 'person';
  readonly at: string;
  /** The officer's name; of the person there is none. */
  readonly by: string;
  /** Null once it was erased. */
  readonly text: string | null;
}

/** The talk among the acts of a matter, the first word first. */
export function messagesOf(acts: readonly ActView[]): readonly ShownMessage[] {
  return acts
    .filter(({ verb }) => isMessage(verb))
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq, verb, eventAt, actor, personal }) => ({
      seq,
      from: verb === 'ask-reporter' ? 'office' : 'person',
      at: eventAt,
      by: verb === 'ask-reporter' ? actor.name : '',
      text: typeof personal.text === 'string' ? personal.text : null,
    }));
}
