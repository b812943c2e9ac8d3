import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Problems } from './body.ts';

/** What keeps a form from being sent: the rule that refuses it, or how many fields are wrong; each says itself what. */
export function FormProblems({ of: problems }: { readonly of: Problems }): ReactNode {
  const { t } = useWords();
  const count = Object.keys(problems).length;
  if (count === 0) return null;
  return <Alert type="error" showIcon role="alert" title={problems[''] ?? t('form.problems', { count })} />;
}
