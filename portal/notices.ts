/** The pages of the footer: legal notice, contact and complaints, map of the site; and the page for an address that leads nowhere. */
import { hrefOf, places, slugOf } from './addresses.ts'
import { headed, listed, reviewedNote } from './blocks.ts'
import { type Facts, isAboutReturn } from './facts.ts'
import { html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { searchForm } from './projects.ts'
import type { Speech } from './speech.ts'

export function legalPage(speech: Speech, facts: Facts): Page {
  const { say, pick } = speech
  return {
    address: { place: 'legal' },
    title: say('place.legal'),
    description: say('legal.description'),
    main: html`${headed(say('place.legal'), pick(facts.about.notice))}
    ${sections(speech, 'legal', ['publisher', 'host', 'texts', 'licence', 'data', 'language'])} ${reviewedNote(speech, facts.about)}`,
  }
}

export function contactPage(speech: Speech, facts: Facts): Page {
  const { say, language } = speech
  return {
    address: { place: 'contact' },
    title: say('place.contact'),
    description: say('contact.description'),
    main: html`${headed(say('contact.heading'), say('contact.lead'))}
      <p class="alert">
        <strong>${say('contact.demonstration')}</strong>
        <a href="${hrefOf(language, { place: 'rights' })}#danger">${say('contact.to_danger')}</a>
      </p>
      ${sections(speech, 'contact', ['how'])}
      <section aria-labelledby="complaint">
        <h2 id="complaint">${say('contact.complaint')}</h2>
        <p>${say('contact.complaint_text')}</p>
        ${listed([1, 2, 3, 4, 5].map((promise) => say(`contact.complaint_${promise}`)))}
      </section>
      ${sections(speech, 'contact', ['sensitive', 'data', 'elsewhere'])} ${reviewedNote(speech, facts.about)}`,
  }
}

/** Sections with a title and one text each. */
function sections({ say }: Speech, page: string, keys: readonly string[]): Piece {
  return keys.map(
    (key) =>
      html`<section aria-labelledby="${key}">
        <h2 id="${key}">${say(`${page}.${key}`)}</h2>
        <p>${say(`${page}.${key}_text`)}</p>
      </section>`,
  )
}

export function mapPage(speech: Speech, facts: Facts): Page {
  const { say, pick, language } = speech
  const programmes = [...facts.programmes.filter((each) => !isAboutReturn(each)), ...facts.programmes.filter(isAboutReturn)]
  const below: Record<string, Piece> = {
    programmes: programmes.map(
      (each) => html`<li><a href="${hrefOf(language, { place: 'programme', slug: slugOf(each.code) })}">${pick(each.names)}</a></li>`,
    ),
    projects: facts.projects.map(
      (each) => html`<li><a href="${hrefOf(language, { place: 'project', slug: slugOf(each.code) })}">${pick(each.titles)}</a></li>`,
    ),
  }
  return {
    address: { place: 'map' },
    title: say('place.map'),
    description: say('map.description'),
    main: html`${headed(say('place.map'), say('map.lead'))}
      <ul class="map">
        ${places.map(
          (place) =>
            html`<li>
              <a href="${hrefOf(language, { place })}">${say(`place.${place}`)}</a>${
                place in below &&
                html`<ul>
                  ${below[place]}
                </ul>`
              }
            </li>`,
        )}
      </ul>`,
  }
}

export function missingPage(speech: Speech): Page {
  const { say, language } = speech
  return {
    address: undefined,
    title: say('missing.title'),
    description: say('missing.lead'),
    unlisted: true,
    main: html`${headed(say('missing.heading'), say('missing.lead'), '404')}
    ${listed((['rights', 'programmes', 'projects', 'map'] as const).map((place) => html`<a href="${hrefOf(language, { place })}">${say(`place.${place}`)}</a>`))}
    ${searchForm(speech, { words: '', section: undefined })}`,
  }
}
