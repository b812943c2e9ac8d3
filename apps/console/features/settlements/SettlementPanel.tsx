import type { ReactNode } from 'react';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { agreedOffer, type Offer, offersOf } from '../../../../modules/settlements/model/standing.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { ScorecardPart } from './ScorecardPart.tsx';

interface Props {
  readonly detail: MatterDetail;
}

/** A settlement on its page: what was offered by whom, and how the firm settles otherwise. No officer acts on it. */
export function SettlementPanel({ detail }: Props): ReactNode {
  const firm = obj(detail.facts, 'firm');
  return (
    <>
      <OffersPart detail={detail} />
      <ScorecardPart region={str(firm, 'region')} id={str(firm, 'id')} />
    </>
  );
}

function OffersPart({ detail }: Props): ReactNode {
  const { t } = useWords();
  const offers = offersOf(detail);
  const agreed = agreedOffer(detail)?.id;
  if (offers.length === 0) return null;
  const sums = ({ amountFen }: Offer): string => (amountFen === null ? '—' : `¥${yuan(amountFen)}`);
  return (
    <Part title={t('settlements.field.offers')}>
      <TableFrame label={t('settlements.field.offers')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('settlements.field.offer')}</th>
              <th scope="col">{t('settlements.field.by')}</th>
              <th scope="col">{t('settlements.field.on')}</th>
              <th scope="col">{t('settlements.field.amountFen')}</th>
              <th scope="col">{t('settlements.field.performBy')}</th>
              <th scope="col">{t('settlements.field.agreement')}</th>
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => (
              <tr key={offer.id}>
                <th scope="row">{offer.id}</th>
                <td>{t(offer.by === 'firm' ? 'settlements.field.firm' : 'settlements.field.consumer')}</td>
                <td className="num">{offer.on}</td>
                <td className="num">{sums(offer)}</td>
                <td className="num">{offer.performBy}</td>
                <td>{offer.id === agreed ? '✓' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Part>
  );
}
