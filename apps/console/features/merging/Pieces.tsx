import type { ReactNode } from 'react';
import type { Piece } from '../../../../modules/merging/model/difference.ts';

/** A text with what the other one has too: shaded where it is the same, underlined where it is not. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, index) =>
    piece.same ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <mark key={index} className="piece-same">
        {piece.text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <span key={index} className="piece-differs">
        {piece.text}
      </span>
    ),
  );
}
