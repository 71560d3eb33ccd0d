// Made by scripts/catalogues.ts from the files in ui/languages/fr: run it again after adding one.
import borders from './fr/borders.json' with { type: 'json' }
import cases from './fr/cases.json' with { type: 'json' }
import employment from './fr/employment.json' with { type: 'json' }
import escorts from './fr/escorts.json' with { type: 'json' }
import fitness from './fr/fitness.json' with { type: 'json' }
import liaison from './fr/liaison.json' with { type: 'json' }
import movements from './fr/movements.json' with { type: 'json' }
import notices from './fr/notices.json' with { type: 'json' }
import parties from './fr/parties.json' with { type: 'json' }
import people from './fr/people.json' with { type: 'json' }
import planning from './fr/planning.json' with { type: 'json' }
import programmes from './fr/programmes.json' with { type: 'json' }
import projects from './fr/projects.json' with { type: 'json' }
import register from './fr/register.json' with { type: 'json' }
import reintegration from './fr/reintegration.json' with { type: 'json' }
import ticketing from './fr/ticketing.json' with { type: 'json' }
import transit from './fr/transit.json' with { type: 'json' }
import transports from './fr/transports.json' with { type: 'json' }

export const messages: Readonly<Record<string, string>> = {
  ...borders,
  ...cases,
  ...employment,
  ...escorts,
  ...fitness,
  ...liaison,
  ...movements,
  ...notices,
  ...parties,
  ...people,
  ...planning,
  ...programmes,
  ...projects,
  ...register,
  ...reintegration,
  ...ticketing,
  ...transit,
  ...transports,
}
