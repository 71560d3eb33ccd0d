/** The names a roll may use for countries, nationalities and languages: in French, English and a few more, or as codes. */
import { plain } from '#domain/cases/roll-heading-rules.ts'
import type { Means } from '#domain/cases/roll-rules.ts'
import type { Day } from '#domain/kit/day.ts'
import { isLatinName } from '#domain/people/name-rules.ts'
import { documentCodes, findCountry, listCountries } from '#packs/places/countries.ts'
import { proposeNames } from '#server/people/actions.ts'

export function meansOn(today: Day): Means {
  return { today, country: findIso3, nationality: findNationality, language: findLanguage, latinName }
}

function findIso3(text: string): string | undefined {
  return findCountry(text.trim())?.iso3 ?? countryNames().get(plain(text))
}

function findNationality(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (documentCodes.some((each) => each.code === code)) return code
  return statusNames.get(plain(text)) ?? findIso3(text) ?? adjectives.get(plain(text))
}

function findLanguage(text: string): string | undefined {
  const code = text.trim().toLowerCase()
  return languageCodes.includes(code) ? code : languageNames().get(plain(text))
}

/** Digits or signs in a name are a slip: they are never dropped in silence. */
function latinName(text: string): string | undefined {
  const visible = text.replace(/\u200c|\u200d/g, '') // joiners of Persian and of Indic scripts
  if (/[^\p{L}\p{M}\p{Zs}'’ʼ‘`.,·-]/u.test(visible)) return undefined
  const proposed = proposeNames(visible, '').familyName
  return isLatinName(proposed) ? proposed : undefined
}

/** Those in which the partners of the office write their lists. */
const spoken = ['fr', 'en', 'ar', 'es', 'pt', 'de', 'it', 'uk', 'fa']

let countries: Map<string, string> | undefined
function countryNames(): Map<string, string> {
  if (countries !== undefined) return countries
  countries = new Map()
  for (const language of spoken) {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    for (const { iso2, iso3 } of listCountries()) {
      const name = names.of(iso2)
      if (name !== undefined) countries.set(plain(name), iso3)
    }
  }
  for (const [name, iso3] of Object.entries(otherNames)) countries.set(name, iso3)
  return countries
}

/** Names in use beside those of the language data. */
const otherNames: Record<string, string> = {
  rdc: 'COD',
  drc: 'COD',
  'dr congo': 'COD',
  'republique democratique du congo': 'COD',
  'democratic republic of the congo': 'COD',
  congo: 'COG',
  'cote d ivoire': 'CIV',
  'ivory coast': 'CIV',
  birmanie: 'MMR',
  burma: 'MMR',
  palestine: 'PSE',
  usa: 'USA',
  'etats unis d amerique': 'USA',
  'united states of america': 'USA',
  uk: 'GBR',
  'royaume uni': 'GBR',
  'great britain': 'GBR',
  'republique arabe syrienne': 'SYR',
  'syrian arab republic': 'SYR',
  'republique centrafricaine': 'CAF',
  rca: 'CAF',
  'sud soudan': 'SSD',
  turkey: 'TUR',
  'republique islamique d iran': 'IRN',
}

const statusNames = new Map(
  Object.entries({
    apatride: 'XXA',
    stateless: 'XXA',
    refugie: 'XXB',
    refugiee: 'XXB',
    refugee: 'XXB',
    'non precisee': 'XXX',
    unspecified: 'XXX',
  }),
)

/** Nationalities are often written as adjectives; the language data has none, so the ones our rolls bring are listed. */
const adjectives = new Map(
  Object.entries({
    AFG: 'afghan, afghane',
    ALB: 'albanais, albanaise, albanian',
    BGD: 'bangladais, bangladaise, bangladeshi',
    CMR: 'camerounais, camerounaise, cameroonian',
    COD: 'congolais, congolaise, congolese',
    DJI: 'djiboutien, djiboutienne, djiboutian',
    DZA: 'algerien, algerienne, algerian',
    ERI: 'erythreen, erythreenne, eritrean',
    ETH: 'ethiopien, ethiopienne, ethiopian',
    FRA: 'francais, francaise, french',
    GIN: 'guineen, guineenne, guinean',
    IND: 'indien, indienne, indian',
    IRN: 'iranien, iranienne, iranian',
    IRQ: 'irakien, irakienne, iraqi',
    KEN: 'kenyan, kenyane',
    LKA: 'sri lankais, sri lankaise, sri lankan',
    MAR: 'marocain, marocaine, moroccan',
    MLI: 'malien, malienne, malian',
    NGA: 'nigerian, nigeriane',
    PAK: 'pakistanais, pakistanaise, pakistani',
    SDN: 'soudanais, soudanaise, sudanese',
    SEN: 'senegalais, senegalaise, senegalese',
    SOM: 'somalien, somalienne, somali',
    SRB: 'serbe, serbian',
    SSD: 'sud soudanais, sud soudanaise, south sudanese',
    SYR: 'syrien, syrienne, syrian',
    TUN: 'tunisien, tunisienne, tunisian',
    UKR: 'ukrainien, ukrainienne, ukrainian',
    XKX: 'kosovar, kosovare, kosovan',
  }).flatMap(([iso3, words]) => words.split(', ').map((word) => [word, iso3] as const)),
)

/** ISO 639, in the shortest form; the languages of the people the office meets, and their neighbours. */
const languageCodes = (
  'aa ab af ak am ar arz as ay az bal be ber bg bho bm bn bs bua byn ca ceb ckb cs ctg da de din dv dyo dz ee el en es et eu fa fan ff fi fo fon fr ful gaz gez gl gn gu gur ha haw haz he hi hne hr ht hu hy id ig ilo is it ja jv ka kab ' +
  'kbd kg ki kk km kmr kn ko kok kr kri ks ku kun ky lb lg ln lo lt lua luo lv mai man mg mi mk ml mn mnk mos mr ms mt my nb ne nl nn no ny nus om or os pa pap pl prs ps pt qu rn ro rom rom ru rw sa sah sar sd sg si sid sk sl sm sn so sq sr ssy su sus sv sw syl syr ta te tem tg th ti tig tk tl tmh tn to tr ts tt ug uk ur uz vi wo xh yi yo za zgh zh zu'
).split(' ')

let languages: Map<string, string> | undefined
function languageNames(): Map<string, string> {
  if (languages !== undefined) return languages
  languages = new Map()
  for (const language of spoken) {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })
    for (const code of languageCodes) {
      const name = names.of(code)
      if (name !== undefined && !languages.has(plain(name))) languages.set(plain(name), code)
    }
  }
  // Names in daily use for what the language data calls otherwise.
  for (const [name, code] of Object.entries({
    dari: 'prs',
    farsi: 'fa',
    sorani: 'ckb',
    kurmanji: 'kmr',
    'kurde sorani': 'ckb',
    peul: 'ff',
    pular: 'ff',
    oromo: 'om',
    pachto: 'ps',
    pashto: 'ps',
    romani: 'rom',
    amazigh: 'ber',
  })) {
    languages.set(name, code)
  }
  return languages
}
