/**
 * The codes that may stand for a person's nationality or a document's issuer, for lists to choose from and names to show: countries
 * (domain/kit/country.ts) and the codes that only documents know (ICAO 9303-3, domain.md 2.1).
 */
export { countryCodes, regionOf } from '#domain/kit/country.ts'

/** A status, an organisation, a British variant: named in the catalogue, `people.nationality.<code>`. */
export const documentOnlyCodes = 'XXA XXB XXC XXX UNO UNA EUE GBD GBN GBO GBP GBS XOM XPO XEC XDC XCC XCE XBA XMP'.split(' ')
