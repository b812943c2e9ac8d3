/** The rings of an outline as a path of an SVG; x and y by turns, closed. */
export const pathOf = (rings: readonly (readonly number[])[]): string =>
  rings
    .map((ring) => {
      const points: string[] = [];
      for (let at = 0; at < ring.length; at += 2) points.push(`${ring[at]} ${ring[at + 1]}`);
      return `M${points.join('L')}Z`;
    })
    .join('');
