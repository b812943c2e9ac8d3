import { buffer } from 'node:stream/consumers';
import { isAppError } from '../../../kernel/error.ts';
import { type FileRecord, openWorkingCopy } from '../../../platform/files/index.ts';
import { LARGEST_PART, type LaidSoFar, type Part, type PartContent } from '../../../platform/pdf/index.ts';
import type { CaseRecord } from '../../cases/index.ts';
import type { DossierContext } from '../context.ts';
import { missingPapers } from '../model/completeness.ts';
import {
  type DossierOrder,
  orderOf,
  type Placed,
  placePapers,
  type Volume,
  volumeOfForm,
  volumes,
} from '../model/order.ts';
import { papersOf } from '../model/papers-of.ts';
import {
  type Accounted,
  coverSheet,
  type DossierSheet,
  indexSheet,
  type LaidPaper,
  notesSheet,
  type SheetInput,
} from '../model/sheets.ts';

/** What a dossier will be made of: papers in their order, parts of the file, what is missing. */
export interface Plan {
  readonly placed: readonly Placed[];
  readonly missing: readonly Accounted[];
  readonly parts: readonly Part[];
  /** Place of each paper's part among all. */
  readonly places: readonly number[];
  /** Parts of the main volume; all of them where there is no secondary one. */
  readonly mainParts: number;
  readonly at: Date;
}

export interface PlanInput {
  readonly record: CaseRecord;
  readonly files: readonly FileRecord[];
  readonly accounts: Readonly<Record<string, string>>;
  /** Code of how long it is kept. */
  readonly retention: string;
}

async function fileContent({ files }: DossierContext, file: FileRecord): Promise<PartContent> {
  if ((file.copySize ?? file.size) > LARGEST_PART) return { missing: 'too-large' };
  try {
    return await buffer((await openWorkingCopy(files, file)).body);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'file.infected' || error.code === 'file.copy-missing') return { missing: 'sealed' };
    if (error.code === 'file.not-found') return { missing: 'absent' };
    throw error;
  }
}

function sourceOf(context: DossierContext, { record, files }: PlanInput, { paper }: Placed): Part['source'] {
  const { homeRegion, matterId } = record;
  return async () => {
    if (paper.no !== undefined) return context.documents.open({ homeRegion, matterId, seq: paper.seq, no: paper.no });
    const file = files.find(({ id }) => id === paper.fileId);
    return file === undefined ? { missing: 'absent' } : fileContent(context, file);
  };
}

/** The parts of one volume: cover and index in front, notes behind, none of them numbered. */
function volumeParts(
  context: DossierContext,
  input: PlanInput,
  volume: Volume,
  placed: readonly Placed[],
  first: number,
  missing: readonly Accounted[],
): Part[] {
  const sheet: SheetInput = { volume, placed, retention: input.retention };
  const laidPapers = (laid: LaidSoFar): LaidPaper[] =>
    placed.map((_, index) => laid[first + 2 + index] ?? { numbers: null, slip: null });
  const late = (title: string, level: number, make: (laid: LaidPaper[]) => DossierSheet): Part => ({
    ...{ title, level, numbers: 'none' },
    source: { late: (laid) => context.sheets(input.record, make(laidPapers(laid))) },
  });
  return [
    late(volumes[volume].zh, 1, (laid) => coverSheet(sheet, laid)),
    late('卷内文件目录', 2, (laid) => indexSheet(sheet, laid)),
    ...placed.map(
      (each, index): Part => ({
        title: each.paper.number === undefined ? each.paper.title : `${each.paper.title} ${each.paper.number}`,
        level: 2,
        numbers: index === 0 ? { restart: volume === 'main' ? '' : '副-' } : 'on',
        source: sourceOf(context, input, each),
      }),
    ),
    late('卷内备考表', 2, (laid) => notesSheet(sheet, laid, missing)),
  ];
}

/** A form that would stand in the secondary volume, as its key says. */
function isOfSecondary({ key }: Accounted, order: DossierOrder): boolean {
  const no = /^form:\d+:(\d+)$/.exec(key)?.[1];
  return no !== undefined && volumeOfForm(Number(no), order) === 'secondary';
}

/** What the case has now, in order, and what it lacks. */
export async function planDossier(context: DossierContext, input: PlanInput): Promise<Plan> {
  const { record, files, accounts } = input;
  const documents = await context.documents.list(record);
  const order = context.order?.(record.matter.procedure) ?? orderOf(record.matter.procedure);
  const placed = placePapers(papersOf(record, documents, files), order);
  const missing = missingPapers(record, documents, files).map((each) => ({
    ...each,
    account: accounts[each.key] ?? '',
  }));
  // The only instant in the file is one of the case: the same acts give the same bytes, whenever it is built.
  const at = new Date(record.acts.at(-1)?.eventAt ?? 0);
  const of = (volume: Volume): Placed[] => placed.filter((each) => each.volume === volume);
  const [main, secondary] = [of('main'), of('secondary')];
  // The party gets the main volume: that a paper of the secondary one is missing stands in that one's notes.
  const inside = (each: Accounted): boolean => secondary.length > 0 && isOfSecondary(each, order);
  const outside = missing.filter((each) => !inside(each));
  const first = volumeParts(context, input, 'main', main, 0, outside);
  const second =
    secondary.length === 0
      ? []
      : volumeParts(context, input, 'secondary', secondary, first.length, missing.filter(inside));
  const places = [...main.map((_, index) => index + 2), ...secondary.map((_, index) => first.length + index + 2)];
  return {
    placed: [...main, ...secondary],
    missing,
    parts: [...first, ...second],
    places,
    mainParts: first.length,
    at,
  };
}
