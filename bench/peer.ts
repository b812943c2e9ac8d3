import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clueBody } from './lib/clue.ts';
import { assertKept } from './lib/kept.ts';
import { type Figure, median } from './lib/machine.ts';
import { type ProductServer, serveProduct } from './lib/product-server.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { CONNECTIONS, ROUNDS, SLICE_SECONDS, type Slice, slice, type Target } from './lib/slice.ts';
import { peerBody } from './peer/collection.ts';
import { type Peer, startDirectus } from './peer/directus.ts';
import { installPeer, peerVersion } from './peer/install.ts';

const BOUND = 3;
/** What one server still does after its last answer must not slow the other. */
const REST_MS = 1_500;

/**
 * One clue through the HTTP API with everything, against a ready-made peer with its history on, on the same database
 * server: slices in turn, the ratio pair by pair. See bench/peer/README.md for what makes it fair.
 * Throws SectionSkipped when the peer cannot be installed or started here, and an Error when what either side answered
 * is not in its database, history included: such a rate would say nothing.
 */
export async function benchPeer(say: (line: string) => void): Promise<Figure[]> {
  const packages = await installPeer(say);
  const server = await scratchServer();
  let peer: Peer | undefined;
  let product: ProductServer | undefined;
  try {
    peer = await startDirectus(server, packages);
    product = await serveProduct(server.url, server.folder);
    const own: Target = { port: product.port, path: '/api/matters', headers: product.headers, body: clueBody };
    const other: Target = {
      port: peer.port,
      // As short an answer as ours; without it the whole item is read and sent back.
      path: '/items/clues?fields=id,status,due_date',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${peer.token}` },
      body: peerBody,
    };
    const before = await matters(server.url);
    let answered = 0;
    let peerAnswered = 0;
    const pair = async (): Promise<{ peer: Slice; product: Slice }> => {
      await sleep(REST_MS);
      const theirs = await slice(other);
      await sleep(REST_MS);
      const ours = await slice(own);
      answered += Math.round(ours.rate * SLICE_SECONDS);
      peerAnswered += Math.round(theirs.rate * SLICE_SECONDS);
      return { peer: theirs, product: ours };
    };
    // Twice, so that both are warm: plans, pools, compiled code.
    await pair();
    await pair();
    const pairs: { peer: Slice; product: Slice }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = await pair();
      pairs.push(measured);
      const { peer: theirs, product: ours } = measured;
      say(
        `  peer ${theirs.rate.toFixed(0)}/s, clue ${ours.rate.toFixed(0)}/s, ratio ${(ours.rate / theirs.rate).toFixed(2)}`,
      );
    }
    await sleep(REST_MS);
    const kept = await peer.counts();
    const opened = (await matters(server.url)) - before;
    say(`  kept: ${opened} clues; by the peer ${kept.clues}, ${kept.activity} activities, ${kept.revisions} revisions`);
    assertKept('the product', answered, opened);
    assertKept('the peer', peerAnswered, kept.clues);
    assertKept('the activities of the peer', kept.clues, kept.activity);
    assertKept('the revisions of the peer', kept.clues, kept.revisions);

    const ratio = median(pairs.map(({ peer: theirs, product: ours }) => ours.rate / theirs.rate));
    const failed = pairs.reduce((sum, { peer: theirs, product: ours }) => sum + theirs.failed + ours.failed, 0);
    return [
      {
        name: 'clue through HTTP / peer with history',
        value: ratio,
        unit: 'ratio',
        bound: `≥ ${BOUND}`,
        met: ratio >= BOUND && failed === 0,
        detail: {
          peer: `Directus ${peerVersion()}`,
          node: process.version,
          connections: CONNECTIONS,
          sliceSeconds: SLICE_SECONDS,
          failed,
          kept: { product: opened, peer: kept },
          pairs,
        },
      },
    ];
  } finally {
    await product?.stop();
    await peer?.stop();
    await server.stop();
  }
}

async function matters(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from matter');
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
