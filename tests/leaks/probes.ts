import { briefingProbes } from './briefing-probes.ts';
import type { City } from './city.ts';
import { figureProbes } from './figure-probes.ts';
import { moreProbes } from './more-probes.ts';
import { isAt, isUnder, mayOpenFile, maySee, type Reader, sees, type Target } from './oracle.ts';
import { type Ask, byStatus, found, ofNumber, type Probe } from './verdict.ts';

function keeper<T>(make: (reader: Reader) => Promise<T>): (reader: Reader) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (reader) => {
    const known = kept.get(reader.name) ?? make(reader);
    kept.set(reader.name, known);
    return known;
  };
}

/** Asks the server, each time from another address: how often one may ask is not what is tried here. */
export function askOf(city: City): Ask {
  let asked = 0;
  return (method, reader, url, body) => {
    asked += 1;
    return city.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${reader.token}` },
      remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
      ...(body === undefined ? {} : { payload: body }),
    });
  };
}

/** All ways at once, with memories of their own: a new set for each run. */
export function probesOf(city: City): Probe[] {
  const ask = askOf(city);
  const get = async (reader: Reader, url: string) => {
    const answer = await ask('GET', reader, url);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.payload}`);
    return answer.json();
  };
  const pages = async (reader: Reader, query: string): Promise<Set<string>> => {
    const ids = new Set<string>();
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await get(
        reader,
        `/api/matters?${query}&limit=200${next === '' ? '' : `&cursor=${next}`}`,
      );
      for (const { id } of page.items) ids.add(id);
      next = page.next;
    }
    return ids;
  };
  const at = ({ region, id }: Target): string => `/api/matters/${region}/${id}`;
  const seen = (reader: Reader): Target[] => city.targets.filter((target) => maySee(reader, target));
  const drillUrl = '/api/board/clearance/matters?figure=received&from=2020-01-01&to=2026-12-31&limit=500';

  const list = keeper((reader) => pages(reader, 'queue=all'));
  const office = keeper((reader) => pages(reader, 'queue=office'));
  const exported = keeper(async (reader) => (await ask('GET', reader, '/api/export/matters?format=csv')).payload);
  const drilled = keeper(async (reader) => {
    const { items, total } = await get(reader, drillUrl);
    return { ids: new Set(items.map(({ id }: { id: string }) => id)), total };
  });
  const queues = keeper(async (reader): Promise<Map<string, number>> => {
    const { counts } = await get(reader, '/api/queues');
    return new Map(counts.map(({ queue, count }: { queue: string; count: number }) => [queue, count]));
  });
  const imports = keeper(async (reader): Promise<Set<string>> => {
    const answer = await ask('GET', reader, '/api/imports');
    return new Set(answer.statusCode === 200 ? answer.json().map((each: { batchId: string }) => each.batchId) : []);
  });
  const importers = new Map<string, string>();
  for (const { batch, home } of city.targets) if (batch !== null) importers.set(batch, home);
  const mayImport = (reader: Reader, batch: string): boolean =>
    importers.get(batch) === reader.authority &&
    reader.roles.some((role) => ['intake', 'officer', 'head', 'administrator'].includes(role));

  return [
    {
      name: 'list',
      routes: ['GET /api/matters'],
      weight: 18,
      judge: async (reader, target) => ({ got: found((await list(reader)).has(target.id)), due: sees(reader, target) }),
    },
    {
      name: 'queue of the office',
      routes: ['GET /api/matters'],
      weight: 8,
      judge: async (reader, target) => ({
        got: found((await office(reader)).has(target.id)),
        due: found(maySee(reader, target) && isAt(target.handling, reader.authority)),
      }),
    },
    {
      name: 'export',
      routes: ['GET /api/export/matters'],
      weight: 14,
      judge: async (reader, target) => ({
        got: found((await exported(reader)).includes(target.word)),
        due: sees(reader, target),
      }),
    },
    {
      name: 'drill',
      routes: ['GET /api/board/clearance/matters'],
      weight: 14,
      // A figure counts what is handled here, whoever owns it.
      judge: async (reader, target) => ({
        got: found((await drilled(reader)).ids.has(target.id)),
        due: found(maySee(reader, target) && isUnder(target.handling, reader.authority)),
      }),
    },
    {
      name: 'detail',
      routes: ['GET /api/matters/{region}/{id}'],
      weight: 7,
      judge: async (reader, target) => ({
        got: byStatus(await ask('GET', reader, at(target))),
        due: sees(reader, target),
      }),
    },
    {
      name: 'history',
      routes: ['GET /api/matters/{region}/{id}'],
      weight: 4,
      judge: async (reader, target) => {
        const answer = await ask('GET', reader, at(target));
        const acts: unknown[] = answer.statusCode === 200 ? answer.json().acts : [];
        return { got: found(acts.length > 0), due: sees(reader, target) };
      },
    },
    {
      name: 'trace of a clock',
      routes: ['GET /api/matters/{region}/{id}/clocks/{clock}/trace'],
      weight: 4,
      judge: async (reader, target) => ({
        got: byStatus(await ask('GET', reader, `${at(target)}/clocks/${target.clock}/trace`)),
        due: sees(reader, target),
      }),
    },
    {
      name: 'search',
      routes: ['GET /api/matters'],
      weight: 6,
      judge: async (reader, { word, id, ...target }) => {
        const { items, total } = await get(reader, `/api/matters?queue=all&q=${word}`);
        const due = sees(reader, { word, id, ...target });
        return { got: found(total > 0 || items.some((item: { id: string }) => item.id === id)), due };
      },
    },
    {
      name: 'search by id',
      routes: ['GET /api/matters'],
      weight: 2,
      judge: async (reader, target) => ({
        got: found((await get(reader, `/api/matters?queue=all&q=${target.id}`)).total > 0),
        due: sees(reader, target),
      }),
    },
    {
      name: 'act on it',
      routes: ['POST /api/matters/{region}/{id}/acts'],
      weight: 4,
      judge: async (reader, target) => {
        const body = { actId: crypto.randomUUID(), verb: 'screen', version: 9_999, body: { domain: 'food' } };
        return { got: byStatus(await ask('POST', reader, `${at(target)}/acts`, body)), due: sees(reader, target) };
      },
    },
    {
      name: 'files',
      routes: ['GET /api/matters/{region}/{id}/files'],
      weight: 3,
      judge: async (reader, target) => ({
        got: byStatus(await ask('GET', reader, `${at(target)}/files`)),
        due: sees(reader, target),
      }),
    },
    {
      name: 'content of a file',
      routes: ['GET /api/matters/{region}/{id}/files/{file}'],
      weight: 4,
      fits: ({ files }) => files.length > 0,
      judge: async (reader, target) => ({
        got: byStatus(await ask('GET', reader, `${at(target)}/files/${target.files[0]}`)),
        due: mayOpenFile(reader, target),
      }),
    },
    {
      name: 'list of a batch',
      routes: ['GET /api/matters'],
      weight: 3,
      fits: ({ batch }) => batch !== null,
      judge: async (reader, target) => ({
        got: found((await pages(reader, `queue=all&batch=${target.batch}`)).has(target.id)),
        due: sees(reader, target),
      }),
    },
    {
      name: 'an import',
      routes: ['GET /api/imports/{id}'],
      weight: 2,
      fits: ({ batch }) => batch !== null,
      judge: async (reader, { batch }) => {
        const answer = await ask('GET', reader, `/api/imports/${batch}`);
        // Who may not import at all hears that of every id alike.
        return { got: found(answer.statusCode === 200), due: found(mayImport(reader, batch ?? '')) };
      },
    },
    {
      name: 'list of imports',
      routes: ['GET /api/imports'],
      weight: 3,
      fits: ({ batch }) => batch !== null,
      judge: async (reader, { batch }) => ({
        got: found((await imports(reader)).has(batch ?? '')),
        due: found(mayImport(reader, batch ?? '')),
      }),
    },
    {
      name: 'count of a queue',
      routes: ['GET /api/queues'],
      weight: 2,
      judge: async (reader) => ofNumber((await queues(reader)).get('all') ?? -1, seen(reader).length),
    },
    {
      name: 'count of new ones',
      routes: ['GET /api/queues'],
      weight: 1,
      judge: async (reader) =>
        ofNumber(
          (await queues(reader)).get('intake') ?? -1,
          seen(reader).filter(({ state, handling }) => state === 'received' && isAt(handling, reader.authority)).length,
        ),
    },
    {
      name: 'figure of the board',
      routes: ['GET /api/board/clearance'],
      weight: 1,
      judge: async (reader, target) => {
        const url = `/api/board/clearance?from=2020-01-01&to=2026-12-31&authority=${target.handling}`;
        const answer = await ask('GET', reader, url);
        if (!isUnder(target.handling, reader.authority))
          return { got: found(answer.statusCode === 200), due: 'nothing' };
        // Figures are sums: they count what lies there, sensitive or not, and name none of it.
        const due = city.targets.filter(({ handling }) => isUnder(handling, target.handling)).length;
        return ofNumber(answer.json().total.received, due);
      },
    },
    ...moreProbes(city, ask),
    ...figureProbes(city, ask),
    ...briefingProbes(city, ask),
  ];
}
