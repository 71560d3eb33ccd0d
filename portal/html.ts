/**
 * HTML as a value: what is put between the tags is escaped unless it was itself made here, so that no text of a pack, a
 * database or a visitor can become markup. Nothing else in the portal joins tags and text.
 */

/** Markup that is safe to send. Only `html` makes one: an object that merely looks like it, from a database say, is refused. */
export type Fragment = { readonly markup: string }

const sealed = new WeakSet<Fragment>()

/** What may stand between tags. Nothing is shown for `undefined` and `false`, so that `condition && html…` reads well. */
export type Piece = Fragment | string | number | undefined | false | readonly Piece[]

export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Fragment {
  let markup = strings[0] ?? ''
  pieces.forEach((piece, index) => (markup += `${markupOf(piece)}${strings[index + 1] ?? ''}`))
  return seal(markup)
}

/** The text of a whole page: indentation and the gap an absent attribute leaves are for whoever writes it, not for the wire. */
export function pageText(page: Fragment): string {
  // Every bare ">" ends a tag, since those of a text are escaped.
  return `${page.markup
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/\s+>/g, '>')
    .trim()}\n`
}

/** Pieces with something between each two, such as a comma. */
export function joined(pieces: readonly Piece[], between: Piece): Piece[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]))
}

function markupOf(piece: Piece): string {
  if (piece === undefined || piece === false) return ''
  if (typeof piece === 'string') return escaped(piece)
  if (typeof piece === 'number') return String(piece)
  if (isList(piece)) return piece.map(markupOf).join('')
  if (!sealed.has(piece)) throw new TypeError('not a fragment made by html``')
  return piece.markup
}

// Quotes too, because a piece may stand in an attribute.
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

function isList(piece: Fragment | readonly Piece[]): piece is readonly Piece[] {
  return Array.isArray(piece)
}

function seal(markup: string): Fragment {
  const fragment = Object.freeze({ markup })
  sealed.add(fragment)
  return fragment
}
