import type { CliContext } from './context.ts';

/** Says where a ledger contradicts itself; nothing where it does not. */
export function tellFindings({ t, out }: CliContext, findings: number): void {
  if (findings === 0) return;
  out(t({ zh: `  ✗ 完整性检查有 ${findings} 处不一致`, en: `  ✗ ${findings} integrity findings` }));
}
