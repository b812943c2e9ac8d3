import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, shortHash } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMe } from '../identity/use-me.ts';
import { kindOf, noticeOf, sizeWords } from './file-words.ts';
import { workingCopy } from './files-query.ts';
import { OriginalDialog } from './OriginalDialog.tsx';

interface Props {
  readonly file: FileView;
  readonly region: string;
  readonly matter: string;
}

/** One file: what it is, who handed it in and when, its hash, and what must be said of its copy. */
export function FileLine({ file, region, matter }: Props): ReactNode {
  const { t, language } = useWords();
  const { roles } = useMe();
  const [taking, setTaking] = useState(false);
  const name = file.name === '' ? t('files.nameErased') : file.name;
  const notice = noticeOf(file);
  return (
    <li className="file">
      <div className="file-main">
        <div className="file-name">{name}</div>
        <div className="file-facts small">
          <span>{t(kindOf(file.type))}</span>
          <span className="num">{sizeWords(file.workingSize ?? file.size)}</span>
          <span>{file.by === null ? t('files.fromOutside') : file.by.name}</span>
          <time className="num">{instant(file.receivedAt, language)}</time>
          <span className="mono" title={`SHA-256 ${file.sha256}`}>
            {shortHash(file.sha256)}
          </span>
        </div>
        {notice !== null && (
          <details className="file-notice small">
            <summary className={`mark mark-${notice.tone}`}>{t(notice.text)}</summary>
            <p className="soft">
              {t(notice.why)}
              <br />
              <span className="mono break">SHA-256 {file.sha256}</span>
            </p>
          </details>
        )}
      </div>
      <div className="row">
        {roles.includes('custodian') && notice !== null && (
          <Button size="small" onClick={() => setTaking(true)}>
            {t('files.original')}
          </Button>
        )}
        {file.mayOpen ? (
          <Button
            size="small"
            href={workingCopy(region, matter, file.id)}
            download
            icon={<Icon name="download" size={14} />}
            aria-label={t('files.download', { name })}
          >
            {t('files.open')}
          </Button>
        ) : (
          <span className="faint small nowrap" title={t('files.closedWhy')}>
            <Icon name="lock" size={13} /> {t('files.closed')}
          </span>
        )}
      </div>
      {taking && <OriginalDialog file={file} region={region} matter={matter} onClose={() => setTaking(false)} />}
    </li>
  );
}
