/** Who the office is: its dated history (domain.md 11, M001), what it does, with whom, and the editions of this page. */
import { headed, rightsBeforeReturn, sourceNote, sourceText, table } from './blocks.ts'
import type { Facts, Milestone } from './facts.ts'
import { type Fragment, html } from './html.ts'
import type { Page } from './layout.ts'
import type { Speech } from './speech.ts'

export function aboutPage(speech: Speech, facts: Facts): Page {
  const { say, pick } = speech
  const { about } = facts
  return {
    address: { place: 'about' },
    title: say('place.about'),
    description: say('about.description'),
    main: html`${headed(say('about.heading'), pick(about.lead))}
      <section aria-labelledby="history">
        <h2 id="history">${say('about.history')}</h2>
        <ol class="timeline">
          ${about.history.map((milestone) => timelineEntry(speech, milestone))}
        </ol>
      </section>
      ${rightsBeforeReturn(speech)}
      <section aria-labelledby="today">
        <h2 id="today">${say('about.today')}</h2>
        <p class="intro">${pick(about.today)}</p>
        <ul class="cards">
          ${about.roles.map(
            (role) =>
              html`<li class="card">
                <h3>${pick(role.title)}</h3>
                <p>${pick(role.text)}</p>
                ${sourceNote(speech, role.source)}
              </li>`,
          )}
        </ul>
      </section>
      <section aria-labelledby="with">
        <h2 id="with">${say('about.with')}</h2>
        <p>${pick(about.partners.text)}</p>
        <ul class="columns">
          ${about.partners.names.map((name) => html`<li>${pick(name)}</li>`)}
        </ul>
        ${sourceNote(speech, about.partners.source)}
      </section>
      <section aria-labelledby="editions">
        <h2 id="editions">${say('about.editions')}</h2>
        <p>${say('about.editions_text', { version: about.version })} ${speech.day(about.reviewedOn)}.</p>
        ${table(
          'editions-table',
          say('about.editions_table'),
          [{ title: say('about.edition') }, { title: say('about.edition_on') }, { title: say('about.edition_what') }],
          about.editions.map((edition) => [`${say('about.edition')} ${edition.version}`, speech.day(edition.on), pick(edition.what)]),
        )}
      </section>`,
  }
}

function timelineEntry(speech: Speech, milestone: Milestone): Fragment {
  const { say, pick } = speech
  const { from, to } = milestone
  const year = (value: number) => html`<time datetime="${value}">${value}</time>`
  return html`<li>
    <p class="year">${to === undefined ? year(from) : html`${year(from)}–${year(to)}`}</p>
    <div>
      <h3>${pick(milestone.title)}</h3>
      <p>${pick(milestone.text)}</p>
      <p class="source">${milestone.deduced && `${say('about.deduced')} `}${say('source')} ${sourceText(speech, milestone.source)}</p>
    </div>
  </li>`
}
