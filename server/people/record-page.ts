/**
 * A person's record as a page of its own: plain HTML without a script or a picture, readable on any phone and on paper. Everything that
 * comes from a row is escaped, and every name stands in a <bdi>.
 */
import type { Language } from '#ui/languages/text.ts'

export type PagePart = {
  readonly title: string
  readonly facts: readonly (readonly [term: string, value: string])[]
  readonly none: string
}

export function recordPage(language: Language, title: string, lead: string, parts: readonly PagePart[], end: string): string {
  const body = parts.map((part) => {
    const rows = part.facts
      .filter(([, value]) => value !== '')
      .map(([term, value]) => `<tr><th scope="row">${escape(term)}</th><td><bdi>${escape(value)}</bdi></td></tr>`)
    return `<section><h2>${escape(part.title)}</h2>${rows.length === 0 ? `<p>${escape(part.none)}</p>` : `<table>${rows.join('')}</table>`}</section>`
  })
  return `<!doctype html>
<html lang="${language}" dir="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>
<style>body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#17212b}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:1.5rem;border-bottom:1px solid #7b8894}
table{width:100%;border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.25rem .5rem .25rem 0}th{width:40%;font-weight:normal;color:#46535f}section{break-inside:avoid}</style></head>
<body><h1>${escape(title)}</h1><p>${escape(lead)}</p>${body.join('\n')}<p>${escape(end)}</p></body></html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!)
}
