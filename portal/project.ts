/** A project's own page: what it was, when, who paid and worked on it, where, and its figures with what they rest on. */
import type { Figure, Project } from '#domain/projects/words.ts'
import { hrefOf, slugOf } from './addresses.ts'
import { factList, headed, period, rightsBeforeReturn, sourceNote, sourceText, table, withCommas } from './blocks.ts'
import { type Facts, tellsOfReturn } from './facts.ts'
import { type Fragment, html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { countryName } from './programmes.ts'
import { firstSentence, titleOf } from './projects.ts'
import type { Speech } from './speech.ts'

export function projectPage(speech: Speech, facts: Facts, project: Project): Page {
  const { say, pick } = speech
  return {
    address: { place: 'project', slug: slugOf(project.code) },
    title: project.acronym ?? pick(project.titles),
    description: firstSentence(pick(project.summary)),
    main: html`<article>
      ${headed(titleOf(speech, project), undefined, kicker(speech, project))} ${tellsOfReturn(project) && rightsBeforeReturn(speech)}
      <p class="summary">${pick(project.summary)}</p>
      ${projectFacts(speech, facts, project)} ${project.figures.length > 0 && figures(speech, project.figures)}
      ${
        project.notes.length > 0 &&
        html`<section aria-labelledby="notes">
          <h2 id="notes">${say('notes')}</h2>
          <ul>
            ${project.notes.map((note) => html`<li>${pick(note)}</li>`)}
          </ul>
        </section>`
      }
      ${sourceNote(speech, project.source)}
    </article>`,
  }
}

function kicker({ say }: Speech, project: Project): string {
  const section = say(`section.${project.section}`)
  return project.archiveNumber === undefined ? section : `${section}, ${say('project.number', { number: project.archiveNumber })}`
}

function projectFacts(speech: Speech, facts: Facts, project: Project): Fragment {
  const { say, pick, writer, asWritten } = speech
  const { budget } = project
  const before = project.follows === undefined ? undefined : facts.projects.find((each) => each.code === project.follows)
  const after = facts.projects.filter((each) => each.follows === project.code)
  const linkTo = (other: Project) =>
    html`<a href="${hrefOf(speech.language, { place: 'project', slug: slugOf(other.code) })}">${titleOf(speech, other)}</a>`
  return factList([
    [say('project.status'), say(`status.${project.status}`)],
    [say('project.period'), period(speech, project.start, project.end, project.status === 'ACTIVE') ?? say('project.period_unknown')],
    project.months === undefined ? undefined : [say('project.duration'), say('project.months', { count: project.months })],
    [
      say('project.donors'),
      project.donors.length === 0
        ? say('project.donors_unknown')
        : html`<ul>
            ${project.donors.map((donor) => html`<li>${asWritten(donor.name)} <small>${donorTerms(speech, donor)}</small></li>`)}
          </ul>`,
    ],
    budget === undefined
      ? undefined
      : [
          say('project.budget'),
          [
            writer.money({ minor: budget.amountMinor, currency: budget.currency }),
            budget.note !== undefined && html` <small>${pick(budget.note)}</small>`,
          ],
        ],
    project.partners.length === 0
      ? undefined
      : [
          say('project.partners'),
          html`<ul>
            ${project.partners.map((partner) => html`<li>${asWritten(partner.name)} <small>${say(`partner.${partner.role}`)}</small></li>`)}
          </ul>`,
        ],
    ...countriesByRole(speech, facts, project),
    project.regions.length === 0 ? undefined : [say('project.regions'), project.regions.map(pick).join(', ')],
    [
      say('project.themes'),
      html`<ul class="themes">
        ${project.themes.map((theme) => html`<li>${say(`theme.${theme}`)}</li>`)}
      </ul>`,
    ],
    before === undefined ? undefined : [say('project.follows'), linkTo(before)],
    after.length === 0 ? undefined : [say('project.followed_by'), withCommas(after.map(linkTo))],
  ])
}

/** What is not known of a share is said, not shown as nothing. */
function donorTerms({ say, pick, writer }: Speech, donor: Project['donors'][number]): string {
  const share = donor.sharePercent === undefined ? undefined : writer.percent(donor.sharePercent / 100)
  const amount =
    donor.amountMinor === undefined || donor.currency === undefined
      ? undefined
      : writer.money({ minor: donor.amountMinor, currency: donor.currency })
  const terms = [say(`donor.${donor.role}`), donor.fundCode === undefined ? undefined : say(`fund.${donor.fundCode}`), share, amount]
  const text = terms.filter((term) => term !== undefined).join(', ')
  return donor.note === undefined ? text : `${text}. ${pick(donor.note)}`
}

function countriesByRole(speech: Speech, facts: Facts, project: Project) {
  const { say, pick } = speech
  const roles = [...new Set(project.countries.map((country) => country.role))]
  return roles.map((role) => {
    const names = project.countries
      .filter((country) => country.role === role)
      .map((country) => `${countryName(speech, facts, country.iso3)}${country.place === undefined ? '' : ` (${pick(country.place)})`}`)
    return [say(`country.${role}`, { count: names.length }), names.join(', ')] as const
  })
}

/** Totals of the past carry their mark: behind them no person is on file (domain.md 11, M061). */
function figures(speech: Speech, list: readonly Figure[]): Fragment {
  const { say, pick, writer } = speech
  const columns = [{ title: say('figure.what') }, { title: say('figure.value'), numeric: true }, { title: say('figure.kind') }]
  return html`<section aria-labelledby="figures">
    <h2 id="figures">${say('figures')}</h2>
    ${table(
      'figures-table',
      say('figures.table'),
      columns,
      list.map((figure) => [
        [
          `${pick(figure.label)}${figure.year === undefined ? '' : ` (${figure.year})`} `,
          figure.historicalAggregate && html`<strong class="badge">${say('figure.historical')}</strong> `,
          noteOf(speech, figure),
          html`<small>${say('source')} ${sourceText(speech, figure.source)}</small>`,
        ],
        `${figure.atLeast ? `${say('figure.at_least')} ` : ''}${writer.number(figure.value)}${figure.unit === 'MONTHS' || figure.unit === 'YEARS' ? ` ${say(`figure.${figure.unit}`)}` : ''}`,
        say(`figure.${figure.kind}`),
      ]),
    )}
  </section>`
}

/** A note that only repeats the mark of a historical total is not said twice. */
function noteOf({ say, pick }: Speech, figure: Figure): Piece {
  if (figure.note === undefined || pick(figure.note) === `${say('figure.historical')}.`) return undefined
  return html`<small>${pick(figure.note)}</small> `
}
