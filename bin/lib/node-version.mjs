import { BootstrapError } from './say.mjs';

/** @throws bootstrap.node-version below 20.19 */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new BootstrapError('bootstrap.node-version', { found: version });
}
