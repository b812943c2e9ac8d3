import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import { chosenIn } from '../../../../modules/inspections/model/inspection-rules.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { matterQuery } from '../intake/matter-query.ts';
import './inspections.css';

interface Detected {
  readonly rawValue: string;
}
interface Detector {
  detect(image: ImageBitmap): Promise<readonly Detected[]>;
}
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector;

/** Reads the code of a photograph, where the browser can. */
async function readPicture(file: File): Promise<string | undefined> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (maker === undefined) return undefined;
  try {
    const [found] = await new maker({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
    return found?.rawValue;
  } catch {
    return undefined;
  }
}

/** 扫码入企 on a phone: the code of the approval is photographed or typed; without it there is no record. */
export function ScanPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const matter = useQuery(matterQuery(region, id));
  return (
    <div className="scan-page stack">
      <Answer of={matter}>{(detail) => <Scan detail={detail} />}</Answer>
    </div>
  );
}

function Scan({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [code, setCode] = useState('');
  const [unread, setUnread] = useState(false);
  const { homeRegion: region, id, version, state } = detail.row;
  const send = useMutation({
    mutationFn: () =>
      api.post(`/office/${region}/${id}/acts`, {
        body: { actId, verb: 'scan', version, body: { code: code.trim() } },
        answer: performed,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['matter', id] }),
  });
  const refusal = detail.verbs.find(({ verb }) => verb === 'scan')?.refusal ?? null;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const found = await readPicture(file);
    setUnread(found === undefined);
    if (found !== undefined) setCode(found);
  };
  return (
    <>
      <h1>{str(obj(detail.facts, 'firm'), 'name')}</h1>
      <ul>
        {chosenIn(detail.facts).map((item) => (
          <li key={item.id}>
            {item.id} {item.title}
          </li>
        ))}
      </ul>
      {state !== 'approved' && (
        <p role="status">{t('inspections.scan.state', { state: pick(detail.row.stateTitle) })}</p>
      )}
      {state === 'approved' && refusal !== null && <p role="alert">{pick(refusal.text)}</p>}
      {state === 'approved' && refusal === null && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <p className="soft">{t('inspections.scan.hint')}</p>
          <label className="scan-photo">
            <span>{t('inspections.scan.photo')}</span>
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </label>
          {unread && <p role="alert">{t('inspections.scan.unread')}</p>}
          <Field label={t('inspections.scan.code')} required>
            {(control) => (
              <Input
                {...control}
                size="large"
                autoCapitalize="characters"
                autoComplete="off"
                value={code}
                onChange={({ target }) => setCode(target.value)}
              />
            )}
          </Field>
          {send.isError && <ProblemNote error={send.error} />}
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            disabled={code.trim() === ''}
            loading={send.isPending}
          >
            {t('inspections.scan.act')}
          </Button>
        </form>
      )}
      <p>
        <Link to={`/matters/${region}/${id}`}>{t('inspections.scan.toRecord')}</Link>
      </p>
    </>
  );
}
