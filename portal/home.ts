/** The first page: who is helped first, rights before return, what the office does, and the portfolio in a few numbers. */
import { archiveCount } from '#domain/projects/rules.ts'
import { hrefOf, slugOf } from './addresses.ts'
import { headed, rightsBeforeReturn } from './blocks.ts'
import { bridge } from './bridge.ts'
import type { Facts } from './facts.ts'
import { type Fragment, html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import type { Speech } from './speech.ts'

export function homePage(speech: Speech, facts: Facts): Page {
  const { say, language } = speech
  return {
    address: { place: 'home' },
    title: say('home.title'),
    description: say('home.description'),
    main: html`<div class="hero">
        <div>
          ${headed(say('home.heading'), say('home.lead'), say('home.kicker'))}
          <p class="doors">
            <a class="button" href="${hrefOf(language, { place: 'rights' })}">${say('home.to_rights')}</a>
            <a class="button quiet" href="${hrefOf(language, { place: 'programmes' })}">${say('home.to_programmes')}</a>
          </p>
        </div>
        ${bridge()}
      </div>
      <section aria-labelledby="who">
        <h2 id="who">${say('home.who')}</h2>
        <p class="intro">${say('home.who_text')}</p>
        <ol class="cards numbered">
          ${whoFirst.map(
            (who) =>
              html`<li class="card">
                <h3>${say(`home.who.${who}`)}</h3>
                <p>${say(`home.who.${who}_text`)}</p>
              </li>`,
          )}
        </ol>
      </section>
      ${rightsBeforeReturn(speech)}
      <section aria-labelledby="work">
        <h2 id="work">${say('home.work')}</h2>
        <p class="intro">${say('home.work_text')}</p>
        <ul class="cards wide">
          ${workLines.map((line) => workCard(speech, facts, line))}
        </ul>
      </section>
      ${portfolio(speech, facts)}
      <section class="plain" aria-labelledby="demonstration">
        <h2 id="demonstration">${say('home.demonstration')}</h2>
        <p>${say('home.demonstration_text')}</p>
        <p><a href="${hrefOf(language, { place: 'about' })}">${say('home.to_about')}</a></p>
      </section>`,
  }
}

// The order is a promise: those most at risk come first (domain.md 10.9).
const whoFirst = ['danger', 'children', 'refugees', 'families', 'stranded'] as const

/** The four lines of work of 000:13-15, with the programme that shows each where one is published. */
const workLines = [
  { key: 'regular', programme: 'FAMILY_REUNIFICATION' },
  { key: 'transit', programme: 'TRANSIT_CDG' },
  { key: 'knowledge', programme: undefined },
  { key: 'reintegration', programme: 'ARER' },
] as const

function workCard(speech: Speech, facts: Facts, line: (typeof workLines)[number]): Fragment {
  const { say, language, pick } = speech
  const programme = facts.programmes.find((each) => each.code === line.programme)
  const link: Piece =
    programme === undefined
      ? html`<a href="${hrefOf(language, { place: 'projects' })}">${say(`home.work.${line.key}_link`)}</a>`
      : html`<a href="${hrefOf(language, { place: 'programme', slug: slugOf(programme.code) })}">${pick(programme.names)}</a>`
  return html`<li class="card">
    <h3>${say(`home.work.${line.key}`)}</h3>
    <p>${say(`home.work.${line.key}_text`)}</p>
    <p class="more">${link}</p>
  </li>`
}

function portfolio(speech: Speech, facts: Facts): Fragment {
  const { say, language, writer } = speech
  const counts = archiveCount(facts.projects)
  const countries = new Set(facts.projects.flatMap((project) => project.countries.map((country) => country.iso3)))
  const donors = new Set(facts.projects.flatMap((project) => project.donors.map((donor) => donor.name)))
  const numbers = [
    [counts.ONGOING, 'ongoing'],
    [counts.COMPLETED, 'completed'],
    [counts.NEWS, 'news'],
    [donors.size, 'donors'],
    [countries.size, 'countries'],
  ] as const
  return html`<section class="band" aria-labelledby="portfolio">
    <h2 id="portfolio">${say('home.portfolio')}</h2>
    <p class="intro">${say('home.portfolio_text')}</p>
    <dl class="numbers">
      ${numbers.map(
        ([count, key]) =>
          html`<div>
            <dt>${say(`home.count.${key}`, { count })}</dt>
            <dd>${writer.number(count)}</dd>
          </div>`,
      )}
    </dl>
    <p><a href="${hrefOf(language, { place: 'projects' })}">${say('home.to_projects')}</a></p>
  </section>`
}
