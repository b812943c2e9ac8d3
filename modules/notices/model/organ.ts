/** `听泉区市场监督管理局` → `听泉市监`: for an authority that was entered without its 机关代字. */
export function organOf(authority: { readonly shortZh: string; readonly nameZh: string }): string | undefined {
  const given = authority.shortZh.trim();
  if (/^\p{Script=Han}*市监$/u.test(given)) return given;
  const area = authority.nameZh
    .replace(/市场监督管理.*$/u, '')
    .replace(/(?<=\p{Script=Han}{2})[省市区县旗]$/u, '')
    .replace(/\P{Script=Han}/gu, '');
  return area === '' ? undefined : `${area}市监`;
}
