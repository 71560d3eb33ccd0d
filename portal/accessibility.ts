/** The accessibility statement. The rate is worked out here from the assessment, never typed: criteria met ÷ criteria that apply. */
import { hrefOf } from './addresses.ts'
import { headed, listed, reviewedNote, table } from './blocks.ts'
import type { Facts } from './facts.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import type { Speech } from './speech.ts'

/** One of the 13 themes of RGAA 4.1 (domain.md 10.6): how many criteria it has; of those that apply, which are met and which are open. */
export type Theme = { number: number; criteria: number; met: readonly string[]; open: readonly string[] }

/**
 * A self-assessment, criterion by criterion; one that is in neither list has no object here (no film, no frame, no script, no
 * picture that says something). Met is what a test or the markup shows. Open is what only another reader can judge, such as
 * whether a title is apt: until somebody outside has, it counts as not met.
 */
export const assessment: readonly Theme[] = [
  { number: 1, criteria: 9, met: ['1.2'], open: [] },
  { number: 2, criteria: 2, met: [], open: [] },
  { number: 3, criteria: 3, met: ['3.1', '3.2', '3.3'], open: [] },
  { number: 4, criteria: 13, met: [], open: [] },
  { number: 5, criteria: 8, met: ['5.4', '5.6', '5.7'], open: ['5.5'] },
  { number: 6, criteria: 2, met: ['6.2'], open: ['6.1'] },
  { number: 7, criteria: 5, met: [], open: [] },
  { number: 8, criteria: 10, met: ['8.1', '8.2', '8.3', '8.4', '8.5', '8.8', '8.9'], open: ['8.6', '8.7'] },
  { number: 9, criteria: 4, met: ['9.1', '9.2', '9.3'], open: [] },
  { number: 10, criteria: 14, met: ['10.1', '10.2', '10.3', '10.4', '10.5', '10.6', '10.7', '10.9', '10.11', '10.12'], open: [] },
  { number: 11, criteria: 13, met: ['11.1', '11.4', '11.9'], open: ['11.2'] },
  { number: 12, criteria: 11, met: ['12.1', '12.2', '12.3', '12.4', '12.6', '12.7', '12.8', '12.9'], open: [] },
  { number: 13, criteria: 12, met: ['13.2', '13.9', '13.11'], open: [] },
]

export function rateOf(themes: readonly Theme[]): { applicable: number; met: number; rate: number } {
  const met = themes.flatMap((theme) => theme.met).length
  const applicable = met + themes.flatMap((theme) => theme.open).length
  return { applicable, met, rate: met / applicable }
}

export function accessibilityPage(speech: Speech, facts: Facts): Page {
  const { say, language, writer } = speech
  const { applicable, met, rate } = rateOf(assessment)
  const columns = [
    { title: say('rgaa.theme') },
    { title: say('rgaa.criteria'), numeric: true },
    { title: say('rgaa.applicable'), numeric: true },
    { title: say('rgaa.met'), numeric: true },
    { title: say('rgaa.open') },
  ]
  const rows = assessment.map(({ number, criteria, met: done, open }) => [
    `${number}. ${say(`rgaa.${number}`)}`,
    criteria,
    done.length + open.length,
    done.length,
    open.length === 0 ? say('rgaa.none') : open.join(', '),
  ])
  return {
    address: { place: 'accessibility' },
    title: say('place.accessibility'),
    description: say('accessibility.description'),
    main: html`${headed(say('accessibility.heading'), say('accessibility.lead'))}
      <section aria-labelledby="rate">
        <h2 id="rate">${say('accessibility.state')}</h2>
        <p class="figure">
          <strong>${writer.percent(Math.floor(rate * 1000) / 1000)}</strong> ${say('accessibility.rate', { met, applicable })}
        </p>
        <p>${say('accessibility.method')}</p>
        ${table('themes', say('rgaa.table'), columns, [...rows, [say('rgaa.sum'), 106, applicable, met, say('rgaa.open_count', { count: applicable - met })]])}
      </section>
      <section aria-labelledby="gaps">
        <h2 id="gaps">${say('accessibility.gaps')}</h2>
        ${listed([1, 2, 3, 4, 5].map((gap) => say(`accessibility.gap_${gap}`)))}
      </section>
      <section aria-labelledby="how">
        <h2 id="how">${say('accessibility.how')}</h2>
        ${listed([1, 2, 3, 4].map((test) => say(`accessibility.how_${test}`)))}
      </section>
      <section aria-labelledby="report">
        <h2 id="report">${say('accessibility.report')}</h2>
        <p>${say('accessibility.report_text')}</p>
        <p><a href="${hrefOf(language, { place: 'contact' })}">${say('accessibility.to_contact')}</a></p>
      </section>
      ${reviewedNote(speech, facts.about)}`,
  }
}
