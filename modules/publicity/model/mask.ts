import { type FoldedText, foldedOf, foldText, type Stretch, stretchesOf } from './folded-text.ts';
import { pseudonymsOf } from './people.ts';
import { foldKindOf, isPerson, needlesOf, type Secret, type SecretKind } from './secret.ts';

/** For numbers and places: what it was is said by the word before it. */
const CROSSED = '×××';

/** What stands in the text instead. */
const STAND_INS: Readonly<Record<Exclude<SecretKind, 'name' | 'minor' | 'witness'>, string>> = {
  'id-number': CROSSED,
  phone: CROSSED,
  mail: CROSSED,
  'bank-account': CROSSED,
  address: CROSSED,
  plate: CROSSED,
  'business-secret': '（商业秘密略）',
  other: '（略）',
};

/** One thing that was hidden: what kind, how often, what stands there now, where it was learnt. */
export interface Hidden {
  readonly kind: SecretKind;
  readonly value: string;
  readonly becomes: string;
  readonly times: number;
  readonly learnt: string;
}

export interface Masker {
  /** The text without any of the secrets. */
  readonly mask: (text: string) => string;
  /** What was hidden so far, most often first. */
  readonly hidden: () => readonly Hidden[];
}

interface Target {
  readonly secret: Secret;
  readonly becomes: string;
  readonly needles: readonly string[];
}

interface Hit extends Stretch {
  readonly target: Target;
}

/** Hits that touch one another become one stretch, so that no end of any stays; the longest says what stands there. */
function joined(hits: readonly Hit[]): Hit[] {
  const out: Hit[] = [];
  const length = (hit: Stretch): number => hit.to - hit.from;
  for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out.at(-1);
    if (last === undefined || last.to <= hit.from) out.push(hit);
    else {
      const { target } = length(hit) > length(last) ? hit : last;
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, hit.to), target };
    }
  }
  return out;
}

/**
 * Replaces secrets in texts, however they are written: full width, split by blanks or dashes, inside longer words, in
 * halves. `allowed` are phrases that stay whole though a secret stands in them (the name of the firm, the decision's
 * number).
 */
export function createMasker(secrets: readonly Secret[], allowed: readonly string[] = []): Masker {
  const pseudonyms = pseudonymsOf(
    secrets.filter(({ kind }) => isPerson(kind)).map(({ kind, value }) => ({ value, minor: kind === 'minor' })),
  );
  const standIn = ({ kind, value }: Secret): string =>
    kind === 'name' || kind === 'minor' || kind === 'witness'
      ? (pseudonyms.get(foldedOf(value, 'name')) ?? '某人')
      : STAND_INS[kind];
  const targets: Target[] = secrets.map((secret) => ({ secret, becomes: standIn(secret), needles: needlesOf(secret) }));
  const kept = allowed.map((phrase) => foldedOf(phrase, 'name')).filter((phrase) => phrase.length >= 2);
  const times = new Map<Secret, number>();

  const mask = (text: string): string => {
    const folded: Readonly<Record<'name' | 'digits', FoldedText>> = {
      name: foldText(text, 'name'),
      digits: foldText(text, 'digits'),
    };
    const safe = kept.flatMap((phrase) => stretchesOf(folded.name, phrase));
    const hits: Hit[] = targets.flatMap((target) =>
      target.needles
        .flatMap((needle) => stretchesOf(folded[foldKindOf(target.secret.kind)], needle))
        .filter((hit) => !safe.some((phrase) => phrase.from <= hit.from && hit.to <= phrase.to))
        .map((hit) => ({ ...hit, target })),
    );
    if (hits.length === 0) return text;
    let out = '';
    let at = 0;
    for (const { from, to, target } of joined(hits)) {
      out += text.slice(at, from) + target.becomes;
      at = to;
      times.set(target.secret, (times.get(target.secret) ?? 0) + 1);
    }
    return out + text.slice(at);
  };

  return {
    mask,
    hidden: () =>
      targets
        .flatMap(({ secret, becomes }) => {
          const count = times.get(secret) ?? 0;
          const { kind, value, learnt } = secret;
          return count === 0 ? [] : [{ kind, value, becomes, times: count, learnt }];
        })
        .sort((a, b) => b.times - a.times),
  };
}
