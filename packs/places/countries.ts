/**
 * Countries by their ISO 3166-1 codes, and the codes that only travel documents know (ICAO Doc 9303-3, domain.md 2.1).
 * Names come from the language data of the runtime, so that every language of the office has them; none is typed here.
 */

export type Country = { iso2: string; iso3: string; /** Three digits; absent for Kosovo, which ISO has not numbered. */ numeric?: string }

/** Codes of the machine readable zone that are no country: a status, or an organisation that issues documents. */
export type DocumentCode = { code: string; kind: 'STATUS' | 'ORGANISATION' | 'BRITISH'; names: { fr: string; en: string } }

/** By alpha-2, alpha-3, number, or the aliases that documents use: `D` for Germany, `RKS` and `UNK` for Kosovo. Case does not matter. */
export function findCountry(code: string): Country | undefined {
  const wanted = code.toUpperCase().replaceAll('<', '')
  return byCode().get(aliases[wanted] ?? wanted)
}

export function listCountries(): readonly Country[] {
  return [...new Set(byCode().values())]
}

/** The name in a language such as `fr`, `en`, `ar` or `ti`; undefined where the code is unknown. */
export function countryName(code: string, language: string): string | undefined {
  const country = findCountry(code)
  return country === undefined ? undefined : namesIn(language).of(country.iso2)
}

export function findDocumentCode(code: string): DocumentCode | undefined {
  return documentCodes.find((each) => each.code === code.toUpperCase())
}

/** What stands for a person's nationality on a document: a country, a status such as refugee, or an organisation. */
export function nationalityName(code: string, language: string): string | undefined {
  const special = findDocumentCode(code)
  if (special !== undefined) return language.startsWith('fr') ? special.names.fr : special.names.en
  return countryName(code, language)
}

/** True for everything that may stand in a nationality or issuer field. */
export function isNationality(code: string): boolean {
  return findDocumentCode(code) !== undefined || findCountry(code) !== undefined
}

export const documentCodes: readonly DocumentCode[] = [
  { code: 'XXA', kind: 'STATUS', names: { fr: 'Personne apatride (convention de 1954)', en: 'Stateless person (1954 convention)' } },
  { code: 'XXB', kind: 'STATUS', names: { fr: 'Personne réfugiée (convention de 1951)', en: 'Refugee (1951 convention)' } },
  { code: 'XXC', kind: 'STATUS', names: { fr: 'Personne réfugiée (autre statut)', en: 'Refugee (other status)' } },
  { code: 'XXX', kind: 'STATUS', names: { fr: 'Nationalité non précisée', en: 'Nationality not specified' } },
  { code: 'UNO', kind: 'ORGANISATION', names: { fr: 'Nations Unies', en: 'United Nations' } },
  {
    code: 'UNA',
    kind: 'ORGANISATION',
    names: { fr: 'Institution spécialisée des Nations Unies', en: 'United Nations specialised agency' },
  },
  { code: 'XPO', kind: 'ORGANISATION', names: { fr: 'Interpol', en: 'Interpol' } },
  { code: 'XOM', kind: 'ORGANISATION', names: { fr: 'Ordre souverain de Malte', en: 'Sovereign Order of Malta' } },
  { code: 'EUE', kind: 'ORGANISATION', names: { fr: 'Union européenne (laissez-passer)', en: 'European Union (laissez-passer)' } },
  { code: 'XBA', kind: 'ORGANISATION', names: { fr: 'Banque africaine de développement', en: 'African Development Bank' } },
  { code: 'XEC', kind: 'ORGANISATION', names: { fr: 'CEDEAO', en: 'ECOWAS' } },
  { code: 'XCC', kind: 'ORGANISATION', names: { fr: 'Communauté des Caraïbes', en: 'Caribbean Community' } },
  {
    code: 'XDC',
    kind: 'ORGANISATION',
    names: { fr: 'Communauté de développement d’Afrique australe', en: 'Southern African Development Community' },
  },
  { code: 'XCE', kind: 'ORGANISATION', names: { fr: 'Conseil de l’Europe', en: 'Council of Europe' } },
  {
    code: 'XMP',
    kind: 'ORGANISATION',
    names: { fr: 'Assemblée parlementaire de la Méditerranée', en: 'Parliamentary Assembly of the Mediterranean' },
  },
  { code: 'GBD', kind: 'BRITISH', names: { fr: 'Territoires britanniques d’outre-mer', en: 'British overseas territories citizen' } },
  { code: 'GBN', kind: 'BRITISH', names: { fr: 'Ressortissant britannique (outre-mer)', en: 'British national (overseas)' } },
  { code: 'GBO', kind: 'BRITISH', names: { fr: 'Citoyen britannique d’outre-mer', en: 'British overseas citizen' } },
  { code: 'GBP', kind: 'BRITISH', names: { fr: 'Personne sous protection britannique', en: 'British protected person' } },
  { code: 'GBS', kind: 'BRITISH', names: { fr: 'Sujet britannique', en: 'British subject' } },
]

const aliases: Record<string, string> = { D: 'DEU', RKS: 'XKX', UNK: 'XKX', RKX: 'XKX' }

// alpha-2, alpha-3, number. Kosovo bears the user-assigned XK and XKX, without a number.
const table = `
AD AND 020|AE ARE 784|AF AFG 004|AG ATG 028|AI AIA 660|AL ALB 008|AM ARM 051|AO AGO 024|AQ ATA 010|AR ARG 032|AS ASM 016|AT AUT 040
AU AUS 036|AW ABW 533|AX ALA 248|AZ AZE 031|BA BIH 070|BB BRB 052|BD BGD 050|BE BEL 056|BF BFA 854|BG BGR 100|BH BHR 048|BI BDI 108
BJ BEN 204|BL BLM 652|BM BMU 060|BN BRN 096|BO BOL 068|BQ BES 535|BR BRA 076|BS BHS 044|BT BTN 064|BV BVT 074|BW BWA 072|BY BLR 112
BZ BLZ 084|CA CAN 124|CC CCK 166|CD COD 180|CF CAF 140|CG COG 178|CH CHE 756|CI CIV 384|CK COK 184|CL CHL 152|CM CMR 120|CN CHN 156
CO COL 170|CR CRI 188|CU CUB 192|CV CPV 132|CW CUW 531|CX CXR 162|CY CYP 196|CZ CZE 203|DE DEU 276|DJ DJI 262|DK DNK 208|DM DMA 212
DO DOM 214|DZ DZA 012|EC ECU 218|EE EST 233|EG EGY 818|EH ESH 732|ER ERI 232|ES ESP 724|ET ETH 231|FI FIN 246|FJ FJI 242|FK FLK 238
FM FSM 583|FO FRO 234|FR FRA 250|GA GAB 266|GB GBR 826|GD GRD 308|GE GEO 268|GF GUF 254|GG GGY 831|GH GHA 288|GI GIB 292|GL GRL 304
GM GMB 270|GN GIN 324|GP GLP 312|GQ GNQ 226|GR GRC 300|GS SGS 239|GT GTM 320|GU GUM 316|GW GNB 624|GY GUY 328|HK HKG 344|HM HMD 334
HN HND 340|HR HRV 191|HT HTI 332|HU HUN 348|ID IDN 360|IE IRL 372|IL ISR 376|IM IMN 833|IN IND 356|IO IOT 086|IQ IRQ 368|IR IRN 364
IS ISL 352|IT ITA 380|JE JEY 832|JM JAM 388|JO JOR 400|JP JPN 392|KE KEN 404|KG KGZ 417|KH KHM 116|KI KIR 296|KM COM 174|KN KNA 659
KP PRK 408|KR KOR 410|KW KWT 414|KY CYM 136|KZ KAZ 398|LA LAO 418|LB LBN 422|LC LCA 662|LI LIE 438|LK LKA 144|LR LBR 430|LS LSO 426
LT LTU 440|LU LUX 442|LV LVA 428|LY LBY 434|MA MAR 504|MC MCO 492|MD MDA 498|ME MNE 499|MF MAF 663|MG MDG 450|MH MHL 584|MK MKD 807
ML MLI 466|MM MMR 104|MN MNG 496|MO MAC 446|MP MNP 580|MQ MTQ 474|MR MRT 478|MS MSR 500|MT MLT 470|MU MUS 480|MV MDV 462|MW MWI 454
MX MEX 484|MY MYS 458|MZ MOZ 508|NA NAM 516|NC NCL 540|NE NER 562|NF NFK 574|NG NGA 566|NI NIC 558|NL NLD 528|NO NOR 578|NP NPL 524
NR NRU 520|NU NIU 570|NZ NZL 554|OM OMN 512|PA PAN 591|PE PER 604|PF PYF 258|PG PNG 598|PH PHL 608|PK PAK 586|PL POL 616|PM SPM 666
PN PCN 612|PR PRI 630|PS PSE 275|PT PRT 620|PW PLW 585|PY PRY 600|QA QAT 634|RE REU 638|RO ROU 642|RS SRB 688|RU RUS 643|RW RWA 646
SA SAU 682|SB SLB 090|SC SYC 690|SD SDN 729|SE SWE 752|SG SGP 702|SH SHN 654|SI SVN 705|SJ SJM 744|SK SVK 703|SL SLE 694|SM SMR 674
SN SEN 686|SO SOM 706|SR SUR 740|SS SSD 728|ST STP 678|SV SLV 222|SX SXM 534|SY SYR 760|SZ SWZ 748|TC TCA 796|TD TCD 148|TF ATF 260
TG TGO 768|TH THA 764|TJ TJK 762|TK TKL 772|TL TLS 626|TM TKM 795|TN TUN 788|TO TON 776|TR TUR 792|TT TTO 780|TV TUV 798|TW TWN 158
TZ TZA 834|UA UKR 804|UG UGA 800|UM UMI 581|US USA 840|UY URY 858|UZ UZB 860|VA VAT 336|VC VCT 670|VE VEN 862|VG VGB 092|VI VIR 850
VN VNM 704|VU VUT 548|WF WLF 876|WS WSM 882|XK XKX|YE YEM 887|YT MYT 175|ZA ZAF 710|ZM ZMB 894|ZW ZWE 716`

let register: Map<string, Country> | undefined

function byCode(): Map<string, Country> {
  if (register !== undefined) return register
  register = new Map()
  for (const entry of table.trim().split(/[|\n]/)) {
    const [iso2 = '', iso3 = '', numeric] = entry.split(' ')
    const country: Country = numeric === undefined ? { iso2, iso3 } : { iso2, iso3, numeric }
    for (const code of [iso2, iso3, numeric]) if (code !== undefined) register.set(code, country)
  }
  return register
}

const spoken = new Map<string, Intl.DisplayNames>()

function namesIn(language: string): Intl.DisplayNames {
  const known = spoken.get(language)
  if (known !== undefined) return known
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' })
  spoken.set(language, names)
  return names
}
