// Made by scripts/catalogues.ts from the files in ui/languages/fr: run it again after adding one.
import cases from './fr/cases.json' with { type: 'json' }
import employment from './fr/employment.json' with { type: 'json' }
import movements from './fr/movements.json' with { type: 'json' }
import people from './fr/people.json' with { type: 'json' }
import planning from './fr/planning.json' with { type: 'json' }
import programmes from './fr/programmes.json' with { type: 'json' }
import projects from './fr/projects.json' with { type: 'json' }
import register from './fr/register.json' with { type: 'json' }
import reintegration from './fr/reintegration.json' with { type: 'json' }
import transit from './fr/transit.json' with { type: 'json' }

export const messages: Readonly<Record<string, string>> = {
  ...cases,
  ...employment,
  ...movements,
  ...people,
  ...planning,
  ...programmes,
  ...projects,
  ...register,
  ...reintegration,
  ...transit,
}
