import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { num, obj } from '../../kernel/read-json.ts';
import { projectPath } from '../paths.ts';
import { type Coverage, readCoverage } from './glyphs.ts';
import { openThread, unavailable } from './thread.ts';
import type { SealPlace } from './types.ts';

/** What typesetting needs on this machine. */
export interface PrinterParts {
  /** Module that typesets. */
  readonly compiler: string;
  /** Font files: regular, bold. */
  readonly fonts: readonly [string, string];
  readonly template: string;
}

export interface Printer {
  /** Which characters both fonts have. @throws AppError 503 `documents.unavailable` */
  coverage(): Coverage;
  /**
   * PDF bytes of a prepared document; `seconds` is the instant written into the file (Unix seconds).
   * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
   */
  print(document: string, seconds: number): Promise<Buffer>;
  /** As `print`, with the place of the seal where the document leaves one. */
  printPlaced(document: string, seconds: number): Promise<{ readonly bytes: Buffer; readonly seal?: SealPlace }>;
  close(): Promise<void>;
}

const FONT = '@expo-google-fonts/noto-serif-sc';

/** The parts that the project installs. @throws AppError 503 `documents.unavailable` */
export function installedParts(): PrinterParts {
  const { resolve } = createRequire(projectPath('package.json'));
  const find = (name: string): string => {
    try {
      return resolve(name);
    } catch (error) {
      throw unavailable(name, error);
    }
  };
  return {
    compiler: find('@myriaddreamin/typst-ts-node-compiler'),
    fonts: [find(`${FONT}/400Regular/NotoSerifSC_400Regular.ttf`), find(`${FONT}/700Bold/NotoSerifSC_700Bold.ttf`)],
    template: projectPath('platform/documents/document.typ'),
  };
}

/** One thread that typesets, one document after the other; begun when first needed, ended when idle. */
export function openPrinter(findParts: () => PrinterParts): Printer {
  let has: Coverage | undefined;
  const thread = openThread(
    projectPath('platform/documents/pdf-worker.mjs'),
    () => {
      const parts = findParts();
      for (const path of parts.fonts) if (!existsSync(path)) throw unavailable(path);
      return parts;
    },
    'typst',
  );
  return {
    coverage() {
      if (has === undefined) {
        const [regular, bold] = findParts().fonts.map(fontCoverage);
        has = (codePoint) => regular?.(codePoint) === true && bold?.(codePoint) === true;
      }
      return has;
    },
    print: (document, seconds) => thread.ask({ document, seconds }),
    async printPlaced(document, seconds) {
      const { bytes, about } = await thread.askAbout({ document, seconds });
      const seal = obj(about, 'seal');
      if (!('page' in seal)) return { bytes };
      return { bytes, seal: { page: num(seal, 'page'), x: num(seal, 'x'), y: num(seal, 'y') } };
    },
    close: () => thread.close(),
  };
}

function fontCoverage(path: string): Coverage {
  try {
    return readCoverage(path);
  } catch (error) {
    throw unavailable(path, error);
  }
}
