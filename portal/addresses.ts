/** The permanent addresses of the public pages, in both languages. An address once given out is kept: add, never rename. */

export const portalLanguages = ['fr', 'en'] as const
export type PortalLanguage = (typeof portalLanguages)[number]

export type Place = keyof typeof words
/** A page of its own, or the page (or text sheet) of one programme or project, named by its code in small letters. */
export type Address = { place: Place } | { place: 'programme' | 'sheet' | 'project'; slug: string }

const words = {
  home: { fr: '', en: '' },
  rights: { fr: 'vos-droits', en: 'your-rights' },
  programmes: { fr: 'programmes', en: 'programmes' },
  projects: { fr: 'projets', en: 'projects' },
  about: { fr: 'a-propos', en: 'about' },
  contact: { fr: 'contact', en: 'contact' },
  legal: { fr: 'mentions-legales', en: 'legal-notice' },
  accessibility: { fr: 'accessibilite', en: 'accessibility' },
  map: { fr: 'plan-du-site', en: 'site-map' },
} as const

export const places = Object.keys(words) as Place[]

export function hrefOf(language: PortalLanguage, address: Address): string {
  if (!('slug' in address)) return ['', language, words[address.place][language]].join('/').replace(/\/$/, '')
  const room = hrefOf(language, { place: address.place === 'project' ? 'projects' : 'programmes' })
  return `${room}/${address.slug}${address.place === 'sheet' ? '.txt' : ''}`
}

/** What a path names, whether or not something is published there. */
export function findAddress(path: string): { language: PortalLanguage; address: Address } | undefined {
  const [empty, first, room = '', slug, ...deeper] = path.split('/')
  const language = portalLanguages.find((each) => each === first)
  if (empty !== '' || language === undefined || deeper.length > 0) return undefined

  const place = places.find((each) => words[each][language] === room)
  if (place === undefined) return undefined
  if (slug === undefined) return { language, address: { place } }
  if (place === 'projects') return { language, address: { place: 'project', slug } }
  if (place !== 'programmes') return undefined
  return { language, address: slug.endsWith('.txt') ? { place: 'sheet', slug: slug.slice(0, -4) } : { place: 'programme', slug } }
}

export function slugOf(code: string): string {
  return code.toLowerCase().replaceAll('_', '-')
}
