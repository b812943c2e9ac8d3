import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { str } from '../../../../kernel/read-json.ts';
import { shownDoorCode } from '../../../../modules/inspections/model/door-code.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Part } from '../../ui/Part.tsx';

/** Where a firm checks the code: the public pages of this instance. */
const publicAddress = (code: string): string => `${location.origin}/inspections/door?code=${code}`;

/** The code of the approval, as letters and as a picture: shown at the door, scanned by whoever goes in. */
export function DoorCode({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const code = str(detail.facts, 'doorCode');
  const [picture, setPicture] = useState('');
  useEffect(() => {
    let current = true;
    void import('qrcode').then(async ({ default: qrcode }) => {
      const url = await qrcode.toDataURL(publicAddress(code), { margin: 1, width: 220 });
      if (current) setPicture(url);
    });
    return () => {
      current = false;
    };
  }, [code]);
  const may = detail.verbs.some(({ verb, refusal }) => verb === 'scan' && refusal === null);
  return (
    <Part
      title={t('inspections.door')}
      actions={
        may && (
          <Link to={`/on-site/inspection/${detail.row.homeRegion}/${detail.row.id}`}>
            <Button type="primary">{t('inspections.toPhone')}</Button>
          </Link>
        )
      }
    >
      <div className="door-code">
        {picture !== '' && <img src={picture} width={180} height={180} alt={t('inspections.doorAlt')} />}
        <div>
          <p className="mono door-letters">{shownDoorCode(code)}</p>
          <p className="soft">{t('inspections.doorHint')}</p>
        </div>
      </div>
    </Part>
  );
}
