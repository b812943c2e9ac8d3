import type { BriefingTarget } from './briefing-city.ts';
import type { City } from './city.ts';
import { isUnder, type Knowledge, maySee, type Reader, type Target } from './oracle.ts';
import { type Ask, byStatus, found, type Probe } from './verdict.ts';

const AUTHORS = ['campaign-office', 'supervisor', 'officer', 'head'];
const isOwn = (reader: Reader, { authority }: BriefingTarget): boolean => reader.authority === authority;
const isAbove = (reader: Reader, { authority }: BriefingTarget): boolean => isUnder(authority, reader.authority);

/** What is frozen goes up; down, aside and out only to whom it was published. */
function mayRead(reader: Reader, target: BriefingTarget): boolean {
  const { hasEdition, audience, authority } = target;
  if (!hasEdition) return false;
  if (isAbove(reader, target)) return true;
  if (audience === null) return false;
  return (
    audience.public ||
    (audience.area && isUnder(reader.authority, authority)) ||
    audience.authorities.some((named) => isUnder(named, reader.authority))
  );
}

/** Ways to composed bulletins: their drafts, their editions, what the public gets. */
export function briefingProbes(city: City, ask: Ask): Probe[] {
  // A matter that is drawn draws a bulletin too.
  const of = ({ word }: Target): BriefingTarget => {
    const letters = Array.from(word).reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    const briefing = city.briefings[letters % city.briefings.length];
    if (briefing === undefined) throw new Error('no bulletin');
    return briefing;
  };
  const at = ({ region, id }: BriefingTarget, rest = ''): string => `/api/briefings/${region}/${id}${rest}`;
  const ok = async (reader: Reader, url: string): Promise<Knowledge> =>
    found((await ask('GET', reader, url)).statusCode === 200);
  const probe = (
    name: string,
    route: string,
    weight: number,
    due: (reader: Reader, briefing: BriefingTarget, target: Target) => Knowledge,
    got: (reader: Reader, briefing: BriefingTarget, target: Target) => Promise<Knowledge>,
  ): Probe => ({
    ...{ name, weight, routes: [route] },
    judge: async (reader, target) => ({
      got: await got(reader, of(target), target),
      due: due(reader, of(target), target),
    }),
  });
  const readable = (reader: Reader, briefing: BriefingTarget): Knowledge => found(mayRead(reader, briefing));
  const step = { actId: crypto.randomUUID(), version: 9_999 };
  const one = '/api/briefings/{region}/{id}';
  const edition = `${one}/editions/{edition}`;
  return [
    probe(
      'composed bulletin',
      `GET ${one}`,
      3,
      // Its words before the freeze are its own authority's alone.
      (reader, briefing) =>
        isOwn(reader, briefing) ? 'all' : mayRead(reader, briefing) ? 'that it exists' : 'nothing',
      async (reader, briefing) => {
        const answer = await ask('GET', reader, at(briefing));
        if (answer.statusCode !== 200) return 'nothing';
        return answer.json().draft === null ? 'that it exists' : 'all';
      },
    ),
    probe(
      'list of composed bulletins',
      'GET /api/briefings',
      1,
      (reader, briefing) => found(isOwn(reader, briefing) || mayRead(reader, briefing)),
      async (reader, { id }) => found((await ask('GET', reader, '/api/briefings')).payload.includes(id)),
    ),
    probe(
      'draft written over',
      `PUT ${one}/draft`,
      1,
      (reader, briefing) => {
        if (!isOwn(reader, briefing)) return 'nothing';
        return reader.roles.some((role) => AUTHORS.includes(role)) ? 'all' : 'that it exists';
      },
      async (reader, briefing) =>
        byStatus(
          await ask('PUT', reader, at(briefing, '/draft'), {
            version: 9_999,
            content: {
              ...{ title: '改', kind: 'weekly', period: { from: '2026-01-01', to: '2026-01-31' } },
              ...{ cells: [], sections: [] },
            },
          }),
        ),
    ),
    probe(
      'composed bulletin frozen by',
      `POST ${one}/freeze`,
      0.6,
      (reader, briefing) => found(isOwn(reader, briefing)),
      async (reader, briefing) => found((await ask('POST', reader, at(briefing, '/freeze'), step)).statusCode !== 404),
    ),
    probe(
      'composed bulletin superseded by',
      `POST ${one}/supersede`,
      0.6,
      (reader, briefing) => found(isAbove(reader, briefing) && briefing.hasEdition),
      async (reader, briefing) => {
        const asked = { ...step, reason: '仅为测试' };
        return found((await ask('POST', reader, at(briefing, '/supersede'), asked)).statusCode !== 404);
      },
    ),
    probe('edition', `GET ${edition}`, 3, readable, (reader, briefing) => ok(reader, at(briefing, '/editions/1'))),
    probe('document of an edition', `GET ${edition}/document`, 0.5, readable, (reader, briefing) =>
      ok(reader, at(briefing, '/editions/1/document?format=json')),
    ),
    probe('edition run again', `POST ${edition}/rerun`, 0.6, readable, async (reader, briefing) =>
      found((await ask('POST', reader, at(briefing, '/editions/1/rerun'))).statusCode === 200),
    ),
    probe(
      'behind a number of an edition',
      `GET ${edition}/matters`,
      4,
      // Reading a number opens no matter that the reader may not see anyhow.
      (reader, briefing, target) =>
        found(mayRead(reader, briefing) && isUnder(target.handling, briefing.authority) && maySee(reader, target)),
      async (reader, briefing, { id }) => {
        const answer = await ask('GET', reader, at(briefing, '/editions/1/matters?cell=f1&limit=500'));
        return found(answer.payload.includes(id));
      },
    ),
    probe(
      'proof of an edition',
      `GET ${edition}/bundle`,
      0.6,
      (reader, briefing) => found(briefing.hasEdition && isAbove(reader, briefing)),
      (reader, briefing) => ok(reader, at(briefing, '/editions/1/bundle')),
    ),
    probe(
      'list of published bulletins',
      'GET /api/public/briefings',
      1,
      (_, { audience }) => found(audience?.public === true),
      async (reader, { id }) => found((await ask('GET', reader, '/api/public/briefings')).payload.includes(id)),
    ),
    probe(
      'published bulletin',
      'GET /api/public/briefings/{region}/{id}/{edition}/document',
      1,
      (_, { audience }) => found(audience?.public === true),
      (reader, { region, id }) => ok(reader, `/api/public/briefings/${region}/${id}/1/document?format=json`),
    ),
  ];
}
