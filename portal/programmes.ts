/** The programmes that are published: the list, and a page each with what it offers, where, on what conditions and since when. */
import { isRunning } from '#domain/programmes/rules.ts'
import type { Ceiling, Programme, RequiredClearance } from '#domain/programmes/words.ts'
import { hrefOf, slugOf } from './addresses.ts'
import { factList, headed, period, rightsBeforeReturn, sourceNote, sourceText, table } from './blocks.ts'
import { type Facts, isAboutReturn } from './facts.ts'
import { type Fragment, html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import type { Speech } from './speech.ts'

export function programmesPage(speech: Speech, facts: Facts): Page {
  const { say } = speech
  // Ways to come and to be reunited are told first; help to return comes after them, and after rights.
  const arriving = facts.programmes.filter((programme) => !isAboutReturn(programme))
  const returning = facts.programmes.filter(isAboutReturn)
  return {
    address: { place: 'programmes' },
    title: say('place.programmes'),
    description: say('programmes.description'),
    main: html`${headed(say('programmes.heading'), say('programmes.lead'))}
    ${facts.programmes.length === 0 && html`<p class="empty">${say('programmes.none')}</p>`}
    ${
      arriving.length > 0 &&
      html`<section aria-labelledby="arriving">
        <h2 id="arriving">${say('programmes.arriving')}</h2>
        <ul class="cards">
          ${arriving.map((programme) => programmeCard(speech, facts, programme))}
        </ul>
      </section>`
    }
    ${rightsBeforeReturn(speech)}
    ${
      returning.length > 0 &&
      html`<section aria-labelledby="returning">
        <h2 id="returning">${say('programmes.returning')}</h2>
        <p class="intro">${say('programmes.returning_text')}</p>
        <ul class="cards">
          ${returning.map((programme) => programmeCard(speech, facts, programme))}
        </ul>
      </section>`
    }`,
  }
}

function programmeCard(speech: Speech, facts: Facts, programme: Programme): Fragment {
  const { language, pick } = speech
  return html`<li class="card">
    <p class="kicker">${speech.movement(programme.movementType)}</p>
    <h3><a href="${hrefOf(language, { place: 'programme', slug: slugOf(programme.code) })}">${pick(programme.names)}</a></h3>
    <p>${pick(programme.summary)}</p>
    <p class="mark">${runningText(speech, facts, programme)}</p>
  </li>`
}

export function programmePage(speech: Speech, facts: Facts, programme: Programme): Page {
  const { say, pick, language } = speech
  const address = { place: 'programme', slug: slugOf(programme.code) } as const
  return {
    address,
    title: pick(programme.names),
    description: pick(programme.summary),
    main: html`<article>
      ${headed(pick(programme.names), pick(programme.summary), speech.movement(programme.movementType))}
      ${isAboutReturn(programme) && rightsBeforeReturn(speech)}
      ${factList([
        [say('programme.state'), runningText(speech, facts, programme)],
        [say('programme.direction'), say(`direction.${programme.direction}`)],
        [say('programme.period'), period(speech, programme.from, programme.to, true) ?? say('programme.period_unknown')],
        [
          say('programme.funder'),
          programme.funder === undefined ? say('programme.funder_unknown') : speech.asWritten(programme.funder.name),
        ],
        [say('programme.version'), [`${programme.version}, ${say('programme.valid_from')} `, speech.day(programme.validFrom)]],
      ])}
      ${offer(speech, programme)} ${countries(speech, facts, programme)} ${conditions(speech, programme)}
      <section aria-labelledby="steps">
        <h2 id="steps">${say('programme.steps')}</h2>
        <p>${say(isAboutReturn(programme) ? 'programme.steps_return' : 'programme.steps_text')}</p>
        <ol class="steps">
          ${programme.stages.map((stage) => html`<li>${pick(stage.names)}</li>`)}
        </ol>
        <p>
          <a href="${hrefOf(language, { ...address, place: 'sheet' })}" download="${address.slug}-${language}.txt"
            >${say('programme.sheet', { name: pick(programme.names) })}</a
          >
        </p>
      </section>
      ${followUp(speech, programme)} ${notes(speech, programme)} ${sourceNote(speech, programme.source)}
    </article>`,
  }
}

export function runningText(speech: Speech, facts: Facts, programme: Programme): string {
  if (isRunning(programme, facts.today)) return speech.say(programme.to === undefined ? 'programme.running' : 'programme.running_until')
  return speech.say(programme.from !== undefined && facts.today < programme.from.on ? 'programme.not_yet' : 'programme.over')
}

function offer(speech: Speech, programme: Programme): Piece {
  const { say } = speech
  const kinds = [
    ['programme.forms', programme.forms],
    ['programme.services', programme.services],
  ] as const
  const shown = kinds.filter(([, forms]) => forms.length > 0)
  if (shown.length === 0) return undefined
  return html`<section aria-labelledby="offer">
    <h2 id="offer">${say('programme.offer')}</h2>
    ${shown.map(
      ([title, forms]) =>
        html`<h3>${say(title)}</h3>
          <ul class="columns">
            ${forms.map((form) => html`<li>${say(`form.${form}`)}</li>`)}
          </ul>`,
    )}
    ${programme.ceilings.length > 0 && ceilings(speech, programme.ceilings)}
  </section>`
}

/** A ceiling that no source gives is a demonstration figure, and its row says so beside the amount (domain.md 12, item 7). */
function ceilings(speech: Speech, list: readonly Ceiling[]): Fragment {
  const { say, writer } = speech
  const columns = [{ title: say('ceiling.what') }, { title: say('ceiling.amount'), numeric: true }, { title: say('ceiling.for') }]
  return table(
    'ceilings',
    say('ceilings'),
    columns,
    list.map((ceiling) => [
      [
        `${ceiling.kind === 'PLAN_TOTAL' ? say('ceiling.PLAN_TOTAL') : say(`form.${ceiling.kind}`)} `,
        isDemonstration(ceiling)
          ? html`<strong class="badge">${say('ceiling.demonstration')}</strong>`
          : html`<small>${say('source')} ${sourceText(speech, ceiling.source)}</small>`,
      ],
      writer.money({ minor: ceiling.amountMinor, currency: ceiling.currency }),
      say(`ceiling.${ceiling.perPersonOrHousehold}`),
    ]),
  )
}

export function isDemonstration(ceiling: Ceiling): boolean {
  return ceiling.source.includes('demonstration')
}

function countries(speech: Speech, facts: Facts, programme: Programme): Fragment {
  const { say, pick } = speech
  return html`<section aria-labelledby="countries">
    <h2 id="countries">${say(`programme.countries.${programme.direction}`)}</h2>
    ${
      programme.countries.length > 0 &&
      html`<ul class="columns">
        ${programme.countries.map(
          ({ iso3, subregions }) =>
            html`<li>
              ${countryName(speech, facts, iso3)}${subregions !== undefined && html` <small>${say('programme.only')} ${subregions.map((region) => pick(region.names)).join(', ')}</small>`}
            </li>`,
        )}
      </ul>`
    }
    <p>${say(programme.openToOtherCountries ? 'programme.open' : 'programme.closed_list', { count: programme.countries.length })}</p>
  </section>`
}

export function countryName(speech: Speech, facts: Pick<Facts, 'countryNames'>, iso3: string): string {
  const names = facts.countryNames[iso3]
  return names === undefined ? iso3 : speech.pick(names)
}

function conditions(speech: Speech, programme: Programme): Fragment {
  const { say } = speech
  return html`<section aria-labelledby="conditions">
    <h2 id="conditions">${say('programme.conditions')}</h2>
    <p>${say(isAboutReturn(programme) ? 'programme.conditions_return' : 'programme.conditions_text')}</p>
    ${
      programme.requiredClearances.length > 0 &&
      table(
        'clearances',
        say('programme.clearances'),
        [{ title: say('clearance') }, { title: say('clearance.for') }, { title: say('clearance.validity') }],
        programme.requiredClearances.map((clearance) => [say(`clearance.${clearance.kind}`), ...clearanceTerms(speech, clearance)]),
      )
    }
  </section>`
}

export function clearanceTerms({ say }: Speech, clearance: RequiredClearance): [string, string] {
  const validity =
    clearance.validityDays === undefined ? say('clearance.own_validity') : say('clearance.days', { count: clearance.validityDays })
  return [say(clearance.perMember ? 'clearance.each' : 'clearance.case'), validity]
}

function followUp({ say, writer }: Speech, programme: Programme): Piece {
  const { months, windowDays } = programme.followUp
  if (months.length === 0) return undefined
  return html`<section aria-labelledby="follow-up">
    <h2 id="follow-up">${say('programme.follow_up')}</h2>
    <p>${say('programme.follow_up_text', { months: writer.list(months.map(String)), days: windowDays })}</p>
  </section>`
}

function notes({ say, pick }: Speech, programme: Programme): Piece {
  if (programme.notes.length === 0) return undefined
  return html`<section aria-labelledby="notes">
    <h2 id="notes">${say('notes')}</h2>
    <ul>
      ${programme.notes.map((note) => html`<li>${pick(note)}</li>`)}
    </ul>
  </section>`
}
