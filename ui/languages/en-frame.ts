// Made by scripts/catalogues.ts from the files in ui/languages/en: run it again after adding one.
import access from './en/access.json' with { type: 'json' }
import desk from './en/desk.json' with { type: 'json' }
import refusal from './en/refusal.json' with { type: 'json' }

export const messages: Readonly<Record<string, string>> = {
  ...access,
  ...desk,
  ...refusal,
}
