import { legalDay } from '../../kernel/plain-date.ts';
import { str } from '../../kernel/read-json.ts';
import {
  makeVersion,
  type PublishingContext,
  publishedBefore,
  publishMade,
  takingDown,
} from '../../modules/publicity/index.ts';
import { perform } from '../../platform/ledger/perform.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import type { DisplayRule } from '../../rules/index.ts';
import type { OwnWays } from '../perform-stories.ts';

/** Everything of publishing but the ledger, which a story brings with its own clock. */
export type StoryPublishing = Omit<PublishingContext, 'ledger'>;

const caseOf = ({ homeRegion, matterId, actId }: PerformRequest) => ({
  region: homeRegion,
  id: String(matterId),
  actId,
});

/**
 * How a told case is published: made, proven, signed and kept by the same code as at the desk, as of the day of the act,
 * so that the demo shows nothing that the product could not have made. What is taken down leaves the register with its act.
 */
export const publishingWays = (publishing: StoryPublishing): OwnWays => ({
  publish: async (ledger, actor, request) => {
    // Lists, draws and inspections are published by their act alone.
    if (request.of?.includes('case') === false) return perform(ledger, actor, request);
    const context = { ...publishing, ledger };
    const asked = caseOf(request);
    const done = await publishedBefore(context, actor, asked);
    if (done !== undefined) return done;
    const rule: DisplayRule = str(request.body, 'rule') === 'publish-term-low' ? 'publish-term-low' : 'publish-term';
    const chosen = 'rule' in request.body ? { rule, why: str(request.body, 'why') } : {};
    const version = { ...asked, ...chosen, audience: 'public' as const };
    let made = await makeVersion(context, actor, { ...version, marks: { hide: [], keep: [] } });
    if (made.suspects.length > 0) {
      // The officer of the story looks at what may be a name, and hides it.
      const hide = made.suspects.map((text) => ({ kind: 'name' as const, text }));
      made = await makeVersion(context, actor, { ...version, marks: { hide, keep: [] } });
    }
    return publishMade(context, actor, made, { ...asked, ...chosen, traceId: 'world' });
  },
  'withdraw-publication': (ledger, actor, request) => perform(ledger, actor, takenDown(ledger.clock.now(), request)),
  'decide-early-stop': (ledger, actor, request) => perform(ledger, actor, takenDown(ledger.clock.now(), request)),
});

function takenDown(now: Date, request: PerformRequest): PerformRequest {
  const { region, id } = caseOf(request);
  const beside = takingDown(request.verb, request.body, region, id, legalDay(now));
  return beside === undefined ? request : { ...request, beside };
}
