/** One's rights in France, before anything else: safety, asylum, legal help; and only then what a return is and is not. */
import { hrefOf } from './addresses.ts'
import { headed, listed, reviewedNote, table } from './blocks.ts'
import type { Facts } from './facts.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import type { Speech } from './speech.ts'

/** French emergency numbers, all free of charge (domain.md 8.3). */
const numbers = ['112', '15', '17', '18', '114', '115', '119', '3919'] as const

export function rightsPage(speech: Speech, facts: Facts): Page {
  const { say, language } = speech
  const items = (section: string, count: number) => Array.from({ length: count }, (_, index) => say(`rights.${section}_${index + 1}`))
  return {
    address: { place: 'rights' },
    title: say('place.rights'),
    description: say('rights.description'),
    main: html`${headed(say('rights.heading'), say('rights.lead'))}
      <section id="danger" aria-labelledby="danger-title">
        <h2 id="danger-title">${say('rights.danger')}</h2>
        <p>${say('rights.danger_text')}</p>
        ${table(
          'numbers',
          say('rights.numbers'),
          [{ title: say('rights.number') }, { title: say('rights.for') }],
          numbers.map((number) => [html`<a class="call" href="tel:${number}">${number}</a>`, say(`rights.number.${number}`)]),
        )}
      </section>
      <section id="asylum" aria-labelledby="asylum-title">
        <h2 id="asylum-title">${say('rights.asylum')}</h2>
        <p>${say('rights.asylum_text')}</p>
        <ol class="steps">
          ${items('asylum', 4).map((step) => html`<li>${step}</li>`)}
        </ol>
        <p>${say('rights.asylum_border')}</p>
        <p>${say('rights.asylum_free')}</p>
      </section>
      <section id="legal" aria-labelledby="legal-title">
        <h2 id="legal-title">${say('rights.legal')}</h2>
        ${listed(items('legal', 4))}
      </section>
      <section id="with-us" aria-labelledby="with-us-title">
        <h2 id="with-us-title">${say('rights.with_us')}</h2>
        ${listed(items('with_us', 5))}
        <p><a href="${hrefOf(language, { place: 'contact' })}">${say('rights.to_contact')}</a></p>
      </section>
      <section id="return" aria-labelledby="return-title">
        <h2 id="return-title">${say('rights.return')}</h2>
        <p>${say('rights.return_text')}</p>
        ${listed(items('return', 4))}
        <p><a href="${hrefOf(language, { place: 'programmes' })}">${say('rights.to_programmes')}</a></p>
      </section>
      <p class="source">${say('rights.general')}</p>
      ${reviewedNote(speech, facts.about)}`,
  }
}
