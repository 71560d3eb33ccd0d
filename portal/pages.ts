/** The contents page of the portal: which address is answered by which page. Pure: facts in, text out. */
import { aboutPage } from './about.ts'
import { accessibilityPage } from './accessibility.ts'
import { type Address, findAddress, hrefOf, type Place, places, type PortalLanguage, portalLanguages, slugOf } from './addresses.ts'
import type { Facts } from './facts.ts'
import { homePage } from './home.ts'
import { layOut, type Page } from './layout.ts'
import { contactPage, legalPage, mapPage, missingPage } from './notices.ts'
import { programmeSheet } from './programme-sheet.ts'
import { programmePage, programmesPage } from './programmes.ts'
import { isSearch, readSearch } from './project-search.ts'
import { projectPage } from './project.ts'
import { projectsPage } from './projects.ts'
import { rightsPage } from './rights.ts'
import { speak, type Speech } from './speech.ts'

export type Asked = { q?: string | undefined; section?: string | undefined }
export type Rendered = {
  text: string
  kind: 'html' | 'plain'
  language: PortalLanguage
  /** Made for one question: not to be kept by others. */ ofQuestion: boolean
}

/** Undefined where nothing is published under this path. */
export function renderPage(path: string, asked: Asked, facts: Facts): Rendered | undefined {
  const found = findAddress(path)
  if (found === undefined) return undefined
  const { language, address } = found
  if (address.place === 'sheet') {
    const programme = facts.programmes.find((each) => slugOf(each.code) === address.slug)
    return programme && { text: programmeSheet(language, facts, programme), kind: 'plain', language, ofQuestion: false }
  }
  const page = findPage(speak(language), address, asked, facts)
  if (page === undefined) return undefined
  return {
    text: layOut(language, page, facts),
    kind: 'html',
    language,
    ofQuestion: address.place === 'projects' && isSearch(readSearch(asked)),
  }
}

export function renderMissing(language: PortalLanguage, facts: Pick<Facts, 'about' | 'stylesheet'>): string {
  return layOut(language, missingPage(speak(language)), facts)
}

/** Every address at which something is published, in both languages. */
export function listPaths(facts: Pick<Facts, 'programmes' | 'projects'>): string[] {
  const addresses: Address[] = [
    ...places.map((place) => ({ place })),
    ...facts.programmes.flatMap(({ code }) => (['programme', 'sheet'] as const).map((place) => ({ place, slug: slugOf(code) }))),
    ...facts.projects.map(({ code }) => ({ place: 'project' as const, slug: slugOf(code) })),
  ]
  return portalLanguages.flatMap((language) => addresses.map((address) => hrefOf(language, address)))
}

const pages: Record<Place, (speech: Speech, facts: Facts, asked: Asked) => Page> = {
  home: homePage,
  rights: rightsPage,
  programmes: programmesPage,
  projects: (speech, facts, asked) => projectsPage(speech, facts, readSearch(asked)),
  about: aboutPage,
  contact: contactPage,
  legal: legalPage,
  accessibility: accessibilityPage,
  map: mapPage,
}

function findPage(speech: Speech, address: Address, asked: Asked, facts: Facts): Page | undefined {
  if (!('slug' in address)) return pages[address.place](speech, facts, asked)
  if (address.place === 'project') {
    const project = facts.projects.find(({ code }) => slugOf(code) === address.slug)
    return project && projectPage(speech, facts, project)
  }
  const programme = facts.programmes.find(({ code }) => slugOf(code) === address.slug)
  return programme && programmePage(speech, facts, programme)
}
