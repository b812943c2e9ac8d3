/** Countries and wide regions by which names of firms begin; facts. */
const NAMES = `
中国 中华人民共和国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 澳大利亚 加拿大 新西兰 新加坡 马来西亚 泰国 越南 印度 印度尼西亚 印尼 菲律宾 缅甸 柬埔寨 老挝 蒙古国 巴基斯坦 哈萨克斯坦 意大利 西班牙 葡萄牙 瑞士 瑞典 挪威 芬兰 丹麦 荷兰 比利时 奥地利 波兰 捷克 匈牙利 希腊 土耳其 以色列 阿联酋 沙特 埃及 南非 巴西 阿根廷 智利 墨西哥
`;

export const NATIONS: readonly string[] = NAMES.split(/\s+/u).filter((word) => word !== '');
