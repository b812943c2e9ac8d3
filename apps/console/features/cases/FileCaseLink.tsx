import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { addressOfCase } from './case-query.ts';
import { useMayFile } from './use-may-file.ts';

/** From a clue or report to its case: to file it while that waits, to open it once it is there. */
export function FileCaseLink({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMayFile();
  const waiting = obj(detail.facts as JsonObject, 'case');
  const filed = { homeRegion: str(waiting, 'region'), id: str(waiting, 'matterId') };
  if (filed.id !== '' && filed.homeRegion !== '') {
    return (
      <Button onClick={() => void navigate(addressOfCase(filed))}>
        {t('cases.new.open')} {str(waiting, 'caseNo')}
      </Button>
    );
  }
  if (waiting.pending !== true || !may) return null;
  const { homeRegion, id } = detail.row;
  return (
    <Button type="primary" onClick={() => void navigate(`/cases/new?from=${homeRegion}/${id}`)}>
      {t('cases.new.fromHere')}
    </Button>
  );
}
