/** The usual figures of a planning run with the days on which each was in force, from planning-settings.yaml. How they are used is a rule of planning. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { PlanningSettings } from '#domain/planning/words.ts'

const Entry = PlanningSettings.extend({ toBeChecked: z.boolean() }).strict()

let entries: readonly PlanningSettings[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listUsualSettings(): readonly PlanningSettings[] {
  entries ??= z
    .array(Entry)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'planning-settings.yaml'), 'utf8')))
    .map(({ toBeChecked: _toBeChecked, ...settings }) => settings)
  return entries
}
