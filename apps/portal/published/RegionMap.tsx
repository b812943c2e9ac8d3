import type { MapSheet } from '../../../modules/maps/contract.ts';
import type { PublishedCounts } from '../../../modules/published/contract.ts';
import { placeName } from '../filing/regions.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { readMap } from './api.ts';
import { publishedTexts } from './texts.ts';

const STEPS = 5;

/** Points of a ring as SVG takes them. */
function pathOf(rings: readonly (readonly number[])[]): string {
  const ring = (points: readonly number[]): string => {
    let path = '';
    for (let at = 0; at + 1 < points.length; at += 2) path += `${at === 0 ? 'M' : 'L'}${points[at]} ${points[at + 1]}`;
    return `${path}Z`;
  };
  return rings.map(ring).join('');
}

/** How dark an area is, 0 to 5, by its share of the largest count. */
const stepOf = (count: number, most: number): number => (count === 0 ? 0 : Math.ceil((count / most) * STEPS));

interface Props {
  readonly counts: PublishedCounts;
  readonly onRegion: (region: string) => void;
}

/** How much is published where: a picture for the eye, and the same as a table with buttons for everybody. */
export function RegionMap({ counts, onRegion }: Props) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const sheet = useAsked(() => readMap(counts.region), counts.region);
  const place = (name: PublishedCounts['name']): string => pick(placeName(name));
  return (
    <section className="card" aria-labelledby="regions">
      <h2 id="regions">{t.regions}</h2>
      <p>
        {t.here(place(counts.name), counts.total)}
        {counts.own > 0 && ` · ${t.own(counts.own)}`}
      </p>
      {counts.parent !== '' && (
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => onRegion(counts.parent)}>
            {t.up}
          </button>
        </p>
      )}
      {sheet !== undefined && typeof sheet === 'object' && counts.areas.length > 1 && (
        <Picture sheet={sheet} counts={counts} />
      )}
      {counts.areas.length > 0 && (
        <table className="region-counts">
          <thead>
            <tr>
              <th scope="col">{t.area}</th>
              <th scope="col">{t.number}</th>
            </tr>
          </thead>
          <tbody>
            {counts.areas.map(({ code, name, count }) => (
              <tr key={code}>
                <th scope="row">
                  {code.length === 6 ? (
                    <button type="button" className="link-button" onClick={() => onRegion(code)}>
                      {place(name)}
                    </button>
                  ) : (
                    pick(name)
                  )}
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Picture({ sheet, counts }: { readonly sheet: MapSheet; readonly counts: PublishedCounts }) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const byCode = new Map(counts.areas.map(({ code, count }) => [code, count]));
  const most = Math.max(1, ...byCode.values());
  return (
    <figure className="region-map">
      {/* For the eye alone: the table below says the same, and its buttons lead further in. */}
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={t.map}>
        {sheet.areas.map(({ code, name, rings, label }) => (
          <g key={code} className="region-area">
            <title>{t.here(pick(placeName(name)), byCode.get(code) ?? 0)}</title>
            <path d={pathOf(rings)} fillRule="evenodd" data-step={stepOf(byCode.get(code) ?? 0, most)} />
            <text x={label.x} y={label.y}>
              {byCode.get(code) ?? 0}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="hint">{sheet.reviewNo === null ? t.drawing : t.review(sheet.reviewNo)}</figcaption>
    </figure>
  );
}
