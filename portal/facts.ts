/** What the pages are given to speak of. Published facts only: nothing about a person, a case or an account ever comes this way. */
import type { Day } from '#domain/kit/day.ts'
import type { Bilingual, Programme } from '#domain/programmes/words.ts'
import type { Project } from '#domain/projects/words.ts'

export type Facts = {
  readonly programmes: readonly Programme[]
  readonly projects: readonly Project[]
  readonly about: About
  /** By ISO alpha-3; a code without a name is shown as it is. */
  readonly countryNames: Readonly<Record<string, Bilingual>>
  readonly today: Day
  /** Address of the one stylesheet, with the mark of its content. */
  readonly stylesheet: string
}

/** The office's own page (`packs/france/about.yaml`). */
export type About = {
  readonly version: number
  readonly reviewedOn: string
  readonly notice: Bilingual
  readonly lead: Bilingual
  readonly history: readonly Milestone[]
  readonly today: Bilingual
  readonly roles: readonly { title: Bilingual; text: Bilingual; source: string }[]
  readonly partners: { text: Bilingual; names: readonly Bilingual[]; source: string }
  readonly editions: readonly { version: number; on: string; what: Bilingual }[]
}

export type Milestone = { from: number; to?: number | undefined; deduced: boolean; title: Bilingual; text: Bilingual; source: string }

/** Help that ends in a return: rights, asylum and legal help come before it, always (domain.md 10.9). */
const returns: ReadonlySet<string> = new Set(['AVRR', 'VHR', 'REPATRIATION', 'VOT_RETURN', 'STRANDED_FUND'])

export function isAboutReturn(programme: Programme): boolean {
  return returns.has(programme.movementType)
}

export function tellsOfReturn(project: Project): boolean {
  return project.themes.some((theme) => theme === 'RETURN' || theme === 'REINTEGRATION')
}
