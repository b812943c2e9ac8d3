import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JPEG_PICTURE } from '../files/test-pictures.ts';
import { type AssembleOptions, assemble, type Part, readPdf, watermarkPage } from './index.ts';
import { pdfOf, pngOf } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qy-pdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = new Date('2026-03-02T02:00:00Z');
const options: AssembleOptions = { title: '卷宗', author: '云岚省市场监督管理局', at };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const slip = ({ title, reason }: { readonly title: string; readonly reason: string }) =>
  pdfOf([`slip ${title} ${reason}`]);
const part = (title: string, source: Part['source'], more: Partial<Part> = {}): Part => ({
  title,
  level: 1,
  source,
  ...more,
});
let made = 0;
const out = (): string => {
  made += 1;
  return join(folder, `${made}.pdf`);
};

/** Bookmarks as lines: depth by dots, title, page from 1. */
async function bookmarks(bytes: Uint8Array): Promise<string[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  const refs = doc.getPages().map(({ ref }) => ref);
  const lines: string[] = [];
  const walk = (ref: PDFRef | undefined, depth: number): void => {
    for (let at = ref; at !== undefined; ) {
      const entry = doc.context.lookup(at, PDFDict);
      const title = entry.lookup(PDFName.of('Title'), PDFHexString).decodeText();
      const page = (entry.lookup(PDFName.of('Dest')) as unknown as { get(index: number): PDFRef }).get(0);
      lines.push(`${'.'.repeat(depth)}${title} ${refs.indexOf(page) + 1}`);
      walk(entry.get(PDFName.of('First')) as PDFRef | undefined, depth + 1);
      at = entry.get(PDFName.of('Next')) as PDFRef | undefined;
    }
  };
  const root = doc.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  walk(root.get(PDFName.of('First')) as PDFRef | undefined, 0);
  return lines;
}

describe('assembling', () => {
  it('puts PDFs and pictures together: pages in order, numbered on, with bookmarks', async () => {
    const path = out();
    const parts = [
      part('封面', await pdfOf(['cover']), { numbers: 'none' }),
      part('决定书', async () => pdfOf(['decision one', 'decision two'])),
      part('照片', pngOf(40, 20), { level: 2 }),
      part('另一张照片', pngOf(20, 40, 6), { level: 2 }),
      part('回证', await pdfOf(['proof'])),
    ];
    const steps: string[] = [];
    const done = await assemble(parts, path, { ...options, onProgress: (n, of) => steps.push(`${n}/${of}`) });
    const bytes = await readFile(path);
    expect(done).toMatchObject({ path, sha256: sha256(bytes), size: bytes.length, pages: 6, cut: null });
    expect(done.parts.map(({ from, to, numbers }) => [from, to, numbers])).toEqual([
      [1, 1, null],
      [2, 3, { from: 1, to: 2 }],
      [4, 4, { from: 3, to: 3 }],
      [5, 5, { from: 4, to: 4 }],
      [6, 6, { from: 5, to: 5 }],
    ]);
    const { pages } = await readPdf(bytes);
    expect(pages.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'cover',
      'decision one 1',
      'decision two 2',
      '3',
      '4',
      'proof 5',
    ]);
    expect(await bookmarks(bytes)).toEqual(['封面 1', '决定书 2', '.照片 4', '.另一张照片 5', '回证 6']);
    expect(steps).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
    expect(await readdir(folder)).not.toContain(`${made}.pdf.part`);
  });

  it('gives the same bytes for the same parts, and others for others', async () => {
    const parts = async (word: string) => [part('一', pngOf(8, 8, 6)), part('二', await pdfOf(['x', word]))];
    const same = await parts('y');
    const first = await assemble(same, out(), options);
    const again = await assemble(same, out(), options);
    const other = await assemble(await parts('z'), out(), options);
    expect(again.sha256).toBe(first.sha256);
    expect(other.sha256).not.toBe(first.sha256);
    const info = await PDFDocument.load(await readFile(first.path), { updateMetadata: false });
    expect([info.getTitle(), info.getCreationDate(), info.getModificationDate()]).toEqual(['卷宗', at, at]);
  });

  it('leaves the bytes of whoever asks as they were', async () => {
    const bytes = await pdfOf(['mine']);
    const before = sha256(bytes);
    await assemble([part('一', bytes), part('二', bytes)], out(), options);
    expect(sha256(bytes)).toBe(before);
  });

  it('makes a late part of what the others came to, and puts it in its place', async () => {
    const path = out();
    const index = part(
      '目录',
      {
        late: async (laid) =>
          pdfOf([
            `index ${laid.map((each) => (each?.numbers ? `${each.title} ${each.numbers.from}` : '-')).join(' ')}`,
          ]),
      },
      { numbers: 'none' },
    );
    await assemble([index, part('A', await pdfOf(['a', 'b'])), part('B', await pdfOf(['c']))], path, options);
    const { pages } = await readPdf(await readFile(path));
    expect(pages[0]).toContain('index - A 1 B 3');
    expect(pages[3]).toContain('c');
    await expect(assemble([{ ...index, numbers: 'on' }], out(), options)).rejects.toMatchObject({ code: 'pdf.failed' });
  });

  it('gives the first volume as a file of its own too, the second numbered anew', async () => {
    const path = out();
    const first = join(folder, `${made}-main.pdf`);
    const parts = [
      part('一', await pdfOf(['one', 'two'])),
      part('二', await pdfOf(['secret']), { numbers: { restart: '副' } }),
      part('三', await pdfOf(['hidden'])),
    ];
    const cut = { after: 1, out: first, title: '正卷' };
    const done = await assemble(parts, path, { ...options, cut });
    const volume = await readFile(first);
    expect(done.cut).toEqual({ path: first, sha256: sha256(volume), size: volume.length, pages: 2 });
    expect((await readPdf(volume)).pages.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(['one 1', 'two 2']);
    expect(volume.includes('secret')).toBe(false);
    expect(await bookmarks(volume)).toEqual(['一 1']);
    const { pages } = await readPdf(await readFile(path));
    expect(pages.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(['one 1', 'two 2', 'secret 1', 'hidden 2']);
    // Alone it is byte for byte what the cut gives: the second volume leaves no trace in the first.
    const alone = await assemble(parts.slice(0, 1), out(), { ...options, title: '正卷' });
    expect(alone.sha256).toBe(done.cut?.sha256);
  });
});

describe('what is no page of a dossier', () => {
  const locked = async (): Promise<Uint8Array> => {
    const plain = Buffer.from(
      await (await PDFDocument.load(await pdfOf(['locked']))).save({ useObjectStreams: false }),
    );
    return Buffer.from(plain.toString('latin1').replace('/Root', '/Encrypt 1 0 R /Root'), 'latin1');
  };

  it('stands as a slip page with its reason and hash, and the rest is made', async () => {
    const path = out();
    const whole = await pdfOf(['whole', 'two']);
    const broken = whole.subarray(0, whole.length / 2);
    const cutPicture = pngOf(400, 400, 2, true).subarray(0, 1_000);
    const parts = [
      part('broken', broken),
      part('locked', await locked()),
      part('sound', Buffer.from('RIFF....WAVEfmt ')),
      part('picture', cutPicture),
      part('gone', async () => ({ missing: 'absent' })),
      part('big', Buffer.concat([whole, Buffer.alloc(60_000)])),
      part('whole', whole),
    ];
    const done = await assemble(parts, path, { ...options, slip, largestPart: 50_000 });
    expect(done.parts.map((each) => each.slip)).toEqual([
      'unreadable',
      'encrypted',
      'other-type',
      'unreadable',
      'absent',
      'too-large',
      null,
    ]);
    expect(done.parts.map((each) => each.sha256)).toEqual([
      sha256(broken),
      ...[1, 2, 3].map(() => expect.stringMatching(/^[0-9a-f]{64}$/)),
      null,
      expect.stringMatching(/^[0-9a-f]{64}$/),
      sha256(whole),
    ]);
    const { pages } = await readPdf(await readFile(path));
    expect(pages).toHaveLength(8);
    expect(pages[1]).toContain('slip locked encrypted');
  });

  it('says on the slip page of its own what, why and which bytes', async () => {
    const path = out();
    await assemble([part('录音.wav', Buffer.from('RIFF'))], path, options);
    const text = (await readPdf(await readFile(path))).pages[0]?.replace(/\s+/g, '') ?? '';
    expect(text).toContain('附卷说明');
    expect(text).toContain('录音.wav');
    expect(text).toContain(sha256(Buffer.from('RIFF')));
  });

  it('refuses a document whose page lost its content', async () => {
    const holed = await pdfOf(['gone'], (doc) => {
      doc.getPage(0).node.set(PDFName.of('Contents'), doc.context.nextRef());
    });
    const done = await assemble([part('holed', holed)], out(), { ...options, slip });
    expect(done.parts[0]?.slip).toBe('unreadable');
  });

  it('copies nothing that acts by itself, and no page twice for the links that lead to it', async () => {
    const acting = await pdfOf(['one', 'two'], (doc) => {
      const run = doc.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
      const [first, second] = doc.getPages();
      if (first === undefined || second === undefined) throw new Error('two pages');
      first.node.set(PDFName.of('AA'), doc.context.obj({ O: run }));
      const rect = [0, 0, 10, 10];
      const note = { Type: 'Annot', Subtype: 'Link', Rect: rect };
      const goes = { S: 'GoTo', D: [second.ref, 'Fit'] };
      first.node.set(
        PDFName.of('Annots'),
        doc.context.obj([doc.context.register(doc.context.obj({ ...note, A: run })), { ...note, A: goes }]),
      );
    });
    expect(
      Buffer.from(await (await PDFDocument.load(acting)).save({ useObjectStreams: false })).includes('app.alert'),
    ).toBe(true);
    const path = out();
    await assemble([part('一', acting)], path, options);
    const bytes = await readFile(path);
    expect(bytes.includes('app.alert')).toBe(false);
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(
      doc.context.enumerateIndirectObjects().filter(([, each]) => each.toString().includes('/Type /Page\n')),
    ).toHaveLength(2);
    expect(bytes.includes('/GoTo')).toBe(true);
  });
});

describe('pictures', () => {
  it.each([
    ['grey', pngOf(30, 10, 0)],
    ['colours', pngOf(30, 10, 2)],
    ['transparent', pngOf(30, 10, 6)],
    ['jpeg', Buffer.concat([Buffer.from([0xff, 0xd8]), JPEG_PICTURE])],
  ])('%s: a page of A4', async (_, bytes) => {
    const path = out();
    const done = await assemble([part('图', bytes)], path, { ...options, slip });
    expect(done.parts[0]?.slip).toBeNull();
    const doc = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    const { width, height } = doc.getPage(0).getSize();
    expect([width, height].sort((a, b) => a - b).map(Math.round)).toEqual([595, 842]);
  });
});

describe('the watermark', () => {
  it('lies over every page, also a turned one, with the words it was given', async () => {
    const path = out();
    const overlay = await watermarkPage(['李明 调取', '2026-03-02 10:00', '云市监立〔2026〕12号'], at);
    const turned = await pdfOf(['turned'], (doc) => doc.getPage(0).node.set(PDFName.of('Rotate'), doc.context.obj(90)));
    const parts = [part('一', await pdfOf(['plain']), { numbers: 'none' }), part('二', turned, { numbers: 'none' })];
    await assemble(parts, path, { ...options, overlay });
    const { pages } = await readPdf(await readFile(path));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      const text = page.replace(/\s+/g, '');
      expect(text).toContain('李明调取');
      expect(text).toContain('云市监立〔2026〕12号');
    }
    expect(pages.map((text) => /plain|turned/.exec(text)?.[0])).toEqual(['plain', 'turned']);
  });
});

describe('failing', () => {
  it('leaves nothing when a source fails or somebody stops it', async () => {
    const before = await readdir(folder);
    const fails = part('二', () => Promise.reject(new Error('no bytes')));
    await expect(assemble([part('一', await pdfOf(['x'])), fails], out(), options)).rejects.toThrow('no bytes');
    const stop = new AbortController();
    const stops = part('二', () => {
      stop.abort(new Error('stopped'));
      return new Promise<never>(() => undefined);
    });
    await expect(assemble([stops], out(), { ...options, signal: stop.signal })).rejects.toThrow('stopped');
    await expect(
      assemble([part('一', await pdfOf(['x']))], join(folder, 'no', 'x.pdf'), options),
    ).rejects.toMatchObject({
      code: 'pdf.failed',
    });
    expect(await readdir(folder)).toEqual(before);
  });

  it('says that the disk is full, on a disk that is, and leaves nothing there', async (context) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch (error) {
      console.warn(
        'SKIPPED: no small disk can be mounted here, a full disk was not tried',
        String(error).slice(0, 200),
      );
      context.skip();
    }
    try {
      await writeFile(join(disk, 'other'), 'stays');
      const parts = [part('一', await pdfOf(['x'])), part('二', pngOf(700, 700, 2, true))];
      await expect(assemble(parts, join(disk, 'd.pdf'), options)).rejects.toMatchObject({ code: 'pdf.disk-full' });
      // Room for the whole alone, none for the volume beside it.
      const half = [part('一', pngOf(240, 240, 2, true)), part('二', await pdfOf(['x']))];
      const cut = { after: 1, out: join(disk, 'main.pdf'), title: '正卷' };
      await expect(assemble(half, join(disk, 'd.pdf'), { ...options, cut })).rejects.toMatchObject({
        code: 'pdf.disk-full',
      });
      expect(await readdir(disk)).toEqual(['other']);
      // And it works again as soon as there is room.
      await expect(assemble(half, join(disk, 'd.pdf'), options)).resolves.toMatchObject({ pages: 2 });
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
