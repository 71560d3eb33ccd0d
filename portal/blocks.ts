/** Pieces that several pages share: the heading of a page, rights before return, tables with a caption, sources in words. */
import type { KnownDay } from '#domain/programmes/words.ts'
import { hrefOf } from './addresses.ts'
import { type Fragment, html, joined, type Piece } from './html.ts'
import type { Speech } from './speech.ts'

export function headed(title: Piece, lead?: Piece, kicker?: Piece): Fragment {
  return html`<div class="head">
    ${kicker !== undefined && html`<p class="kicker">${kicker}</p>`}
    <h1>${title}</h1>
    ${lead !== undefined && html`<p class="lead">${lead}</p>`}
  </div>`
}

/** Stands on each page that speaks of return, right under its title and before anything about the return itself. */
export function rightsBeforeReturn(speech: Speech): Fragment {
  const { say, language } = speech
  const rights = hrefOf(language, { place: 'rights' })
  return html`<section class="rights" aria-labelledby="rights-first">
    <h2 id="rights-first">${say('rights_first.title')}</h2>
    <ul>
      <li><a href="${rights}#asylum">${say('rights_first.asylum')}</a> ${say('rights_first.asylum_text')}</li>
      <li><a href="${rights}#legal">${say('rights_first.legal')}</a> ${say('rights_first.legal_text')}</li>
      <li><a href="${rights}#danger">${say('rights_first.danger')}</a> ${say('rights_first.danger_text')}</li>
    </ul>
    <p>${say('rights_first.free')}</p>
  </section>`
}

export type Column = { title: string; numeric?: boolean }

/** A data table. On a narrow screen it scrolls in its own box, which the keyboard can reach; the first cell of a row names it. */
export function table(id: string, caption: string, columns: readonly Column[], rows: readonly (readonly Piece[])[]): Fragment {
  return html`<section class="scroll" aria-labelledby="${id}" tabindex="0">
    <table>
      <caption id="${id}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" ${column.numeric === true && html`class="number"`}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, index) => tableCell(cell, index, columns[index]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function tableCell(cell: Piece, index: number, column: Column | undefined): Fragment {
  if (index === 0) return html`<th scope="row">${cell}</th>`
  return column?.numeric === true ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`
}

export type Fact = readonly [term: string, what: Piece]

export function factList(facts: readonly (Fact | undefined)[]): Fragment {
  return html`<dl class="facts">
    ${facts.map(
      (fact) =>
        fact !== undefined &&
        html`<div>
          <dt>${fact[0]}</dt>
          <dd>${fact[1]}</dd>
        </div>`,
    )}
  </dl>`
}

/** From when to when, as far as it is known. Of what goes on, a start alone reads "since". */
export function period(speech: Speech, from: KnownDay | undefined, to: KnownDay | undefined, goesOn: boolean): Piece {
  const { say, time } = speech
  if (from !== undefined && to !== undefined) return time(from).markup === time(to).markup ? time(from) : [time(from), ' – ', time(to)]
  if (to !== undefined) return [`${say('period.end')} `, time(to)]
  if (from === undefined) return undefined
  return [`${say(goesOn ? (from.precision === 'DAY' ? 'period.since_day' : 'period.since') : 'period.start')} `, time(from)]
}

/** `003:63-75; domain.md S67` as a reader can follow it: the archived page with its lines, or the documentation of this tool. */
export function sourceText(speech: Speech, source: string): string {
  return source
    .split('; ')
    .map((each) => {
      const lines = /^(00[0-4]):(\d+)(?:-(\d+))?$/.exec(each)
      if (lines === null)
        return speech.say(each.startsWith('domain.md') ? 'source.documentation' : `source.${each}`, { section: each.slice(10) })
      const [, document = '', first = '', last] = lines
      const title = speech.say(`source.${document}`)
      return last === undefined ? speech.say('source.line', { title, first }) : speech.say('source.lines', { title, first, last })
    })
    .join(speech.language === 'fr' ? ' ; ' : '; ')
}

export function sourceNote(speech: Speech, source: string): Fragment {
  return html`<p class="source">${speech.say('source')} ${sourceText(speech, source)}</p>`
}

export function reviewedNote(speech: Speech, about: { version: number; reviewedOn: string }): Fragment {
  return html`<p class="source">${speech.say('reviewed', { version: about.version })} ${speech.day(about.reviewedOn)}.</p>`
}

export function listed(items: readonly Piece[]): Fragment {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
}

export function withCommas(items: readonly Piece[]): Piece {
  return joined(items, ', ')
}
