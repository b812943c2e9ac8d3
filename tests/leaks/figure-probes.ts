import type { City } from './city.ts';
import { isUnder, maySee, type Reader } from './oracle.ts';
import { type Ask, found, ofNumber, type Probe } from './verdict.ts';

const PERIOD = 'from=2020-01-01&to=2026-12-31';

/** Ways to a matter by the figures in which it counts. */
export function figureProbes(city: City, ask: Ask): Probe[] {
  const kept = new Map<string, Promise<ReadonlySet<string>>>();
  const behind = (reader: Reader): Promise<ReadonlySet<string>> => {
    const read = async () => {
      const answer = await ask('GET', reader, `/api/figures/matters?figure=intake.received&limit=500&${PERIOD}`);
      const { items }: { items: { matter: { id: string } }[] } = answer.json();
      return new Set(items.map(({ matter }) => matter.id));
    };
    const known = kept.get(reader.name) ?? read();
    kept.set(reader.name, known);
    return known;
  };
  return [
    {
      name: 'behind a figure',
      routes: ['GET /api/figures/matters'],
      weight: 4,
      // A figure counts what is handled here, whoever owns it.
      judge: async (reader, target) => ({
        got: found((await behind(reader)).has(target.id)),
        due: found(maySee(reader, target) && isUnder(target.handling, reader.authority)),
      }),
    },
    {
      name: 'cell of a pivot',
      routes: ['GET /api/figures/pivot'],
      weight: 2,
      judge: async (reader, { handling }) => {
        const url = `/api/figures/pivot?figures=intake.received&rows=none&authority=${handling}&${PERIOD}`;
        const answer = await ask('GET', reader, url);
        if (!isUnder(handling, reader.authority)) return { got: found(answer.statusCode === 200), due: 'nothing' };
        // Figures are sums: they count what lies there, sensitive or not, and name none of it.
        const due = city.targets.filter((each) => isUnder(each.handling, handling)).length;
        return ofNumber(answer.json().totals[0]?.value ?? 0, due);
      },
    },
  ];
}
