import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { workKinds } from '../../../../modules/campaigns/model/outreach.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, shortAuthority } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { outletLevels } from './area.ts';
import { Verbs } from './DoVerb.tsx';

const TELLING = ['add-work', 'adopt-work', 'place'];

const titleIn = <T,>(list: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(list, key) ? list[key] : undefined;

/** What told the public: by channel with its reach, and the works with who took them over. */
export function OutreachPart({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick } = useWords();
  const { outreach } = detail;
  const mayTell = detail.verbs.some((verb) => TELLING.includes(verb));
  if (outreach.channels.length + outreach.works.length === 0 && !mayTell) return null;
  return (
    <section className="panel flush" aria-labelledby="campaign-outreach">
      <div className="panel-head">
        <h2 id="campaign-outreach">{t('campaigns.outreach')}</h2>
        <span className="faint small">{t('campaigns.outreachHint')}</span>
        <div className="campaign-buttons push-right">
          <Verbs detail={detail} of={TELLING} small />
        </div>
      </div>
      {outreach.channels.length + outreach.works.length === 0 && (
        <p className="soft campaign-works">{t('campaigns.outreachNone')}</p>
      )}
      {outreach.channels.length > 0 && (
        <TableFrame label={t('campaigns.channels')}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('campaigns.channel')}</th>
                <th scope="col" className="num-col">
                  {t('campaigns.placements')}
                </th>
                <th scope="col" className="num-col">
                  {t('campaigns.places')}
                </th>
                <th scope="col" className="num-col">
                  {t('campaigns.reach')}
                </th>
              </tr>
            </thead>
            <tbody>
              {outreach.channels.map((each) => (
                <tr key={each.channel}>
                  <th scope="row">{pick(each.title)}</th>
                  <td className="num-col">{integer(each.placements)}</td>
                  <td className="num-col">{integer(each.places)}</td>
                  <td className="num-col">{each.reach === null ? t('campaigns.uncounted') : integer(each.reach)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {outreach.works.length > 0 && (
        <ul className="plain campaign-works" aria-label={t('campaigns.works')}>
          {outreach.works.map((work) => {
            const kind = titleIn(workKinds, work.kind);
            return (
              <li key={work.id}>
                <strong>{work.title}</strong>{' '}
                <span className="soft small">
                  {kind === undefined ? work.kind : pick(kind)} · {work.on} ·{' '}
                  {pick(shortAuthority(work.authority.name))}
                </span>
                {work.adoptions.map((adoption) => {
                  const level = titleIn(outletLevels, adoption.level);
                  return (
                    <span key={`${adoption.outlet} ${adoption.on}`} className="soft small">
                      {' '}
                      · {t('campaigns.adopted', { outlet: adoption.outlet, on: adoption.on })}
                      {level !== undefined && `（${pick(level)}）`}
                    </span>
                  );
                })}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
