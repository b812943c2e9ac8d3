import { onlyOne } from './only-one.mjs';
import { BootstrapError, progress } from './say.mjs';
import { builtStamp, PARTS, sourceStamp } from './sources.mjs';

/**
 * Builds the parts (`node`, `web`) of dist/ whose sources changed since they were built.
 * @throws bootstrap.build-failed
 */
export async function ensureBuild(root, parts = Object.keys(PARTS)) {
  const stale = () => parts.filter((part) => builtStamp(root, part) !== sourceStamp(root, part));
  if (stale().length === 0) return;
  await onlyOne(root, 'build', async () => {
    for (const part of stale()) {
      progress(
        part === 'web' ? '正在构建网页……' : '正在构建程序……',
        part === 'web' ? 'Building the web apps …' : 'Building the programs …',
      );
      const { buildPart } = await import('../../scripts/build.mjs');
      try {
        await buildPart(root, part);
      } catch (error) {
        process.stderr.write(`${error.message}\n`);
        throw new BootstrapError('bootstrap.build-failed', { part });
      }
    }
  });
}
