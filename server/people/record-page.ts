/**
 * A person's record as a page of its own: plain HTML without a script or a picture, readable on any phone and on paper. Everything that
 * comes from a row is escaped, and every piece of it stands in a <bdi>, so that a number keeps its order in a line from right to left.
 */
import type { RecordSpeech } from './record-speech.ts'

export type PagePart = {
  readonly title: string
  /** The pieces of a value are set one after the other; empty ones are left out, and a fact without any with them. */
  readonly facts: readonly (readonly [term: string, ...pieces: string[]])[]
  readonly none: string
}

export type RecordPage = {
  readonly title: string
  readonly lead: string
  /** That nobody whose language it is has read the words yet. */
  readonly notice?: string | undefined
  readonly parts: readonly PagePart[]
  readonly end: string
}

export function recordPage({ language, direction }: RecordSpeech, { title, lead, notice, parts, end }: RecordPage): string {
  const body = parts.map((part) => {
    const rows = part.facts.flatMap(([term, ...pieces]) => {
      const said = pieces.filter((piece) => piece !== '')
      if (said.length === 0) return []
      const value = said.map((piece) => `<bdi>${escape(piece)}</bdi>`).join(' · ')
      return [`<tr><th scope="row">${escape(term)}</th><td>${value}</td></tr>`]
    })
    return `<section><h2>${escape(part.title)}</h2>${rows.length === 0 ? `<p>${escape(part.none)}</p>` : `<table>${rows.join('')}</table>`}</section>`
  })
  const pending = notice === undefined ? '' : `<p class="notice">${escape(notice)}</p>`
  return `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>
<style>body{font:16px/1.6 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#17212b}h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.1rem;margin-block-start:1.5rem;border-block-end:1px solid #7b8894}
:lang(ur),:lang(pa-Arab){line-height:2}table{width:100%;border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding-block:.25rem;padding-inline-end:.5rem;overflow-wrap:anywhere}
th{width:40%;font-weight:normal;color:#46535f}section{break-inside:avoid}.notice{border-inline-start:.25rem solid #8a5a00;padding-inline-start:.75rem}</style></head>
<body><h1>${escape(title)}</h1>${pending}<p>${escape(lead)}</p>${body.join('\n')}<p>${escape(end)}</p></body></html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!)
}
