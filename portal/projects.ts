/** The portfolio: three sections as the archived pages had them, and a search that needs no script. */
import type { Project, ProjectSection } from '#domain/projects/words.ts'
import { archiveCount } from '#domain/projects/rules.ts'
import { hrefOf, slugOf } from './addresses.ts'
import { headed, period, rightsBeforeReturn, withCommas } from './blocks.ts'
import { type Facts, tellsOfReturn } from './facts.ts'
import { type Fragment, html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { countryName } from './programmes.ts'
import { findProjects, isSearch, type Search, sections } from './project-search.ts'
import type { Speech } from './speech.ts'

export function projectsPage(speech: Speech, facts: Facts, search: Search): Page {
  const { say } = speech
  const searching = isSearch(search)
  const found = searching ? findProjects(facts, search) : facts.projects
  const counts = archiveCount(facts.projects)
  return {
    address: { place: 'projects' },
    title: searching ? say('projects.results_title') : say('place.projects'),
    description: say('projects.description'),
    unlisted: searching,
    main: html`${headed(say('projects.heading'), say('projects.lead', { ongoing: counts.ONGOING, completed: counts.COMPLETED, news: counts.NEWS }))}
    ${searchForm(speech, search)}
    ${searching && html`<p class="found">${foundText(speech, found.length, search)} <a href="${hrefOf(speech.language, { place: 'projects' })}">${say('projects.all')}</a></p>`}
    ${facts.projects.length === 0 && html`<p class="empty">${say('projects.none')}</p>`}
    ${found.some(tellsOfReturn) && rightsBeforeReturn(speech)}
    ${sections.map((section) => projectSection(speech, facts, section, found, searching))}`,
  }
}

export function searchForm({ say, language }: Speech, search: Search): Fragment {
  return html`<form
    class="search"
    method="get"
    action="${hrefOf(language, { place: 'projects' })}"
    role="search"
    aria-label="${say('search.label')}"
  >
    <div>
      <label for="q">${say('search.words')}</label>
      <input id="q" name="q" type="search" value="${search.words}" maxlength="100" autocomplete="off" />
    </div>
    <div>
      <label for="section">${say('search.section')}</label>
      <select id="section" name="section">
        <option value="">${say('search.every_section')}</option>
        ${sections.map((section) => html`<option value="${section}" ${search.section === section && html`selected`}>${say(`section.${section}`)}</option>`)}
      </select>
    </div>
    <button type="submit">${say('search.submit')}</button>
  </form>`
}

function foundText({ say }: Speech, count: number, search: Search): string {
  return search.words === '' ? say('projects.found', { count }) : say('projects.found_for', { count, words: search.words })
}

function projectSection(speech: Speech, facts: Facts, section: ProjectSection, found: readonly Project[], searching: boolean): Piece {
  const { say } = speech
  const projects = found.filter((project) => project.section === section)
  if (projects.length === 0) return undefined
  const id = `section-${section.toLowerCase()}`
  const count = archiveCount(found)[section]
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${say(`section.${section}`)} <span class="count">${say('projects.entries', { count })}</span></h2>
    ${!searching && html`<p class="intro">${say(`section.${section}_text`)}</p>`}
    <ul class="projects">
      ${projects.toSorted(byNumber).map((project) => projectCard(speech, facts, project))}
    </ul>
  </section>`
}

/** By the number of the archived page; the news, which have none, by their start, the latest first. */
function byNumber(one: Project, other: Project): number {
  const numbers = (one.archiveNumber ?? 0) - (other.archiveNumber ?? 0)
  if (numbers !== 0) return numbers
  if (one.archiveNumber === undefined) return (other.start?.on ?? '9').localeCompare(one.start?.on ?? '9')
  return one.code < other.code ? -1 : 1
}

function projectCard(speech: Speech, facts: Facts, project: Project): Fragment {
  const { say, pick, language } = speech
  const when = period(speech, project.start, project.end, project.status === 'ACTIVE')
  return html`<li class="project">
    <p class="ordinal">${project.archiveNumber === undefined ? '•' : `${project.archiveNumber}.`}</p>
    <div>
      <h3><a href="${hrefOf(language, { place: 'project', slug: slugOf(project.code) })}">${titleOf(speech, project)}</a></h3>
      <p>${firstSentence(pick(project.summary))}</p>
      <p class="mark">
        ${withCommas([when, whereShort(speech, facts, project), ...project.themes.slice(0, 3).map((theme) => say(`theme.${theme}`))].filter((piece) => piece !== undefined))}
      </p>
    </div>
  </li>`
}

function whereShort(speech: Speech, facts: Facts, project: Project): string | undefined {
  const names = project.countries.map((country) => countryName(speech, facts, country.iso3))
  if (names.length === 0) return undefined
  return names.length <= 3 ? speech.writer.list(names) : speech.say('projects.countries', { count: names.length })
}

export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
}

export function titleOf({ pick }: Speech, project: Project): string {
  const title = pick(project.titles)
  return project.acronym === undefined || title.startsWith(project.acronym) ? title : `${project.acronym} — ${title}`
}
