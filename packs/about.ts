/**
 * Reads `about.yaml`: what an office says of itself on its public pages, with its history. The page has versions: a text that
 * changed without a new edition is refused, so that what was published on a day can always be named (domain.md 11, M001 and M033).
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { Bilingual, Source } from '#domain/projects/words.ts'
import { readOneSheet, type SheetReading } from './read-pack.ts'

const Year = z.int().min(1900).max(2100)

/** Something that happened in a year, or from one to another. */
export const Milestone = z
  .strictObject({
    from: Year,
    to: Year.optional(),
    /** True where the source gives no year and it follows from the events around it. */
    deduced: z.boolean().default(false),
    title: Bilingual,
    text: Bilingual,
    source: Source,
  })
  .refine((milestone) => milestone.to === undefined || milestone.from <= milestone.to, { path: ['to'], error: 'ends_before_start' })
export type Milestone = z.infer<typeof Milestone>

/** A published state of the page. The digest is that of its text, so that no change goes unnamed. */
export const Edition = z.strictObject({ version: z.int().min(1), on: Day, what: Bilingual, digest: z.string().regex(/^[0-9a-f]{12}$/) })
export type Edition = z.infer<typeof Edition>

export const About = z
  .strictObject({
    version: z.int().min(1),
    reviewedOn: Day,
    /** Shown at the head of every public page: what this site is and is not. */
    notice: Bilingual,
    lead: Bilingual,
    history: z.array(Milestone).min(1),
    today: Bilingual,
    roles: z.array(z.strictObject({ title: Bilingual, text: Bilingual, source: Source })).min(1),
    partners: z.strictObject({ text: Bilingual, names: z.array(Bilingual).min(1), source: Source }),
    editions: z.array(Edition).min(1),
  })
  .superRefine((about, context) => {
    about.history.forEach((milestone, index) => {
      const path = ['history', index, 'from']
      if (milestone.from < (about.history[index - 1]?.from ?? 0)) context.addIssue({ code: 'custom', path, message: 'out_of_order' })
      if (Math.max(milestone.from, milestone.to ?? 0) > Number(about.reviewedOn.slice(0, 4)))
        context.addIssue({ code: 'custom', path, message: 'dated_after_review' })
    })
    about.editions.forEach((edition, index) => {
      const before = about.editions[index - 1]
      const fits =
        before === undefined ? edition.version === about.version && edition.on === about.reviewedOn : edition.version < before.version
      if (!fits) context.addIssue({ code: 'custom', path: ['editions', index, 'version'], message: 'newest_edition_first' })
    })
    const digest = digestOf(about)
    if (about.editions[0]?.digest !== digest) {
      const message = `the text is not the one of version ${about.version}; a changed text is a new edition, version ${about.version + 1}, digest ${digest}`
      context.addIssue({ code: 'custom', path: ['editions', 0, 'digest'], message })
    }
  })
export type About = z.infer<typeof About>

export function readAbout(folder: string): SheetReading<About> {
  return readOneSheet(folder, 'about.yaml', About)
}

/** Of what people read; the version, its day and the list of editions are left out. */
function digestOf({ notice, lead, history, today, roles, partners }: z.infer<typeof About>): string {
  return createHash('sha256').update(JSON.stringify({ notice, lead, history, today, roles, partners })).digest('hex').slice(0, 12)
}
