import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';

/** So many entries of a list on a page of which it is one part: three hundred exhibits would bury the rest. */
const PAGE = 30;

/** The first entries of a long list, and the button that brings more; on paper all of them. */
export function usePage<T>(all: readonly T[], whole: boolean): readonly [shown: readonly T[], more: ReactNode] {
  const { t } = useWords();
  const [most, setMost] = useState(PAGE);
  if (whole || all.length <= most) return [all, null];
  return [
    all.slice(0, most),
    <Button key="more" block type="text" className="more no-print" onClick={() => setMost(most + 10 * PAGE)}>
      {t('cases.more', { shown: integer(most), total: integer(all.length) })}
    </Button>,
  ];
}
