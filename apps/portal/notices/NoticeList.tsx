import { useEffect, useState } from 'react';
import type { PublicNotice } from '../../../modules/notices/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { type Format, findFile, findNotices, save } from './api.ts';

const texts = {
  zh: {
    title: '文书',
    lead: '办理机关已向您签发下列文书，可以下载保存。',
    issued: (on: string) => `${on}签发`,
    withdrawn: (on: string) => `已于${on}撤回，请以重新签发的文书为准。`,
    download: (format: string, number: string) => `${format} 下载${number}`,
    waiting: '正在下载…',
    failed: '文书没有下载成功，请稍后重试。',
    unknown: '暂时查不到文书，请稍后重试。',
    again: '重试',
  },
  en: {
    title: 'Notices',
    lead: 'The office has issued these notices to you. You can download and keep them. The texts are in the language in which they were issued.',
    issued: (on: string) => `issued on ${on}`,
    withdrawn: (on: string) => `Withdrawn on ${on}; the notice issued anew stands in its place.`,
    download: (format: string, number: string) => `${format} download of ${number}`,
    waiting: 'Downloading…',
    failed: 'The notice did not arrive. Please try again later.',
    unknown: 'Notices cannot be looked up right now. Please try again later.',
    again: 'Try again',
  },
} as const;

const FORMATS: readonly (readonly [Format, string])[] = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
];

/** The notices issued to whoever holds the receipt code: number, day, and the file. Nothing while there are none. */
export function NoticeList({ code }: { readonly code: string }) {
  const { pick, language } = useWords();
  const words = texts[language];
  const [notices, setNotices] = useState<readonly PublicNotice[] | 'unknown'>([]);
  const [told, tell] = useState('');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person wants it
  useEffect(() => {
    let gone = false;
    void findNotices(code).then((found) => {
      if (!gone) setNotices(found ?? 'unknown');
    });
    return () => {
      gone = true;
    };
  }, [code, tries]);
  const download = async ({ number }: PublicNotice, format: Format) => {
    tell(words.waiting);
    const file = await findFile(code, number, format);
    if (file !== undefined) save(file, `${number}.${format}`);
    tell(file === undefined ? words.failed : '');
  };
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{words.title}</h2>
      {notices === 'unknown' ? (
        <p>
          {words.unknown}{' '}
          <button type="button" className="button button-quiet" onClick={() => setTries(tries + 1)}>
            {words.again}
          </button>
        </p>
      ) : (
        <>
          <p>{words.lead}</p>
          {notices.map((notice) => (
            <article key={notice.number} className="card" aria-label={notice.number}>
              <h3>{pick(notice.title)}</h3>
              <p>
                {notice.number} · {words.issued(longDate(notice.on, language))}
                <br />
                {pick(notice.authority)}
              </p>
              {notice.withdrawnOn !== null && <p>{words.withdrawn(longDate(notice.withdrawnOn, language))}</p>}
              <p className="actions no-print">
                {(notice.withdrawnOn === null ? FORMATS : []).map(([format, name]) => (
                  <button
                    key={format}
                    type="button"
                    className="button button-quiet"
                    aria-label={words.download(name, notice.number)}
                    onClick={() => void download(notice, format)}
                  >
                    {name}
                  </button>
                ))}
              </p>
            </article>
          ))}
        </>
      )}
      <p aria-live="polite">{told}</p>
    </section>
  );
}
