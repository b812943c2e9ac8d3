import { AppError } from '../../../kernel/error.ts';
import { importOutlines } from '../../../modules/maps/index.ts';
import { type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { readGiven } from '../read-given.ts';

export const mapsCommand: CommandDefinition = {
  name: 'maps',
  summary: { zh: '录入地图', en: 'enter maps' },
  commands: [
    {
      name: 'import',
      summary: { zh: '导入经审核的行政区域界线（GeoJSON）', en: 'import outlines of an approved map (GeoJSON)' },
      description: {
        zh: '向社会公开的地图须经审核并标注审图号（地图管理条例）。文件为 FeatureCollection，要素属性 adcode 或者 code 为行政区划代码；照原样保存，不化简、不修补。审图号随地图显示；其真实有效由录入者负责。',
        en: 'Maps shown to the public need approval and bear its number (Regulation on the Administration of Maps). The file is a FeatureCollection whose features name their region code as adcode or code; it is kept as it is, neither simplified nor mended. The number is shown with the map; that it is right is for whoever enters it.',
      },
      arguments: [{ name: '<geojson>', text: { zh: '要导入的文件', en: 'the file to import' } }],
      options: [{ flags: '--review-no <number>', text: { zh: '审图号', en: 'review number of the map' } }],
      examples: ['qingyuan maps import city.geojson --review-no "GS(2026)0001"'],
      run: async (context, [file = ''], options) => {
        const reviewNo = stringOption(options, 'reviewNo');
        if (reviewNo === undefined)
          throw new AppError('cli.missing-argument', 400, { name: '--review-no', command: 'maps import' });
        const bytes = await readGiven(file);
        return withInstance(async ({ store, ledger }) => {
          const done = await importOutlines(store, bytes, reviewNo, ledger.clock.now());
          context.out(
            context.t({
              zh: `导入 ${done.areas} 个区域，审图号：${done.reviewNo}`,
              en: `${done.areas} areas entered, review number ${done.reviewNo}`,
            }),
          );
          return EXIT.done;
        });
      },
    },
  ],
};
