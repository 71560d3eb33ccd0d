/** Finds projects by the words a visitor typed: every word must begin one of the project's, whatever its accents, in either language. Pure and small: the whole portfolio is at hand. */
import type { Project, ProjectSection } from '#domain/projects/words.ts'
import type { Facts } from './facts.ts'

export const sections: readonly ProjectSection[] = ['ONGOING', 'COMPLETED', 'NEWS']

export type Search = { words: string; section: ProjectSection | undefined }

/** What came in the address, cut to a sane length; an unknown section counts as none. */
export function readSearch(asked: { q?: string | undefined; section?: string | undefined }): Search {
  const words = (asked.q ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 100)
  return { words, section: sections.find((section) => section === asked.section) }
}

export function isSearch(search: Search): boolean {
  return search.words !== '' || search.section !== undefined
}

export function findProjects(facts: Facts, search: Search): Project[] {
  const wanted = folded(search.words)
    .split(' ')
    .filter((word) => word !== '')
  return facts.projects.filter((project) => {
    if (search.section !== undefined && project.section !== search.section) return false
    const text = ` ${folded(textOf(project, facts))}`
    return wanted.every((word) => text.includes(` ${word}`))
  })
}

function textOf(project: Project, facts: Facts): string {
  const both = (text: { fr: string; en: string }) => `${text.fr} ${text.en}`
  return [
    project.code,
    project.acronym ?? '',
    both(project.titles),
    both(project.summary),
    ...project.donors.map((donor) => donor.name),
    ...project.partners.map((partner) => partner.name),
    ...project.countries
      .flatMap((country) => [facts.countryNames[country.iso3], country.place])
      .map((names) => (names === undefined ? '' : both(names))),
    ...project.regions.map(both),
    project.start?.on.slice(0, 4) ?? '',
    project.end?.on.slice(0, 4) ?? '',
  ].join(' ')
}

/** Small letters without accents or punctuation, one space between words. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
