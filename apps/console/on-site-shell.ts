import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** The chunk that the on-site pages begin with, and those that the page itself loads. */
const BEGINNINGS = ['/features/on-site/index.ts'];

type Bundle = Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

/** Files that the on-site pages need, all that their chunks import among them. */
export function shellFiles(bundle: Bundle): readonly string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const first = chunks.filter(
    (chunk) =>
      (chunk.isEntry && chunk.fileName !== 'sw.js') ||
      chunk.moduleIds.some((id) => BEGINNINGS.some((path) => id.replaceAll('\\', '/').endsWith(path))),
  );
  const found = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk === undefined) return;
    found.add(name);
    if (chunk.type !== 'chunk') return;
    for (const other of chunk.imports) add(other);
    const css = (chunk as { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } }).viteMetadata;
    for (const style of css?.importedCss ?? []) found.add(style);
  };
  for (const chunk of first) add(chunk.fileName);
  return [...found].sort();
}

/** Builds the service worker beside the console, and tells it the files of this build. */
export function onSiteShell(worker: string): Plugin {
  return {
    name: 'on-site-shell',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: worker, fileName: 'sw.js' });
    },
    generateBundle: {
      // After Vite has put the styles into the bundle.
      order: 'post',
      handler(_options, bundle) {
        const chunk = bundle['sw.js'];
        if (chunk?.type !== 'chunk') return;
        const files = shellFiles(bundle).map((name) => `/console/${name}`);
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
        // With its quotation marks, whichever the minifier chose.
        const put = (word: string, text: string): void => {
          chunk.code = chunk.code.replace(new RegExp(`(["'\`])${word}\\1`), () => JSON.stringify(text));
        };
        put('__SHELL_FILES__', JSON.stringify(files));
        put('__SHELL_VERSION__', version);
      },
    },
  };
}
