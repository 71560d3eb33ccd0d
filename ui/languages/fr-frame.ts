// Made by scripts/catalogues.ts from the files in ui/languages/fr: run it again after adding one.
import access from './fr/access.json' with { type: 'json' }
import desk from './fr/desk.json' with { type: 'json' }
import refusal from './fr/refusal.json' with { type: 'json' }

export const messages: Readonly<Record<string, string>> = {
  ...access,
  ...desk,
  ...refusal,
}
