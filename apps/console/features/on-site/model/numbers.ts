import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { blockEnded, blockList, type NumberBlockView } from '../../../../../modules/cases/blocks-contract.ts';
import { api } from '../../../api.ts';
import { useMe } from '../../identity/use-me.ts';
import { type Change, type Vault, vaultOf } from '../keep/vault.ts';

/** A number that this device holds for a decision on the spot. */
export interface HeldNumber {
  readonly written: string;
  readonly block: string;
  readonly from: string;
  readonly until: string;
  readonly authority: string;
  /** Act that bears it; null while none does. */
  readonly actId: string | null;
}

const CELL = 'numbers';

export const heldIn = async (vault: Vault): Promise<readonly HeldNumber[]> =>
  (await vault.read<readonly HeldNumber[]>(CELL)) ?? [];

/** Those that a decision of this day may bear. */
export const freeOn = (held: readonly HeldNumber[], authority: string, now = new Date()): readonly HeldNumber[] => {
  const day = legalDay(now);
  return held.filter(
    (each) => each.actId === null && each.authority === authority && each.from <= day && day <= each.until,
  );
};

/** What a block adds to those that are held already. */
export function withBlock(
  held: readonly HeldNumber[],
  block: NumberBlockView,
  authority: string,
): readonly HeldNumber[] {
  const known = new Set(held.map(({ written }) => written));
  const fresh = block.numbers
    .filter(({ written, state }) => state === 'reserved' && !known.has(written))
    .map(({ written }) => ({
      ...{ written, block: block.id, from: block.reservedOn, until: block.until, authority, actId: null },
    }));
  return [...held, ...fresh];
}

/** The change of the vault that gives a number to an act; the same one again for the same act. */
export function taken(
  held: readonly HeldNumber[],
  written: string,
  actId: string,
): { readonly change: Change } | undefined {
  const found = held.find((each) => each.written === written);
  if (found === undefined || (found.actId !== null && found.actId !== actId)) return undefined;
  const next = held.map((each) => (each === found ? { ...each, actId } : each));
  return { change: { put: CELL, value: next } };
}

/** One after another among all windows: two must not take the same number. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks === undefined ? work() : (navigator.locks.request('qingyuan.on-site.numbers', work) as Promise<T>);

/** Reserves numbers for this device. @throws ApiFailure; the block is asked for again under its id if the answer is lost */
export const reserve = (vault: Vault, authority: string, device: string, count: number): Promise<void> =>
  inTurn(() => reserveNow(vault, authority, device, count));

async function reserveNow(vault: Vault, authority: string, device: string, count: number): Promise<void> {
  const asked = (await vault.read<string>('numbers-asked')) ?? uuidv7();
  await vault.write([{ put: 'numbers-asked', value: asked }]);
  const { blocks } = await api.post('/cases/number-blocks', { body: { id: asked, device, count }, answer: blockList });
  const block = blocks.find(({ id }) => id === asked);
  const held = await heldIn(vault);
  const next = block === undefined ? held : withBlock(held, block, authority);
  await vault.write([{ put: CELL, value: next }, { drop: 'numbers-asked' }]);
}

/** So long the register is waited for before the numbers here are taken as they lie. */
const PATIENCE_MS = 3_000;

/**
 * Drops numbers that the register no longer holds for this officer: written off by a head, or given back from elsewhere.
 * Without network nothing changes.
 */
export async function compare(vault: Vault): Promise<void> {
  if (!navigator.onLine || (await heldIn(vault)).every(({ actId }) => actId !== null)) return;
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const look = inTurn(async () => {
    const { blocks } = await api.get('/cases/number-blocks', { answer: blockList });
    const reserved = new Set(
      blocks.flatMap(({ numbers }) => numbers.flatMap(({ written, state }) => (state === 'reserved' ? [written] : []))),
    );
    const held = await heldIn(vault);
    const still = held.filter(({ actId, written }) => actId !== null || reserved.has(written));
    if (still.length < held.length) await vault.write([{ put: CELL, value: still }]);
  }).catch(() => undefined);
  await Promise.race([look, patience]);
}

/** Stands where an act would: it is being given back, and nobody knows yet whether the register heard of it. */
const LEAVING = 'leaving';

/**
 * Gives back what no paper bears, block by block. Taken out of use here first: if the answer is lost, another officer may
 * hold the number already. @throws ApiFailure
 */
export const giveBack = (vault: Vault, reason: string): Promise<number> =>
  inTurn(async () => {
    const leaving = (await heldIn(vault)).map((each) => (each.actId === null ? { ...each, actId: LEAVING } : each));
    await vault.write([{ put: CELL, value: leaving }]);
    const unused = leaving.filter(({ actId }) => actId === LEAVING);
    for (const block of new Set(unused.map((each) => each.block))) {
      const numbers = unused.filter((each) => each.block === block).map(({ written }) => written);
      await api.post(`/cases/number-blocks/${block}/return`, { body: { reason, numbers }, answer: blockEnded });
      const rest = (await heldIn(vault)).filter(({ written }) => !numbers.includes(written));
      await vault.write([{ put: CELL, value: rest }]);
    }
    return unused.length;
  });

const heldQuery = (person: string) =>
  queryOptions({
    queryKey: ['on-site', 'numbers', person],
    networkMode: 'always',
    queryFn: async () => {
      const vault = await vaultOf(person);
      await compare(vault);
      return heldIn(vault);
    },
  });

/** The numbers on this device, and how to look again. */
export function useNumbers(): { readonly free: readonly HeldNumber[]; readonly look: () => Promise<void> } {
  const { person, authority } = useMe();
  const client = useQueryClient();
  const { data = [] } = useQuery(heldQuery(person.id));
  return {
    free: freeOn(data, authority.code.slice(0, 6)),
    look: () => client.invalidateQueries({ queryKey: ['on-site', 'numbers'] }),
  };
}
