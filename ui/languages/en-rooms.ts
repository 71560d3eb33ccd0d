// Made by scripts/catalogues.ts from the files in ui/languages/en: run it again after adding one.
import borders from './en/borders.json' with { type: 'json' }
import cases from './en/cases.json' with { type: 'json' }
import employment from './en/employment.json' with { type: 'json' }
import escorts from './en/escorts.json' with { type: 'json' }
import fitness from './en/fitness.json' with { type: 'json' }
import liaison from './en/liaison.json' with { type: 'json' }
import movements from './en/movements.json' with { type: 'json' }
import notices from './en/notices.json' with { type: 'json' }
import parties from './en/parties.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import planning from './en/planning.json' with { type: 'json' }
import programmes from './en/programmes.json' with { type: 'json' }
import projects from './en/projects.json' with { type: 'json' }
import register from './en/register.json' with { type: 'json' }
import reintegration from './en/reintegration.json' with { type: 'json' }
import ticketing from './en/ticketing.json' with { type: 'json' }
import transit from './en/transit.json' with { type: 'json' }
import transports from './en/transports.json' with { type: 'json' }

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
